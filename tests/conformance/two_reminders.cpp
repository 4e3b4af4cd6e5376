// Two hands send what one outbox holds: each message by one of them, and only what is true.
#include "engine/reminding/reminding.hpp"
#include "tests/conformance/two_desks.hpp"
#include "tests/support/acts.hpp"

using namespace qixian;
using namespace qixian::tests;
using namespace std::chrono_literals;

namespace {

/// Two who send, and a case received on 2024-05-31 whose reply is due on 2024-07-01.
struct TwoSenders : Two {
  explicit TwoSenders(Subject& s) : Two(s) {
    REQUIRE(take_in(a.office, "东篱县", "1", "2024-05-31") == "ok");
    stream = b.requests.find("1").value();
    b.office.refresh();
    REQUIRE(b.store.case_row(stream)->due == on("2024-07-01"));
  }
  static ReminderSettings settings() {
    ReminderSettings out;
    out.policy = {{"reply", -1, {Role::officer}, 0}};
    out.people = {{"林小满", {Role::officer}, "东篱县", {}, {}}};
    out.hours.digest = 16h;  // later than anything here
    return out;
  }
  StreamId stream = 0;
  Reminding one{a.office, a.outbox, settings()}, other{b.office, b.outbox, settings()};
  const Moment now = moment_at(clock_2024.today(), 10h);
};

}  // namespace

EVERY_STORE_THAT(takes_two, "what one has put the other does not put again, and takes out") {
  TwoSenders t(s);
  CHECK(t.one.tick(t.now).put == 1);
  CHECK(t.other.tick(t.now).put == 0);
  const auto claimed = t.other.claim(t.now);
  REQUIRE(claimed);
  t.other.settle(*claimed, {Sent::ok, "", {}, "250"}, t.now);
  CHECK(t.a.outbox.count("sent") == 1);
  CHECK(t.one.tick(t.now).put == 0);
}

EVERY_STORE_THAT(takes_two, "a message that one has claimed is not the other's, before its lease is over") {
  TwoSenders t(s);
  t.one.tick(t.now);
  const auto claimed = t.one.claim(t.now);
  REQUIRE(claimed);
  CHECK_FALSE(t.other.claim(t.now));
  CHECK(t.other.next_moment(t.now) == t.now + t.settings().lease);
  const auto later = t.now + t.settings().lease;
  const auto again = t.other.claim(later);
  REQUIRE(again);
  CHECK(again->key == claimed->key);
  CHECK(again->attempt == 2);
  CHECK_FALSE(t.one.claim(later));
  t.other.settle(*again, {Sent::ok, "", {}, "250"}, later);
  CHECK_FALSE(t.one.claim(later + t.settings().lease));
  CHECK(t.one.status().sent == 1);
}

EVERY_STORE_THAT(takes_two, "a message that an act of the other has made untrue does not leave") {
  TwoSenders t(s);
  t.one.tick(t.now);
  const auto a = test::read_act("answer disclosed 2024-06-28");
  REQUIRE(t.b.requests.act(t.stream, {test::fact_of(a), a.on, "li", ""}));
  CHECK_FALSE(t.one.claim(t.now));
  CHECK(t.b.outbox.count("waiting") == 0);
}
