// What every store keeps to: streams, transactions, private texts.
#include <algorithm>
#include <set>
#include <stdexcept>

#include "tests/conformance/suite.hpp"
#include "tests/support/store_facts.hpp"

using namespace qixian;
using namespace qixian::tests;

EVERY_STORE("what is appended is loaded as it was") {
  Store& store = s.store;
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

EVERY_STORE("streams have numbers of their own and the log one order") {
  Store& store = s.store;
  const auto a = add_stream(store, "request", {event("received")});
  const auto b = add_stream(store, "agency", {event("added")});
  CHECK(a != b);
  auto transaction = store.begin();
  CHECK(store.append("request", a, 1, std::vector{event("assigned"), event("answered")}).value() == 4);
  CHECK(store.append("agency", b, 1, {}).value() == 4);
  CHECK(store.heads().events() == 4);
  transaction->commit();
  const auto at = [](StreamId s, int n) { return "@" + std::to_string(s) + "." + std::to_string(n); };
  CHECK(log_of(store) == std::vector<std::string>{"received" + at(a, 1), "added" + at(b, 1), "assigned" + at(a, 2),
                                                  "answered" + at(a, 3)});
}

EVERY_STORE("a stream that has moved on is a conflict") {
  Store& store = s.store;
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

EVERY_STORE("what is not committed never was") {
  Store& store = s.store;
  const auto stream = add_stream(store, "request", {event("received")});
  put(store, {plain_case(stream, 3, "1")});
  const auto before = store.heads();
  {
    auto transaction = store.begin();
    REQUIRE(store.append("request", stream, 1, std::vector{event("answered")}));
    store.new_stream("request");
    store.seal(stream, "applicant", "张三");
    store.put_case(full_case(stream));
    store.set_meta("rules", "9");
    CHECK(store.load(stream).size() == 2);  // it sees its own work
    CHECK(store.case_row(stream)->state == engine::State::answered);
    CHECK(store.unseal(stream, "applicant") == "张三");
  }
  CHECK(store.load(stream).size() == 1);
  CHECK(store.case_row(stream) == plain_case(stream, 3, "1"));
  CHECK(!store.unseal(stream, "applicant"));
  CHECK(store.meta("rules").empty());
  CHECK(store.heads() == before);
  const auto next = add_stream(store, "request", {event("received")});
  CHECK(store.load(next).at(0).seq == 2);
  CHECK(!store.verify(std::nullopt));
}

EVERY_STORE("one transaction at a time, and no write outside one") {
  Store& store = s.store;
  CHECK_THROWS_AS(store.new_stream("request"), std::logic_error);
  CHECK_THROWS_AS(store.put_case(plain_case(1, 3, "1")), std::logic_error);
  CHECK_THROWS_AS(store.set_meta("a", "b"), std::logic_error);
  {
    auto transaction = store.begin();
    CHECK_THROWS_AS(store.begin(), std::logic_error);
    if (s.can.has_backups) CHECK_THROWS_AS((void)store.backup_to(s.folder / "copy.db"), std::logic_error);
    const auto stream = store.new_stream("request");
    CHECK_THROWS_AS((void)store.append("agency", stream, 0, std::vector{event("a")}), std::logic_error);
    CHECK_THROWS_AS((void)store.append("request", stream + 1, 0, std::vector{event("a")}), std::logic_error);
    transaction->commit();
    CHECK_THROWS_AS(transaction->commit(), std::logic_error);
    CHECK_THROWS_AS(store.new_stream("request"), std::logic_error);
  }
  CHECK_NOTHROW(store.begin());
}

EVERY_STORE("streams of a kind come whole and one after the other") {
  Store& store = s.store;
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

EVERY_STORE("a private text is forgotten and the chain stays") {
  Store& store = s.store;
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
  CHECK(!store.verify(store.heads()));
}

EVERY_STORE("small facts are kept and replaced") {
  Store& store = s.store;
  auto transaction = store.begin();
  CHECK(store.meta("rules").empty());
  store.set_meta("rules", "1");
  store.set_meta("rules", "2");
  transaction->commit();
  CHECK(store.meta("rules") == "2");
}

EVERY_STORE("a note lasts as long as its transaction") {
  Store& store = s.store;
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
