// What every store keeps to: the rows of the cases, and lists of them.
#include <algorithm>
#include <random>
#include <set>

#include "tests/conformance/suite.hpp"
#include "tests/support/store_facts.hpp"

using namespace qixian;
using namespace qixian::tests;

EVERY_STORE("a case comes back with every field") {
  Store& store = s.store;
  const auto full = full_case(41);
  const auto plain = plain_case(42, 3, "2026-0002号");
  put(store, {full, plain});
  CHECK(store.case_row(41) == full);
  CHECK(store.case_row(42) == plain);
  CHECK(!store.case_row(43));
  CHECK(store.case_of(3, full.number) == full);
  CHECK(!store.case_of(4, full.number));
  store.each_case({}, [&](const CaseRow& c) { CHECK(c == (c.id == 41 ? full : plain)); });

  auto changed = full;
  changed.remedies.pop_back();
  changed.complaints.clear();
  changed.due.reset();
  changed.number = "2026-0003号";
  put(store, {changed});
  CHECK(store.case_row(41) == changed);
  CHECK(!store.case_of(3, full.number));
}

EVERY_STORE("a number is one case in an agency, and many in all") {
  Store& store = s.store;
  put(store, {plain_case(11, 5, "7"), plain_case(12, 4, "7"), plain_case(13, 4, "70")});
  const auto found = store.cases_numbered("7");
  REQUIRE(found.size() == 2);
  CHECK(found[0].id == 12);
  CHECK(found[1].id == 11);
  CHECK(store.cases_numbered("8").empty());
  CHECK(store.case_of(5, "7")->id == 11);
  auto transaction = store.begin();
  CHECK_THROWS_AS(store.put_case(plain_case(14, 5, "7")), std::logic_error);
}

EVERY_STORE("a list is in order of due day, and each part of a filter narrows") {
  Store& store = s.store;
  auto stopped = plain_case(1, 3, "stopped", "2026-11-10");
  stopped.stopped_until = on("2026-11-20");
  auto waits = plain_case(2, 3, "waits", "2026-11-10");
  waits.stopped_until = on("9999-12-31");
  auto answered = plain_case(3, 3, "answered", "2026-11-09");
  answered.open = false;
  answered.state = engine::State::answered;
  auto late = plain_case(4, 4, "late", "2026-11-18");
  late.officer = "赵";
  put(store, {plain_case(9, 3, "undue"), stopped, waits, answered, late, plain_case(6, 3, "b", "2026-11-23"),
              plain_case(5, 3, "a", "2026-11-23"), plain_case(7, 2, "z", "2026-11-23")});

  const auto today = on("2026-11-20"), monday = on("2026-11-23");
  const struct {
    const char* what;
    CaseFilter filter;
    const char* numbers;
  } rows[] = {
      {"all", {}, "answered stopped waits late z a b undue"},
      {"state", {.state = "answered"}, "answered"},
      {"agency", {.agency = 3}, "answered stopped waits a b undue"},
      {"officer", {.officer = "赵"}, "late"},
      {"open", {.open_only = true}, "stopped waits late z a b undue"},
      {"due until, stopped on it", {.due_until = today}, "late"},
      {"due until, the clock runs again", {.due_until = monday}, "stopped late z a b"},
      {"overdue, stopped until today", {.due_before = today}, "late"},
      {"overdue the day after", {.due_before = on("2026-11-21")}, "stopped late"},
      {"due on the day is not overdue", {.due_before = monday}, "stopped late"},
      {"parts together", {.agency = 3, .open_only = true, .due_until = monday}, "stopped a b"},
      {"both days", {.due_until = monday, .due_before = monday}, "stopped late"},
      {"every part",
       {.state = "in_hand", .agency = 4, .officer = "赵", .open_only = true, .due_until = monday},
       "late"},
      {"nothing", {.state = "registered"}, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(numbers_in(store, row.filter) == row.numbers);
  }
}

EVERY_STORE("cases whose days were counted over some days of the calendar") {
  Store& store = s.store;
  const auto closed = [](CaseRow row, const char* day) {
    row.open = false;
    row.state = engine::State::answered;
    row.closed_on = on(day);
    return row;
  };
  // All were submitted on 2026-10-08.
  auto based = closed(plain_case(6, 3, "based"), "2026-10-20");
  based.base_due = on("2026-11-12");
  put(store, {plain_case(1, 3, "ended", "2026-11-09"), plain_case(2, 3, "edge", "2026-11-10"),
              plain_case(3, 3, "stands still"), closed(plain_case(4, 3, "answered", "2026-11-12"), "2026-10-09"),
              closed(plain_case(5, 3, "lapsed early"), "2026-11-09"), based,
              closed(plain_case(7, 3, "lapsed late"), "2026-11-10")});
  const auto over = [&](const char* from, const char* to) {
    CaseFilter filter;
    filter.counted_over = {on(from), on(to)};
    return numbers_in(store, filter);
  };
  CHECK(over("2026-11-10", "2026-11-15") == "edge answered based lapsed late stands still");
  CHECK(over("2026-10-01", "2026-10-07").empty());
  CHECK(over("2026-10-01", "2026-10-08") == "ended edge answered based lapsed early lapsed late stands still");
  CHECK(over("2026-11-13", "9999-12-31") == "stands still");
}

EVERY_STORE("projections dump alike after a rebuild, whatever the order") {
  Store& store = s.store;
  const std::vector rows{full_case(8), plain_case(3, 4, "1"), plain_case(5, 4, "2", "2026-12-01")};
  put(store, rows);
  const auto before = dump_of(store);
  CHECK(!before.empty());
  {
    auto transaction = store.begin();
    store.clear_cases();
    store.clear_deadlines();
    CHECK(dump_of(store).empty());
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) store.put_case(*row);
    transaction->commit();
  }
  CHECK(dump_of(store) == before);
  auto other = rows[1];
  other.flags = {engine::FlagId::p1};
  put(store, {other});
  CHECK(dump_of(store) != before);
}

EVERY_STORE("a row that is put over another is there as if it were alone - random changes") {
  const std::vector<std::function<void(CaseRow&, int)>> changes{
      [](CaseRow& c, int n) { c.agency = 3 + n; },
      [](CaseRow& c, int n) { c.number = "n" + std::to_string(n); },
      [](CaseRow& c, int n) { c.state = n ? engine::State::in_hand : engine::State::answered; },
      [](CaseRow& c, int n) { c.law = n ? "R07" : "R19"; },
      [](CaseRow& c, int n) { c.channel = n ? "web" : "post_signed"; },
      [](CaseRow& c, int n) { c.applicant_kind = n ? "company" : "natural_person"; },
      [](CaseRow& c, int n) { c.officer = n ? "王" : ""; },
      [](CaseRow& c, int n) { c.submitted_on = on("2026-10-08") + rules::Days{n}; },
      [](CaseRow& c, int n) { c.received_on = n ? std::optional(on("2026-10-09")) : std::nullopt; },
      [](CaseRow& c, int n) { c.open = n != 0; },
      [](CaseRow& c, int n) { c.due = n ? std::optional(on("2026-11-06") + rules::Days{n}) : std::nullopt; },
      [](CaseRow& c, int n) { c.base_due = n ? std::optional(on("2026-11-06")) : std::nullopt; },
      [](CaseRow& c, int n) { c.stopped_until = n ? std::optional(on("9999-12-31")) : std::nullopt; },
      [](CaseRow& c, int n) { c.provisional = n != 0; },
      [](CaseRow& c, int n) { c.first_closed_on = n ? std::optional(on("2026-11-20")) : std::nullopt; },
      [](CaseRow& c, int n) { c.first_answer = n ? "partial" : ""; },
      [](CaseRow& c, int n) { c.first_timing = n ? engine::Timing::late : engine::Timing::none; },
      [](CaseRow& c, int n) { c.closed_on = n ? std::optional(on("2026-11-25")) : std::nullopt; },
      [](CaseRow& c, int n) { c.answer = n ? "disclosed" : ""; },
      [](CaseRow& c, int n) { c.late = n != 0; },
      [](CaseRow& c, int n) { c.flags = n ? engine::FlagSet{engine::FlagId::p2} : engine::FlagSet{}; },
      [](CaseRow& c, int n) { c.reopened = n != 0; },
      [](CaseRow& c, int n) { c.several_items = n != 0; },
      [](CaseRow& c, int n) { c.joint = n != 0; },
      [](CaseRow& c, int n) { c.resumed = n != 0; },
      [](CaseRow& c, int n) {
        c.reopenings.resize(static_cast<std::size_t>(n),
                            {on("2026-12-01"), on("2026-12-08"), "partial", engine::Timing::base});
      },
      [](CaseRow& c, int n) { c.last_seq = n; },
      [](CaseRow& c, int n) { c.complaints.assign(static_cast<std::size_t>(n), on("2026-12-02")); },
      [](CaseRow& c, int n) {
        c.remedies.resize(static_cast<std::size_t>(n),
                          {engine::RemedyKind::direct, on("2026-12-01"), {}, engine::RemedyResult::none});
      }};
  std::mt19937 draw(20241127);
  auto row = plain_case(1, 3, "n0");
  for (int i = 0; i < 300; ++i) {
    CAPTURE(i);
    for (unsigned left = draw() % 4; left > 0; --left)
      changes[draw() % changes.size()](row, static_cast<int>(draw() % 3));
    if (i % 30 == 29)
      for (const auto& change : changes) change(row, static_cast<int>(draw() % 3));
    put(s.store, {row});
    CHECK(s.store.case_row(1) == row);
    CHECK(numbers_in(s.store, {.open_only = true}) == (row.open ? row.number : ""));
    CHECK(s.store.case_of(row.agency, row.number) == row);
  }
}
