// What every store keeps to: what tables are made from, and tables that were published.
#include <algorithm>
#include <set>
#include <tuple>

#include "tests/conformance/suite.hpp"
#include "tests/support/store_facts.hpp"

using namespace qixian;
using namespace qixian::tests;

EVERY_STORE("alike cases are counted together, and what does not concern the period is left out") {
  Store& store = s.store;
  const engine::Period year{on("2026-01-01"), on("2026-12-31")};
  const auto closed = [&](std::int64_t id, const char* received, const char* ended, const char* answer) {
    auto c = plain_case(id, 3, std::to_string(id));
    c.received_on = on(received);
    if (ended) c.first_closed_on = on(ended);
    if (ended) c.first_timing = engine::Timing::base;
    c.first_answer = answer;
    return c;
  };
  auto unconfirmed = plain_case(8, 3, "8");
  auto withdrawn = plain_case(9, 3, "9");
  withdrawn.first_closed_on = on("2026-02-01");
  auto disputed = closed(7, "2024-03-01", "2024-04-01", "disclosed");
  disputed.remedies = {
      {engine::RemedyKind::reconsideration, on("2024-05-01"), on("2024-07-01"), engine::RemedyResult::upheld},
      {engine::RemedyKind::after_reconsideration, on("2024-07-10"), std::nullopt, engine::RemedyResult::none},
      {engine::RemedyKind::direct, on("2027-01-10"), std::nullopt, engine::RemedyResult::none}};
  disputed.complaints = {on("2025-12-31"), on("2026-01-01"), on("2026-12-31"), on("2027-01-01")};
  put(store,
      {closed(1, "2026-03-01", "2026-04-01", "disclosed"), closed(2, "2026-12-31", "2026-12-31", "disclosed"),
       closed(3, "2025-12-31", "2026-01-01", "disclosed"), closed(4, "2025-12-31", "2027-01-01", "partial"),
       closed(5, "2026-01-01", nullptr, ""), closed(6, "2027-01-01", nullptr, ""), disputed, unconfirmed, withdrawn});
  std::vector<std::string> lines;
  for (const auto& g : store.groups(year)) {
    const auto sign = [](engine::When when) { return "-<=>"[static_cast<int>(when)]; };
    lines.push_back(std::to_string(g.what) + " " + g.kind + " " + g.answer + " " + sign(g.begun) + sign(g.ended) + " " +
                    std::to_string(g.count));
  }
  std::ranges::sort(lines);
  CHECK(lines == std::vector<std::string>{"0 natural_person  -= 1", "0 natural_person  =- 1",
                                          "0 natural_person disclosed <= 1", "0 natural_person disclosed == 2",
                                          "0 natural_person partial <> 1", "1 after_reconsideration  <- 1",
                                          "2   =- 2"});
}

/// A case in every position against the year: itself, its reopening, its remedy, its complaint.
std::vector<CaseRow> cases_around(const std::vector<std::optional<rules::Day>>& days) {
  std::vector<CaseRow> rows;
  const auto add = [&](const auto& edit) {
    const auto id = static_cast<std::int64_t>(rows.size()) + 1;
    auto& c = rows.emplace_back(plain_case(id, 3, std::to_string(id)));
    c.received_on = on("2020-01-06");
    c.first_closed_on = on("2020-01-20");  // by itself it concerns no later year
    edit(c);
  };
  for (const auto begun : days) {
    for (const auto ended : days) {
      add([&](CaseRow& c) { std::tie(c.received_on, c.first_closed_on) = std::tie(begun, ended); });
      if (begun) add([&](CaseRow& c) { c.reopenings = {{*begun, ended, "disclosed", engine::Timing::base}}; });
      if (begun)
        add([&](CaseRow& c) {
          c.remedies = {{engine::RemedyKind::reconsideration, *begun, ended,
                         ended ? engine::RemedyResult::upheld : engine::RemedyResult::none}};
        });
    }
    if (begun) add([&](CaseRow& c) { c.complaints = {*begun}; });
  }
  return rows;
}

EVERY_STORE("the cases that concern a period are those of which some group does") {
  Store& store = s.store;
  const engine::Period year{on("2026-01-01"), on("2026-12-31")};
  const auto rows = cases_around({std::nullopt, on("2025-12-31"), year.from, year.to, on("2027-01-01")});
  put(store, rows);
  std::set<std::int64_t> found, wanted;
  store.each_case_concerning(year, 0, [&](const CaseRow& c) {
    CHECK(c == rows[static_cast<std::size_t>(c.id) - 1]);
    CHECK(found.insert(c.id).second);
  });
  for (const auto& row : rows)
    if (std::ranges::any_of(engine::groups_of(row, year), [](auto& g) { return engine::concerns(g); }))
      wanted.insert(row.id);
  CHECK(found == wanted);
  CHECK(wanted.size() > 20);
  CHECK(wanted.size() + 20 < rows.size());
  CHECK(store.cases_concerning(year, 3).size() == wanted.size());
  CHECK(store.cases_concerning(year, 4).empty());
}

EVERY_STORE("every field of a group is told apart") {
  Store& store = s.store;
  std::vector<CaseRow> rows;
  const auto add = [&](const std::function<void(CaseRow&)>& edit) {
    auto c = plain_case(static_cast<std::int64_t>(rows.size()) + 1, 3, std::to_string(rows.size()));
    c.received_on = on("2026-10-09");
    edit(c);
    rows.push_back(std::move(c));
  };
  add([](CaseRow&) {});
  add([](CaseRow&) {});
  add([](CaseRow& c) { c.agency = 4; });
  add([](CaseRow& c) { c.applicant_kind = "company"; });
  add([](CaseRow& c) { c.channel = "fax"; });
  add([](CaseRow& c) { c.law = "R07"; });
  add([](CaseRow& c) { c.first_answer = "partial"; });
  add([](CaseRow& c) { c.first_timing = engine::Timing::late; });
  add([](CaseRow& c) { c.reopened = true; });
  add([](CaseRow& c) { c.several_items = true; });
  add([](CaseRow& c) { c.joint = true; });
  add([](CaseRow& c) { c.resumed = true; });
  add([](CaseRow& c) {
    c.joint = c.several_items = true;
    c.reopenings = {{on("2026-10-12"), on("2027-01-05"), "unable.not_held", engine::Timing::late},
                    {on("2027-02-01"), {}, "", engine::Timing::none}};
  });
  put(store, rows);
  const engine::Period year{on("2026-01-01"), on("2026-12-31")};
  std::set<engine::CaseGroup> groups, wanted;
  for (const auto& g : store.groups(year)) groups.insert(g);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    for (auto group : engine::groups_of(rows[i], year)) {
      if (i == 1) group.count = 2;
      if (engine::concerns(group)) wanted.insert(std::move(group));
    }
  }
  CHECK(groups == wanted);
}

EVERY_STORE("a frozen table stands for good, beside a later one of the same period") {
  Store& store = s.store;
  add_stream(store, "request", {event("received")});
  const engine::Period year{on("2018-01-01"), on("2018-12-31")}, other{on("2018-01-01"), on("2018-03-31")};
  const auto freeze = [&](std::string content, std::int64_t agency, engine::Period period) {
    auto transaction = store.begin();
    const auto kept = store.freeze(
        {"2014", agency, period, std::move(content), store.heads(), "2019-01-31T01:02:03.004Z", "王", "", true});
    transaction->commit();
    return kept;
  };
  CHECK_FALSE(store.frozen("2014", 0, year));
  const auto first = freeze("3.1\tvalue\t320\n", 0, year);
  CHECK(first.hash.size() == 64);
  const auto second = freeze("3.1\tvalue\t321\n", 0, year);
  CHECK(second.hash != first.hash);
  freeze("a", 7, year);
  freeze("b", 0, other);
  const auto found = store.frozen("2014", 0, year);
  REQUIRE(found);
  CHECK(found->content == "3.1\tvalue\t321\n");
  CHECK(found->hash == second.hash);
  CHECK(found->intact);
  CHECK(found->head.events() == 1);
  CHECK(found->head == store.heads());
  CHECK(found->by == "王");
  CHECK(store.frozen("2014", 7, year)->content == "a");
  CHECK_FALSE(store.frozen("2019", 0, year));
  {
    auto transaction = store.begin();
    store.clear_cases();
    transaction->commit();
  }
  std::string all;
  store.each_frozen([&](const engine::FrozenTable& t) { all += t.content + "|"; });
  CHECK(all == "3.1\tvalue\t320\n|3.1\tvalue\t321\n|a|b|");
}
