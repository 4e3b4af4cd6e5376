// What every store keeps to. A new one is added to STORES, with a harness.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>

#include "tests/support/store_harness.hpp"

using namespace qixian;
using namespace qixian::tests;
using engine::CaseFilter;
using engine::CaseRow;
using engine::EventRecord;
using engine::NewEvent;
using engine::Store;
using engine::StreamId;

#define STORES MemoryHarness, SqliteHarness

namespace {

StreamId add_stream(Store& store, std::string_view kind, const std::vector<NewEvent>& events) {
  auto transaction = store.begin();
  const auto stream = store.new_stream(kind);
  REQUIRE(store.append(kind, stream, 0, events));
  transaction->commit();
  return stream;
}

// "type@stream.stream_seq" of every event, in order of seq.
std::vector<std::string> log_of(const Store& store) {
  std::vector<std::string> log;
  store.each_event([&](const EventRecord& e) {
    CHECK(e.seq == static_cast<std::int64_t>(log.size()) + 1);
    log.push_back(e.type + "@" + std::to_string(e.stream) + "." + std::to_string(e.stream_seq));
  });
  return log;
}

CaseRow plain_case(std::int64_t id, std::int64_t agency, std::string number, const char* due = nullptr) {
  CaseRow c;
  c.id = id;
  c.agency = agency;
  c.number = std::move(number);
  c.state = "in_hand";
  c.law = "R19";
  c.channel = "web";
  c.applicant_kind = "natural_person";
  c.officer = "王";
  c.submitted_on = on("2026-10-08");
  if (due) c.due = on(due);
  return c;
}

CaseRow full_case(std::int64_t id) {
  CaseRow c = plain_case(id, 3, "2026-0001号", "2026-11-30");
  c.state = "answered";
  c.applicant_kind = "natural_person.lawyer";
  c.officer = "王\"小\\明\"\n";
  c.received_on = on("2026-10-09");
  c.open = false;
  c.base_due = on("2026-11-06");
  c.stopped_until = on("9999-12-31");
  c.provisional = true;
  c.first_closed_on = on("2026-11-20");
  c.first_answer = "refused.third_party";
  c.first_timing = "extended";
  c.closed_on = on("2026-11-25");
  c.answer = "partial";
  c.late = true;
  c.flags = "P2 P8";
  c.reopened = c.joint = true;
  c.remedies = {{"reconsideration", on("2026-12-01"), on("2027-01-05"), "upheld"},
                {"after_reconsideration", on("2027-01-10"), std::nullopt, ""}};
  c.complaints = {on("2026-12-02"), on("2026-12-02")};
  c.last_seq = 7;
  return c;
}

void put(Store& store, const std::vector<CaseRow>& rows) {
  auto transaction = store.begin();
  for (const auto& row : rows) store.put_case(row);
  transaction->commit();
}

std::string numbers_in(const Store& store, const CaseFilter& filter) {
  std::string numbers;
  store.each_case(filter, [&](const CaseRow& c) { numbers += (numbers.empty() ? "" : " ") + c.number; });
  return numbers;
}

std::vector<std::string> dump_of(const Store& store) {
  std::vector<std::string> lines;
  store.dump_projections([&](std::string_view line) { lines.emplace_back(line); });
  return lines;
}

}  // namespace

TEST_CASE_TEMPLATE("what is appended is loaded as it was", T, STORES) {
  T harness;
  Store& store = harness.store;
  const NewEvent first{"received", on("2026-10-08"), "2026-11-23T10:00:00.123Z", "王", R"({"number":"1号"})"};
  const auto stream = add_stream(store, "request", {first, event("confirmed")});
  CHECK(stream > 0);
  const auto events = store.load(stream);
  REQUIRE(events.size() == 2);
  CHECK(events[0].type == first.type);
  CHECK(events[0].happened_on == first.happened_on);
  CHECK(events[0].recorded_at == first.recorded_at);
  CHECK(events[0].by == first.by);
  CHECK(events[0].data == first.data);
  CHECK(events[0].stream_kind == "request");
  CHECK(events[1].seq == 2);
  CHECK(events[1].stream == stream);
  CHECK(events[1].stream_seq == 2);
  CHECK(store.load(stream + 1).empty());
}

TEST_CASE_TEMPLATE("streams have numbers of their own and the log one order", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto a = add_stream(store, "request", {event("received")});
  const auto b = add_stream(store, "agency", {event("added")});
  CHECK(a != b);
  auto transaction = store.begin();
  CHECK(store.append("request", a, 1, std::vector{event("assigned"), event("answered")}).value() == 4);
  CHECK(store.append("agency", b, 1, {}).value() == 4);
  CHECK(store.head().seq == 4);
  transaction->commit();
  const auto at = [](StreamId s, int n) { return "@" + std::to_string(s) + "." + std::to_string(n); };
  CHECK(log_of(store) == std::vector<std::string>{"received" + at(a, 1), "added" + at(b, 1), "assigned" + at(a, 2),
                                                  "answered" + at(a, 3)});
}

TEST_CASE_TEMPLATE("a stream that has moved on is a conflict", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto stream = add_stream(store, "request", {event("received"), event("assigned")});
  for (const int after : {0, 1, 3}) {
    CAPTURE(after);
    auto transaction = store.begin();
    const auto refused = store.append("request", stream, after, std::vector{event("answered")});
    REQUIRE(!refused);
    CHECK(refused.error().code == "conflict");
    CHECK(!refused.error().message.id.empty());
    transaction->commit();
    CHECK(store.load(stream).size() == 2);
  }
}

TEST_CASE_TEMPLATE("what is not committed never was", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto stream = add_stream(store, "request", {event("received")});
  put(store, {plain_case(stream, 3, "1")});
  const auto before = store.head();
  {
    auto transaction = store.begin();
    REQUIRE(store.append("request", stream, 1, std::vector{event("answered")}));
    store.new_stream("request");
    store.seal(stream, "applicant", "张三");
    store.put_case(full_case(stream));
    store.set_meta("rules", "9");
    CHECK(store.load(stream).size() == 2);  // it sees its own work
    CHECK(store.case_row(stream)->state == "answered");
    CHECK(store.unseal(stream, "applicant") == "张三");
  }
  CHECK(store.load(stream).size() == 1);
  CHECK(store.case_row(stream) == plain_case(stream, 3, "1"));
  CHECK(!store.unseal(stream, "applicant"));
  CHECK(store.meta("rules").empty());
  CHECK(store.head().hash == before.hash);
  const auto next = add_stream(store, "request", {event("received")});
  CHECK(store.load(next).at(0).seq == 2);
  CHECK(!store.verify(std::nullopt));
}

TEST_CASE_TEMPLATE("one transaction at a time, and no write outside one", T, STORES) {
  T harness;
  Store& store = harness.store;
  CHECK_THROWS_AS(store.new_stream("request"), std::logic_error);
  CHECK_THROWS_AS(store.put_case(plain_case(1, 3, "1")), std::logic_error);
  CHECK_THROWS_AS(store.set_meta("a", "b"), std::logic_error);
  {
    auto transaction = store.begin();
    CHECK_THROWS_AS(store.begin(), std::logic_error);
    CHECK_THROWS_AS((void)store.backup_to(harness.folder / "copy.db"), std::logic_error);
    const auto stream = store.new_stream("request");
    CHECK_THROWS_AS((void)store.append("agency", stream, 0, std::vector{event("a")}), std::logic_error);
    CHECK_THROWS_AS((void)store.append("request", stream + 1, 0, std::vector{event("a")}), std::logic_error);
    transaction->commit();
    CHECK_THROWS_AS(transaction->commit(), std::logic_error);
    CHECK_THROWS_AS(store.new_stream("request"), std::logic_error);
  }
  CHECK_NOTHROW(store.begin());
}

TEST_CASE_TEMPLATE("streams of a kind come whole and one after the other", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto a = add_stream(store, "request", {event("received")});
  add_stream(store, "agency", {event("added")});
  const auto c = add_stream(store, "request", {event("received")});
  {
    auto transaction = store.begin();
    store.new_stream("request");  // without an event: not visited
    REQUIRE(store.append("request", c, 1, std::vector{event("c2")}));
    REQUIRE(store.append("request", a, 1, std::vector{event("a2"), event("a3")}));
    transaction->commit();
  }
  std::vector<std::string> seen;
  store.each_stream("request", [&](StreamId stream, std::span<const EventRecord> events) {
    CHECK(events.size() == store.load(stream).size());  // a visitor may read
    for (const auto& e : events) {
      CHECK(e.stream == stream);
      seen.push_back(std::to_string(e.stream) + "." + e.type);
    }
  });
  const auto of = [](StreamId s, const char* type) { return std::to_string(s) + "." + type; };
  CHECK(seen == std::vector{of(a, "received"), of(a, "a2"), of(a, "a3"), of(c, "received"), of(c, "c2")});
  store.each_stream("calendar", [](StreamId, std::span<const EventRecord>) { FAIL("there is none"); });
}

TEST_CASE_TEMPLATE("a private text is forgotten and the chain stays", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto stream = add_stream(store, "request", {event("received")});
  const auto other = add_stream(store, "request", {event("received")});
  std::string hash;
  {
    auto transaction = store.begin();
    hash = store.seal(stream, "applicant", "张三");
    CHECK(hash.size() == 64);
    CHECK(store.seal(stream, "phone", "张三") != hash);  // each has its own salt
    CHECK(store.seal(other, "applicant", "张三") != hash);
    store.seal(stream, "empty", "");
    REQUIRE(store.append("request", stream, 1, std::vector{event("named", "{\"applicant\":\"" + hash + "\"}")}));
    transaction->commit();
  }
  CHECK(store.unseal(stream, "applicant") == "张三");
  CHECK(store.unseal(stream, "empty") == "");
  CHECK(!store.unseal(stream, "address"));
  {
    auto transaction = store.begin();
    store.seal(stream, "phone", "13800000000");
    CHECK(store.unseal(stream, "phone") == "13800000000");
    CHECK(store.erase_private(stream) == 3);
    CHECK(store.erase_private(stream) == 0);
    transaction->commit();
  }
  CHECK(!store.unseal(stream, "applicant"));
  CHECK(!store.unseal(stream, "empty"));
  CHECK(store.unseal(other, "applicant") == "张三");
  CHECK(store.load(stream).at(1).data.find(hash) != std::string::npos);
  CHECK(!store.verify(store.head()));
}

TEST_CASE_TEMPLATE("a case comes back with every field", T, STORES) {
  T harness;
  Store& store = harness.store;
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

TEST_CASE_TEMPLATE("a number is one case in an agency, and many in all", T, STORES) {
  T harness;
  Store& store = harness.store;
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

TEST_CASE_TEMPLATE("a list is in order of due day, and each part of a filter narrows", T, STORES) {
  T harness;
  Store& store = harness.store;
  auto stopped = plain_case(1, 3, "stopped", "2026-11-10");
  stopped.stopped_until = on("2026-11-20");
  auto waits = plain_case(2, 3, "waits", "2026-11-10");
  waits.stopped_until = on("9999-12-31");
  auto answered = plain_case(3, 3, "answered", "2026-11-09");
  answered.open = false;
  answered.state = "answered";
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

TEST_CASE_TEMPLATE("cases whose days were counted over some days of the calendar", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto closed = [](CaseRow row, const char* day) {
    row.open = false;
    row.state = "answered";
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

TEST_CASE_TEMPLATE("projections dump alike after a rebuild, whatever the order", T, STORES) {
  T harness;
  Store& store = harness.store;
  const std::vector rows{full_case(8), plain_case(3, 4, "1"), plain_case(5, 4, "2", "2026-12-01")};
  put(store, rows);
  const auto before = dump_of(store);
  CHECK(!before.empty());
  {
    auto transaction = store.begin();
    store.clear_projections();
    CHECK(dump_of(store).empty());
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) store.put_case(*row);
    transaction->commit();
  }
  CHECK(dump_of(store) == before);
  auto other = rows[1];
  other.flags = "P1";
  put(store, {other});
  CHECK(dump_of(store) != before);
}

TEST_CASE_TEMPLATE("small facts are kept and replaced", T, STORES) {
  T harness;
  Store& store = harness.store;
  auto transaction = store.begin();
  CHECK(store.meta("rules").empty());
  store.set_meta("rules", "1");
  store.set_meta("rules", "2");
  transaction->commit();
  CHECK(store.meta("rules") == "2");
}

TEST_CASE_TEMPLATE("a note lasts as long as its transaction", T, STORES) {
  T harness;
  Store& store = harness.store;
  CHECK_THROWS_AS(store.note_once("a"), std::logic_error);
  for (const bool commits : {false, true, false, true}) {
    CAPTURE(commits);
    auto transaction = store.begin();
    CHECK(store.note_once("a"));
    CHECK(store.note_once("b"));
    CHECK(!store.note_once("a"));
    if (commits) transaction->commit();
  }
}

TEST_CASE_TEMPLATE("the chain holds, and its head is a fact to keep elsewhere", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto none = store.head();
  CHECK(none.seq == 0);
  CHECK(none.hash == std::string(64, '0'));
  CHECK(!store.verify(none));
  add_stream(store, "request", {event("one"), event("two")});
  const auto old = store.head();
  CHECK(old.seq == 2);
  CHECK(old.hash.size() == 64);
  add_stream(store, "request", {event("three")});
  CHECK(store.head().hash != old.hash);
  CHECK(!store.verify(std::nullopt));
  CHECK(!store.verify(none));
  CHECK(!store.verify(old));
  CHECK(!store.verify(store.head()));
  const auto broken = store.verify(engine::ChainHead{2, std::string(64, 'a')});
  REQUIRE(broken);
  CHECK(broken->seq == 2);
  CHECK(broken->why == "head");
}

TEST_CASE_TEMPLATE("an edited event is named, the first one", T, STORES) {
  T harness;
  Store& store = harness.store;
  add_stream(store, "request", {event("one"), event("two"), event("three"), event("four")});
  harness.change_data(3);
  const auto broken = store.verify(std::nullopt);
  REQUIRE(broken);
  CHECK(broken->seq == 3);
  CHECK(broken->why == "hash");
}

TEST_CASE_TEMPLATE("a private text that was changed or taken away is named by its event", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto stream = add_stream(store, "request", {event("received")});
  const auto named = [&](const std::string& key, const std::string& value, int after) {
    auto transaction = store.begin();
    const auto hash = store.seal(stream, key, value);
    const auto data = R"({"applicants":[{"key":")" + key + R"(","hash":")" + hash + R"("}]})";
    REQUIRE(store.append("request", stream, after, std::vector{event("named", data)}));
    transaction->commit();
  };
  named("2.applicants.0", "张三", 1);
  named("3.applicants.0", "李四", 2);
  CHECK(!store.verify(std::nullopt));
  harness.change_text(stream, "3.applicants.0");
  REQUIRE(store.verify(std::nullopt));
  CHECK(store.verify(std::nullopt)->seq == 3);
  CHECK(store.verify(std::nullopt)->why == "private_text");
  harness.lose_text(stream, "2.applicants.0");
  CHECK(store.verify(std::nullopt)->seq == 2);
}

TEST_CASE_TEMPLATE("a tail that was cut with care is seen by a head kept elsewhere", T, STORES) {
  T harness;
  Store& store = harness.store;
  add_stream(store, "request", {event("one"), event("two"), event("three"), event("four")});
  const auto kept = store.head();
  harness.cut_tail(3);
  CHECK(!store.verify(std::nullopt));
  const auto broken = store.verify(kept);
  REQUIRE(broken);
  CHECK(broken->seq == 3);
  CHECK(broken->why == "head");
}

TEST_CASE_TEMPLATE("a backup never writes into a file that exists", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto path = harness.folder / "notes.txt";
  std::ofstream(path) << "keep";
  const auto refused = store.backup_to(path);
  REQUIRE(!refused);
  CHECK(refused.error().code == "file_exists");
  CHECK(std::filesystem::file_size(path) == 4);
  CHECK(store.backup_to(harness.folder / "no/such/folder.db").error().code == "no_folder");
  CHECK(store.backup_to(harness.folder / "copy.db"));
}

TEST_CASE_TEMPLATE("alike cases are counted together, and what does not concern the period is left out", T, STORES) {
  T harness;
  Store& store = harness.store;
  const engine::Period year{on("2026-01-01"), on("2026-12-31")};
  const auto closed = [&](std::int64_t id, const char* received, const char* ended, const char* answer) {
    auto c = plain_case(id, 3, std::to_string(id));
    c.received_on = on(received);
    if (ended) c.first_closed_on = on(ended);
    if (ended) c.first_timing = "base";
    c.first_answer = answer;
    return c;
  };
  auto unconfirmed = plain_case(8, 3, "8");
  auto withdrawn = plain_case(9, 3, "9");
  withdrawn.first_closed_on = on("2026-02-01");
  auto disputed = closed(7, "2024-03-01", "2024-04-01", "disclosed");
  disputed.remedies = {{"reconsideration", on("2024-05-01"), on("2024-07-01"), "upheld"},
                       {"after_reconsideration", on("2024-07-10"), std::nullopt, ""},
                       {"direct", on("2027-01-10"), std::nullopt, ""}};
  disputed.complaints = {on("2025-12-31"), on("2026-01-01"), on("2026-12-31"), on("2027-01-01")};
  put(store,
      {closed(1, "2026-03-01", "2026-04-01", "disclosed"), closed(2, "2026-12-31", "2026-12-31", "disclosed"),
       closed(3, "2025-12-31", "2026-01-01", "disclosed"), closed(4, "2025-12-31", "2027-01-01", "partial"),
       closed(5, "2026-01-01", nullptr, ""), closed(6, "2027-01-01", nullptr, ""), disputed, unconfirmed, withdrawn});
  std::vector<std::string> lines;
  store.each_group(year, [&](const engine::CaseGroup& g) {
    const auto sign = [](engine::When when) { return "-<=>"[static_cast<int>(when)]; };
    lines.push_back(std::to_string(g.what) + " " + g.kind + " " + g.answer + " " + sign(g.begun) + sign(g.ended) + " " +
                    std::to_string(g.count));
  });
  std::ranges::sort(lines);
  CHECK(lines == std::vector<std::string>{"0 natural_person  -= 1", "0 natural_person  =- 1",
                                          "0 natural_person disclosed <= 1", "0 natural_person disclosed == 2",
                                          "0 natural_person partial <> 1", "1 after_reconsideration  <- 1",
                                          "2   =- 2"});
}

TEST_CASE_TEMPLATE("every field of a group is told apart", T, STORES) {
  T harness;
  Store& store = harness.store;
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
  add([](CaseRow& c) { c.first_timing = "late"; });
  add([](CaseRow& c) { c.reopened = true; });
  add([](CaseRow& c) { c.several_items = true; });
  add([](CaseRow& c) { c.joint = true; });
  put(store, rows);
  const engine::Period year{on("2026-01-01"), on("2026-12-31")};
  std::set<engine::CaseGroup> groups, wanted;
  store.each_group(year, [&](const engine::CaseGroup& g) { groups.insert(g); });
  for (std::size_t i = 1; i < rows.size(); ++i) {
    auto group = engine::groups_of(rows[i], year).front();
    if (i == 1) group.count = 2;
    wanted.insert(std::move(group));
  }
  CHECK(groups == wanted);
}

TEST_CASE_TEMPLATE("a frozen table stands for good, beside a later one of the same period", T, STORES) {
  T harness;
  Store& store = harness.store;
  add_stream(store, "request", {event("received")});
  const engine::Period year{on("2018-01-01"), on("2018-12-31")}, other{on("2018-01-01"), on("2018-03-31")};
  const auto freeze = [&](std::string content, std::int64_t agency, engine::Period period) {
    auto transaction = store.begin();
    const auto kept = store.freeze(
        {"2014", agency, period, std::move(content), store.head(), "2019-01-31T01:02:03.004Z", "王", "", true});
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
  CHECK(found->head.seq == 1);
  CHECK(found->head.hash == store.head().hash);
  CHECK(found->by == "王");
  CHECK(store.frozen("2014", 7, year)->content == "a");
  CHECK_FALSE(store.frozen("2019", 0, year));
  {
    auto transaction = store.begin();
    store.clear_projections();
    transaction->commit();
  }
  std::string all;
  store.each_frozen([&](const engine::FrozenTable& t) { all += t.content + "|"; });
  CHECK(all == "3.1\tvalue\t320\n|3.1\tvalue\t321\n|a|b|");
}
