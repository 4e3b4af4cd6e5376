// What a store of many chains keeps to: several write at once, and nobody who reads behind a bookmark misses an event.
#include "tests/conformance/suite.hpp"
#include "tests/support/store_facts.hpp"

using namespace qixian;
using namespace qixian::tests;
using engine::Bookmark;
using engine::StoreFailure;

namespace {

struct TwoAgencies {
  explicit TwoAgencies(Subject& s) : other(s.ground->open()) {
    const auto transaction = s.store.begin();
    a = s.store.new_stream("agency"), b = s.store.new_stream("agency");
    for (const auto id : {a, b}) REQUIRE(s.store.append("agency", id, 0, std::vector{event("agency_added")}));
    transaction->commit();
  }
  StreamId begin(Store& store, StreamId agency) const {
    const auto stream = store.new_stream_of("request", agency);
    REQUIRE(store.append("request", stream, 0, std::vector{event("received")}));
    return stream;
  }
  std::unique_ptr<wiring::Handle> other;
  StreamId a = 0, b = 0;
};

/// What is new since the last look, by stream.
std::vector<StreamId> look(const Store& store, Bookmark& read) {
  std::vector<StreamId> found;
  read = store.each_event_after(read, [&](const EventRecord& e) { found.push_back(e.stream); });
  return found;
}

}  // namespace

EVERY_STORE("a bookmark gives each event once, however often one looks") {
  Bookmark read;
  CHECK(look(s.store, read).empty());
  const auto one = add_stream(s.store, "request", {event("received")});
  CHECK(look(s.store, read) == std::vector{one});
  CHECK(look(s.store, read).empty());
  const auto two = add_stream(s.store, "agency", {event("added"), event("renamed")});
  CHECK(look(s.store, read) == std::vector{two, two});
  CHECK(read == s.store.bookmark());
  CHECK(Bookmark::read(read.text()) == read);
}

EVERY_STORE_THAT(writes_side_by_side, "who commits last though he wrote first is read all the same") {
  TwoAgencies t(s);
  const auto reader = s.ground->open();
  Bookmark read;
  look(reader->store(), read);
  auto first = s.store.begin();
  const auto mine = t.begin(s.store, t.a);
  auto second = t.other->store().begin();
  const auto other = t.begin(t.other->store(), t.b);
  CHECK(mine != other);
  CHECK(look(reader->store(), read).empty());
  second->commit();
  CHECK(look(reader->store(), read) == std::vector{other});
  first->commit();
  CHECK(look(reader->store(), read) == std::vector{mine});
  CHECK(look(reader->store(), read).empty());
  CHECK(reader->store().load(mine).at(0).seq == 1);  // each in its own chain
  CHECK(reader->store().load(other).at(0).seq == 1);
  CHECK_FALSE(reader->store().verify(reader->store().heads()));
}

EVERY_STORE_THAT(writes_side_by_side, "what two write at once stands when both have committed") {
  TwoAgencies t(s);
  auto first = s.store.begin(), second = t.other->store().begin();
  const auto mine = t.begin(s.store, t.a), other = t.begin(t.other->store(), t.b);
  s.store.put_case(plain_case(mine, t.a, "1"));
  t.other->store().put_case(plain_case(other, t.b, "2"));
  s.store.seal(mine, "1.applicant", "张三");
  t.other->store().seal(other, "1.applicant", "李四");
  first->commit();
  second->commit();
  CHECK(numbers_in(s.store, {}) == "1 2");
  CHECK(s.store.unseal(mine, "1.applicant") == "张三");
  CHECK(s.store.unseal(other, "1.applicant") == "李四");
  CHECK(s.store.bookmark() == t.other->store().bookmark());
}

EVERY_STORE_THAT(writes_side_by_side, "one writer at a time in a chain, and who comes second begins again") {
  TwoAgencies t(s);
  StreamId stream = 0;
  {
    const auto transaction = s.store.begin();
    stream = t.begin(s.store, t.a);
    transaction->commit();
  }
  auto& store = t.other->store();
  auto late = store.begin();
  {
    const auto transaction = s.store.begin();
    REQUIRE(s.store.append("request", stream, 1, std::vector{event("answered")}));
    CHECK_THROWS_AS((void)store.append("request", stream, 1, std::vector{event("answered")}), StoreFailure);  // busy
    transaction->commit();
  }
  const auto refused = store.append("request", stream, 1, std::vector{event("answered")});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "conflict");
  late.reset();
  late = store.begin();
  CHECK(store.append("request", stream, 2, std::vector{event("served")}).value() == 3);
}

EVERY_STORE_THAT(writes_side_by_side, "who writes what all read is alone with it") {
  TwoAgencies t(s);
  auto& store = t.other->store();
  {
    const auto act = store.begin();
    const auto notice = s.store.begin();
    CHECK_THROWS_AS((void)s.store.append("agency", t.a, 1, std::vector{event("agency_renamed")}), StoreFailure);
  }
  const auto notice = s.store.begin();
  REQUIRE(s.store.append("agency", t.a, 1, std::vector{event("agency_renamed")}));
  CHECK_THROWS_AS((void)store.begin(), StoreFailure);
}

EVERY_STORE_THAT(writes_side_by_side,
                 "a cut tail of one chain is seen by heads kept elsewhere, and each chain by itself") {
  TwoAgencies t(s);
  {
    const auto transaction = s.store.begin();
    t.begin(s.store, t.a);
    t.begin(s.store, t.b);
    transaction->commit();
  }
  const auto heads = s.store.heads();
  CHECK(heads.all().size() == 3);
  CHECK(engine::Heads::read(heads.text()) == heads);
  CHECK_FALSE(s.store.verify(heads));
  auto longer = heads;
  longer.put(t.b, {2, std::string(64, 'a')});
  const auto broken = s.store.verify(longer);
  REQUIRE(broken);
  CHECK(broken->chain == t.b);
  CHECK(broken->seq == 2);
  CHECK(broken->why == "head");
}
