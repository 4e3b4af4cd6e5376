// What every store's pages keep to: put together they are the whole, wherever they are cut, and between two of them
// nothing is open.
#include <stdexcept>

#include "tests/conformance/suite.hpp"
#include "tests/support/store_facts.hpp"

using namespace qixian;
using namespace qixian::tests;
using engine::DeadlineFilter;
using engine::DeadlineRow;
using engine::DumpPlace;
using engine::ListPlace;

namespace {

/// Joined from pages of so many rows; none is longer, and only the last one shorter.
template <class Row, class Fetch, class Name>
std::string in_pages(std::size_t limit, const Fetch& fetch, const Name& name) {
  std::string all;
  for (std::vector<Row> page = fetch(nullptr, limit);; page = fetch(&page.back(), limit)) {
    CHECK(page.size() <= limit);
    for (const auto& row : page) all += (all.empty() ? "" : " ") + name(row);
    if (page.size() < limit) return all;
  }
}

std::string cases(const Store& store, const CaseFilter& filter, std::size_t limit) {
  const auto fetch = [&](const CaseRow* last, std::size_t n) {
    return store.cases_after(filter, last ? std::optional(engine::place_of(*last)) : std::nullopt, n);
  };
  return in_pages<CaseRow>(limit, fetch, [](auto& c) { return c.number; });
}

std::string deadlines(const Store& store, const DeadlineFilter& filter, std::size_t limit) {
  const auto fetch = [&](const DeadlineRow* last, std::size_t n) { return store.deadlines_after(filter, last, n); };
  return in_pages<DeadlineRow>(limit, fetch, [](auto& d) { return std::to_string(d.stream) + d.kind + d.ordinal; });
}

CaseRow row(std::int64_t id, std::int64_t agency, std::string number, const char* due, bool open = true) {
  auto c = plain_case(id, agency, std::move(number), due);
  c.open = open;
  if (!open) c.closed_on = on("2026-11-03");
  return c;
}

DeadlineRow deadline(std::int64_t stream, std::string kind, const char* due, const char* stop = nullptr,
                     std::string ordinal = "") {
  return {stream,
          std::move(kind),
          std::move(ordinal),
          on(due),
          stop ? std::optional(on(stop)) : std::nullopt,
          false,
          3,
          "王",
          "1"};
}

}  // namespace

EVERY_STORE("a list is the same in pages of any length") {
  put(s.store, {row(1, 3, "f", nullptr), row(2, 3, "a", "2026-11-02"), row(3, 4, "c", "2026-11-02"),
                row(4, 3, "b", "2026-11-02"), row(5, 3, "e", "2026-11-04", false), row(6, 4, "d", "2026-11-03"),
                row(7, 4, "g", nullptr), row(8, 3, "h", nullptr, false)});
  const CaseFilter of_3{.agency = 3}, open{.open_only = true}, due{.due_until = on("2026-11-03")};
  const CaseFilter counted{.counted_over = {{on("2026-11-03"), on("2026-11-20")}}};
  const CaseFilter of_3_and_due{.agency = 3, .due_before = on("2026-11-04")};
  for (const std::size_t limit : {1, 2, 3, 8, 100}) {
    CAPTURE(limit);
    CHECK(cases(s.store, {}, limit) == "a b c d e f h g");
    CHECK(cases(s.store, of_3, limit) == "a b e f h");
    CHECK(cases(s.store, open, limit) == "a b c d f g");
    CHECK(cases(s.store, due, limit) == "a b c d");
    CHECK(cases(s.store, counted, limit) == "d e f h g");
    CHECK(cases(s.store, of_3_and_due, limit) == "a b");
  }
  const auto behind = [&](const CaseFilter& filter, const ListPlace& place) {
    std::string numbers;
    for (const auto& c : s.store.cases_after(filter, place, 100)) numbers += c.number;
    return numbers;
  };
  CHECK(behind({}, {on("2026-11-02"), 3, "aa"}) == "bcdefhg");  // nobody need stand there
  CHECK(behind({}, {on("2026-11-02"), 9, ""}) == "defhg");
  CHECK(behind(counted, {on("2026-11-01"), 9, ""}) == "defhg");  // before all that is asked for
  CHECK(behind({}, {std::nullopt, 3, "f"}) == "hg");
  CHECK(behind({}, {std::nullopt, 4, "g"}).empty());
}

EVERY_STORE("rows that are asked for come in that order, without those that are not there") {
  put(s.store, {full_case(1), plain_case(2, 3, "2"), plain_case(3, 3, "3")});
  CHECK(s.store.case_rows(std::vector<StreamId>{3, 9, 1}) == std::vector{plain_case(3, 3, "3"), full_case(1)});
  CHECK(s.store.case_rows({}).empty());
}

EVERY_STORE("deadlines are the same in pages of any length") {
  {
    const auto transaction = s.store.begin();
    s.store.put_deadlines(
        1, std::vector{deadline(1, "reply", "2026-12-02"), deadline(1, "fee", "2026-12-01", nullptr, "2"),
                       deadline(1, "fee", "2026-12-01", nullptr, "1")});
    s.store.put_deadlines(2, std::vector{deadline(2, "reply", "2026-12-01", "2026-11-25")});
    s.store.put_deadlines(3, std::vector{deadline(3, "reply", "2026-12-01", "2026-11-24")});
    s.store.put_deadlines(4, std::vector{deadline(4, "reply", "2026-12-01", "2026-11-25")});
    transaction->commit();
  }
  const DeadlineFilter late{.kind = "reply", .from = on("2026-12-02")}, stops{.stopped_from = on("2026-11-24")};
  for (const std::size_t limit : {1, 2, 3, 6, 100}) {
    CAPTURE(limit);
    CHECK(deadlines(s.store, {}, limit) == "1fee1 1fee2 1reply 2reply 3reply 4reply");
    CHECK(deadlines(s.store, {.from = on("2026-12-02")}, limit) == "1reply");
    CHECK(deadlines(s.store, {.kind = "reply"}, limit) == "2reply 3reply 4reply 1reply");
    CHECK(deadlines(s.store, late, limit) == "1reply");
    CHECK(deadlines(s.store, {.kind = "fee"}, limit) == "1fee1 1fee2");
    CHECK(deadlines(s.store, stops, limit) == "3reply 2reply 4reply");
    CHECK(deadlines(s.store, {.stopped_from = on("2026-11-25"), .stopped_to = on("2026-11-25")}, limit) ==
          "2reply 4reply");
  }
}

EVERY_STORE("streams come in whole pages, and the log in short ones") {
  std::vector<StreamId> streams;
  for (const int events : {1, 3, 2, 1})
    streams.push_back(add_stream(s.store, "request", {std::size_t(events), event("e")}));
  add_stream(s.store, "calendar", {event("other")});
  for (const std::size_t limit : {1, 2, 3, 4, 7, 100}) {
    CAPTURE(limit);
    std::string all;
    StreamId after = 0;
    for (auto page = s.store.streams_after("request", after, limit); !page.empty();
         page = s.store.streams_after("request", after, limit)) {
      CHECK(page.back().stream_seq == std::ssize(s.store.load(page.back().stream)));
      CHECK(page.size() <= limit + 2);
      for (const auto& e : page) all += std::to_string(e.stream - streams[0]) + std::to_string(e.stream_seq) + " ";
      after = page.back().stream;
    }
    CHECK(all == "01 11 12 13 21 22 31 ");
    const auto fetch = [&](const EventRecord* last, std::size_t n) {
      return s.store.events_after(engine::Bookmark({{0, last ? last->seq : 0}}), n);
    };
    CHECK(in_pages<EventRecord>(limit, fetch, [](auto& e) { return std::to_string(e.seq); }) == "1 2 3 4 5 6 7 8");
  }
}

EVERY_STORE("a dump is the same in pages of any length") {
  auto other = full_case(2);
  other.number = "2";
  put(s.store, {full_case(1), other, plain_case(3, 3, "3")});
  const auto all = dump_of(s.store);
  CHECK(all.size() >= 3);
  for (const std::size_t limit : {1, 2, 5}) {
    std::vector<std::string> lines;
    engine::for_each_line([&](const DumpPlace& at) { return s.store.case_lines(at, limit); },
                          [&](const std::string& line) { lines.push_back(line); });
    CHECK(lines == all);
  }
}

EVERY_STORE("a walk of more than a page visits all of it, and its visitor may ask what it likes") {
  constexpr int count = 1002;
  {
    const auto transaction = s.store.begin();
    for (int i = 1; i <= count; ++i) {
      const auto stream = s.store.new_stream("request");
      REQUIRE(s.store.append("request", stream, 0, std::vector{event("received")}));
      s.store.put_case(plain_case(stream, 3, std::to_string(stream), "2026-11-02"));
      s.store.put_deadlines(stream, std::vector{deadline(stream, "reply", "2026-11-02")});
    }
    transaction->commit();
  }
  int cases = 0, deadlines = 0, streams = 0, events = 0;
  s.store.each_case({}, [&](const CaseRow& c) { cases += static_cast<int>(s.store.load(c.id).size()); });
  s.store.each_deadline({.kind = "reply"},
                        [&](const DeadlineRow& d) { deadlines += s.store.case_row(d.stream)->open; });
  s.store.each_stream("request", [&](StreamId id, auto) { streams += static_cast<int>(s.store.deadlines(id).size()); });
  const auto read =
      s.store.each_event_after({}, [&](const EventRecord& e) { events += !s.store.load(e.stream).empty(); });
  CHECK(cases == count);
  CHECK(deadlines == count);
  CHECK(streams == count);
  CHECK(events == count);
  CHECK(read == s.store.bookmark());
}

EVERY_STORE("no transaction begins under a view, and a walk leaves none behind") {
  const auto stream = add_stream(s.store, "request", {event("received")});
  put(s.store, {full_case(stream)});
  {
    const auto view = s.store.one_view(), same = s.store.one_view();
    CHECK_THROWS_AS(s.store.begin(), std::logic_error);
    CHECK(s.store.case_row(stream) == full_case(stream));
  }
  s.store.each_case({}, [](const CaseRow&) {});
  const auto transaction = s.store.begin();
  s.store.each_case({}, [&](const CaseRow& c) { CHECK(c.id == stream); });  // of the transaction itself
  s.store.drop_case(stream);
  s.store.each_case({}, [](const CaseRow&) { FAIL("there is none any more"); });
  transaction->commit();
}

EVERY_STORE_THAT(takes_two, "what is read under a view is of one moment, whatever another writes") {
  const auto other = s.ground->open();
  const auto stream = add_stream(s.store, "request", {event("received")});
  put(s.store, {plain_case(stream, 3, "1", "2026-11-02")});
  {
    const auto view = s.store.one_view();
    CHECK(s.store.case_row(stream)->number == "1");
    add_stream(other->store(), "request", {event("received")});
    put(other->store(), {plain_case(stream, 3, "2", "2026-11-03"), plain_case(stream + 1, 3, "3")});
    CHECK(s.store.case_row(stream)->number == "1");
    CHECK(numbers_in(s.store, {}) == "1");
    CHECK(s.store.heads().events() == 1);
    CHECK(other->store().heads().events() == 2);
  }
  CHECK(numbers_in(s.store, {}) == "2 3");
  CHECK(s.store.heads().events() == 2);
}

EVERY_STORE_THAT(takes_two, "a case that moves while a list is walked is met once") {
  const auto other = s.ground->open();
  std::vector<CaseRow> rows;
  for (int i = 1; i <= 1500; ++i) rows.push_back(plain_case(i, 3, std::to_string(i), "2026-11-02"));
  put(s.store, rows);
  int met = 0;
  s.store.each_case({}, [&](const CaseRow&) {
    if (++met != 1) return;
    auto moved = rows.front();
    moved.due = on("2026-12-01");
    put(other->store(), {moved});
  });
  CHECK(met == 1500);
}

EVERY_STORE("frozen tables, items and messages come in pages as well") {
  {
    const auto transaction = s.store.begin();
    for (const auto* form : {"a", "b", "c"})
      s.store.freeze({form, 0, {on("2018-01-01"), on("2018-12-31")}, "", s.store.heads(), "", "王", "", true});
    for (const auto* key : {"1", "2", "3"}) {
      engine::OutboxEntry e;
      e.key = e.channel = e.said.person = key;
      s.outbox.put(e);
    }
    for (const std::int64_t id : {1, 2, 3, 4}) {
      engine::PublicationRow r;
      r.id = id;
      r.number = std::to_string(id);
      r.agency = 10 - id;
      r.state = id == 2 ? engine::PublicationState::withheld : engine::PublicationState::pending;
      r.law = "R19";
      r.review = "none";
      r.made_on = r.due = on(id == 4 ? "2024-06-03" : "2024-06-04");
      s.rows.put(r);
    }
    transaction->commit();
  }
  const engine::PublicationFilter counted{.counted_over = {{on("2024-06-04"), on("2024-06-04")}}};
  const auto items = [&](const engine::PublicationFilter& filter, std::size_t limit) {
    const auto fetch = [&](const engine::PublicationRow* last, std::size_t n) {
      return s.rows.rows_after(filter, last ? std::optional(engine::place_of(*last)) : std::nullopt, n);
    };
    return in_pages<engine::PublicationRow>(limit, fetch, [](auto& r) { return r.number; });
  };
  for (const std::size_t limit : {1, 2, 3, 4, 100}) {
    CAPTURE(limit);
    const auto frozen = [&](const engine::FrozenTable* last, std::size_t n) {
      return s.store.frozen_after(last ? last->id : 0, n);
    };
    CHECK(in_pages<engine::FrozenTable>(limit, frozen, [](auto& t) { return t.form; }) == "a b c");
    const auto waiting = [&](const engine::OutboxEntry* last, std::size_t n) {
      return s.outbox.entries_after("waiting", last ? last->id : 0, n);
    };
    CHECK(in_pages<engine::OutboxEntry>(limit, waiting, [](auto& e) { return e.key; }) == "1 2 3");
    CHECK(items({}, limit) == "4 3 2 1");
    CHECK(items({.state = engine::PublicationState::pending}, limit) == "4 3 1");
    CHECK(items({.due_until = on("2024-06-03")}, limit) == "4");
    CHECK(items(counted, limit) == "3 2 1");
  }
  CHECK(s.outbox.entries_after("sent", 0, 10).empty());
}
