// Two hands on one store: what one writes the other sees when it is committed, whole, and not before.
#include <thread>

#include "tests/conformance/two_desks.hpp"
#include "tests/support/store_facts.hpp"

using namespace qixian;
using namespace qixian::tests;

namespace {

OutboxEntry message(StreamId stream) {
  OutboxEntry e;
  e.key = "a";
  e.stream = stream;
  e.channel = "files";
  e.said.what = "rung";
  e.said.kind = "reply";
  e.said.person = "林小满";
  return e;
}

PublicationRow item(StreamId stream) {
  PublicationRow r;
  r.id = stream;
  r.number = "1";
  r.state = engine::PublicationState::pending;
  r.law = "R19";
  r.made_on = r.due = on("2024-06-03");
  r.review = "none";
  return r;
}

/// Something of everything, all in the caller's transaction.
void write_all(wiring::Handle& hand, StreamId stream) {
  auto& store = hand.store();
  REQUIRE(store.append("request", stream, 1, std::vector{event("answered")}));
  store.put_case(full_case(stream));
  store.put_deadlines(stream, std::vector{DeadlineRow{stream, "reply", "", on("2026-11-30"), {}, false, 3, "王", "1"}});
  store.seal(stream, "1.applicant", "张三");
  store.set_meta("rules", "9");
  hand.outbox().put(message(stream));
  hand.publication_rows().put(item(stream));
}

/// How much of that somebody sees.
int seen(wiring::Handle& hand, StreamId stream) {
  const auto& store = hand.store();
  return static_cast<int>(store.load(stream).size()) - 1 + store.case_row(stream).has_value() +
         static_cast<int>(store.deadlines(stream).size()) + store.unseal(stream, "1.applicant").has_value() +
         !store.meta("rules").empty() + hand.outbox().find("a").has_value() +
         hand.publication_rows().row(stream).has_value();
}

/// As another process would: a new look at where the stream stands after each conflict, and patience.
void append_one(Store& store, StreamId stream) {
  for (;;) {
    const int last = static_cast<int>(store.load(stream).size());
    try {
      const auto transaction = store.begin();
      if (!store.append("request", stream, last, std::vector{event("noted")})) continue;
      return transaction->commit();
    } catch (const StoreFailure& failure) {
      if (failure.error.code != "busy") throw;
    }
  }
}

}  // namespace

EVERY_STORE_THAT(takes_two, "what one rolls back the other never saw, what it commits is seen whole") {
  const auto other = s.ground->open();
  const auto stream = add_stream(s.store, "request", {event("received")});
  const auto head = s.store.heads();
  CHECK(seen(*other, stream) == 0);
  {
    const auto transaction = s.store.begin();
    write_all(*s.hand, stream);
    CHECK(seen(*s.hand, stream) == 7);
    CHECK(seen(*other, stream) == 0);
    CHECK(other->store().heads() == head);
  }
  CHECK(seen(*s.hand, stream) == 0);
  CHECK(seen(*other, stream) == 0);
  const auto transaction = s.store.begin();
  write_all(*s.hand, stream);
  transaction->commit();
  CHECK(seen(*other, stream) == 7);
  CHECK(other->store().heads() == s.store.heads());
  CHECK_FALSE(other->store().verify(head));
}

EVERY_STORE_THAT(takes_two, "one writer at a time - the other is told so after a moment, and reads on") {
  const auto other = s.ground->open();
  const auto stream = add_stream(s.store, "request", {event("received")});
  {
    const auto transaction = s.store.begin();
    REQUIRE(s.store.append("request", stream, 1, std::vector{event("answered")}));
    std::string told;
    try {
      (void)other->store().begin();
    } catch (const StoreFailure& failure) {
      told = failure.error.code;
      CHECK_FALSE(failure.error.message.id.empty());
      CHECK_FALSE(failure.error.hint.id.empty());
    }
    CHECK(told == "busy");
    CHECK(other->store().load(stream).size() == 1);
    CHECK(other->store().heads().events() == 1);
    CHECK_FALSE(other->store().verify({}));
    transaction->commit();
  }
  CHECK(other->store().load(stream).size() == 2);
  const auto transaction = other->store().begin();
  CHECK(other->store().append("request", stream, 1, std::vector{event("answered")}).error().code == "conflict");
}

EVERY_STORE_THAT(takes_two, "a hand knows whether another has written, and whether it has itself") {
  const auto other = s.ground->open();
  const auto mark = other->mark(), own = s.hand->mark();
  CHECK_FALSE(s.hand->has_written());
  const auto stream = add_stream(s.store, "request", {event("received")});
  CHECK(other->mark() != mark);
  CHECK(s.hand->mark() == own);
  CHECK(s.hand->has_written());
  CHECK_FALSE(other->has_written());
  const auto later = other->mark();
  {
    const auto rolled_back = s.store.begin();
    s.store.put_case(full_case(stream));
  }
  CHECK(other->mark() == later);
  (void)other->store().heads();
  CHECK(other->mark() == later);
}

EVERY_STORE_THAT(takes_two, "while one rebuilds the other reads the rows as they stood") {
  Two t(s);
  for (const auto* number : {"1", "2", "3"}) REQUIRE(take_in(t.a.office, "东篱县", number) == "ok");
  REQUIRE(t.a.publications.add({ItemMade{"1", 0, {"题", "", ""}, "", "", {}, {}}, on("2024-06-03"), "li"}, "东篱县"));
  const auto before = dump_of(t.b.office);
  int looks = 0;
  REQUIRE(t.a.office.rebuild([&](std::int64_t) {
    ++looks;
    CHECK(dump_of(t.b.office) == before);
    CHECK(t.b.store.cases_numbered("2").size() == 1);
  }));
  CHECK(looks > 0);
  CHECK(dump_of(t.b.office) == before);
  CHECK(dump_of(t.a.office) == before);
}

EVERY_STORE_THAT(takes_two, "two threads write into one stream, and no event is lost") {
  const auto stream = add_stream(s.store, "request", {event("received")});
  constexpr int each = 50;
  std::vector<std::thread> threads;
  for (int n = 0; n < 2; ++n)
    threads.emplace_back([&] {
      const auto hand = s.ground->open();
      for (int i = 0; i < each; ++i) append_one(hand->store(), stream);
    });
  for (auto& thread : threads) thread.join();
  const auto events = s.store.load(stream);
  REQUIRE(events.size() == 1 + 2 * each);
  for (std::size_t i = 0; i < events.size(); ++i) {
    CHECK(events[i].seq == static_cast<std::int64_t>(i) + 1);
    CHECK(events[i].stream_seq == static_cast<int>(i) + 1);
  }
  CHECK_FALSE(s.store.verify({}));
}
