// One message between its claim and its end: lease, back-off, whose outcome counts, what never leaves.
#include "engine/reminding/reminding.hpp"

#include <doctest/doctest.h>

#include "engine/office/people_office.hpp"
#include "support/acts.hpp"
#include "support/memory_outbox.hpp"
#include "support/wired_office.hpp"

using namespace qixian;
using namespace qixian::engine;
using qixian::test::day;
using namespace std::chrono_literals;

namespace {

class FixedClock final : public WallClock {
 public:
  Day today() const override { return day("2024-12-31"); }
  std::string timestamp() const override { return "2024-12-31T01:02:03.004Z"; }
};
const FixedClock the_clock;

/// An office with one case, due 2024-11-25, whose officer is told on that day.
struct Desk {
  tests::MemoryStore store;
  tests::MemoryOutbox outbox{store};
  tests::WiredOffice office{store, the_clock, day("2024-12-31")};
  ReminderSettings settings;
  const Moment ten = moment_at(day("2024-11-25"), 10h);
  StreamId stream = 0;

  /// @param channels on which the officer is told: a message for each
  /// @param home the officer's agency; empty: of every agency
  explicit Desk(int channels = 1, const std::string& home = "") {
    REQUIRE(office.prepare());
    settings.policy = {{"reply", 0, {Role::officer}, 0}};
    settings.people = {{"林小满", {Role::officer}, home, {{"mail", "lin@dongli.example"}}, {}}};
    for (int i = 1; i < channels; ++i)
      settings.people[0].addresses.push_back({"mail" + std::to_string(i), "lin@dongli.example"});
    settings.lease = 300s;
    settings.hours.digest = 16h;  // not beside the one message
    const auto fact = test::fact_of(test::read_act("receive in_person 2024-10-28"));
    const auto done = office.requests.receive({fact, day("2024-10-28"), "li", ""}, Mode::desk, "东篱县");
    REQUIRE(done);
    stream = done->stream;
    act("assign officer=林小满 2024-10-28");
    CHECK(reminding().tick(ten).put == channels);
  }
  void act(const std::string& text) {
    const auto act = test::read_act(text);
    REQUIRE(office.requests.act(stream, {test::fact_of(act), act.on, "li", ""}));
  }
  Reminding reminding() { return {office, outbox, settings}; }
  Delivery claimed(Moment now) {
    auto delivery = reminding().claim(now);
    REQUIRE(delivery);
    return std::move(*delivery);
  }
  OutboxEntry entry(const Delivery& of) { return outbox.find(of.key).value(); }
  void settle(const Delivery& of, Sent::Outcome outcome, Moment now, const std::string& reason = "",
              std::optional<std::chrono::seconds> retry_after = {}) {
    reminding().settle(of, {outcome, reason, retry_after, {}}, now);
  }
};

}  // namespace

TEST_CASE("the first tick takes the configuration's people over, and says nothing twice") {
  Desk desk;  // it has ticked once
  PeopleOffice people(desk.office);
  REQUIRE(people.book().all().size() == 1);
  const auto sent = desk.claimed(desk.ten);
  CHECK(sent.key == std::to_string(desk.stream) + "/reply//2024-11-25/0/林小满@mail");
  desk.settle(sent, Sent::ok, desk.ten);
  CHECK(desk.reminding().tick(desk.ten + 60s).put == 0);

  desk.settings.people[0].addresses = {{"wecom", ""}};  // not read any more
  CHECK(desk.reminding().tick(desk.ten + 120s).put == 0);
  desk.settings.people.clear();
  desk.act("assign officer=林小满 2024-11-25");
  CHECK(desk.reminding().tick(desk.ten + 180s).put == 0);
}

TEST_CASE("people of an agency that is not on record wait for it, and their messages keep their keys") {
  Desk desk(1, "东篱县水利局");
  PeopleOffice people(desk.office);
  CHECK(people.book().all().empty());
  const auto sent = desk.claimed(desk.ten);
  desk.settle(sent, Sent::ok, desk.ten);
  REQUIRE(desk.office.add_agency({"东篱县水利局", "", "", 0, false, ""}, day("2024-11-25"), "li"));
  CHECK(desk.reminding().tick(desk.ten + 60s).put == 0);
  CHECK(people.book().all().size() == 1);
}

TEST_CASE("who is added is told at the next tick, who left is not, and nobody hears the same twice") {
  Desk desk;
  desk.settings.policy = {{"reply", 0, {Role::officer, Role::unit_head}, 0}};
  PeopleOffice people(desk.office);
  const auto told = [&](Moment now) {
    std::string all;
    desk.reminding().tick(now);
    while (const auto d = desk.reminding().claim(now)) {
      all += d->recipient + "@" + d->address.channel + ":" + d->address.address + " ";
      desk.settle(*d, Sent::ok, now);
    }
    return all;
  };
  CHECK(told(desk.ten) == "林小满@mail:lin@dongli.example unit_head@files: ");
  const auto on = day("2024-11-25");
  const auto qin = people.add({"秦处暑", 0, {"unit_head"}}, {{"mail", "qin@dongli.example"}}, on, "li");
  REQUIRE(qin);
  CHECK(told(desk.ten + 60s) == "秦处暑@mail:qin@dongli.example ");
  REQUIRE(people.act(*qin, PersonRenamed{"秦小暑"}, on, "li"));
  CHECK(told(desk.ten + 120s).empty());
  REQUIRE(people.act(*qin, PersonAddressed{"wecom", {}, false}, on, "li"));
  CHECK(told(desk.ten + 180s).empty());  // told by mail already

  const auto lin = people.find("林小满").value();
  const auto zhou = people.add({"周立春", 0, {"reviewer"}}, {{"mail", "zhou@dongli.example"}}, on, "li");
  REQUIRE(zhou);
  REQUIRE(people.act(lin, PersonRenamed{"林大暑"}, on, "li"));
  REQUIRE(people.act(lin, PersonAbsent{day("2024-11-29"), *zhou}, day("2024-11-26"), "li"));
  desk.settings.policy = {{"reply", 1, {Role::officer, Role::unit_head}, 0}};
  const auto next = moment_at(day("2024-11-26"), 10h);
  // The case calls its officer as he was called; the substitute gets it; the head hears by her new name and on both
  // ways.
  CHECK(told(next) == "周立春@mail:zhou@dongli.example 秦小暑@mail:qin@dongli.example 秦小暑@wecom: ");
  REQUIRE(people.act(*qin, PersonLeft{}, day("2024-11-27"), "li"));
  desk.settings.policy = {{"reply", 2, {Role::unit_head}, 0}};
  CHECK(told(moment_at(day("2024-11-27"), 10h)) == "unit_head@files: ");
  REQUIRE(people.add({"许霜降", 0, {"unit_head"}}, {{"mail", "xu@dongli.example"}}, day("2024-11-28"), "li"));
  CHECK(told(moment_at(day("2024-11-27"), 11h)).empty());  // entered before the day comes
  CHECK(told(moment_at(day("2024-11-28"), 10h)) == "许霜降@mail:xu@dongli.example ");
}

TEST_CASE("an address that is changed while a message waits does not lose it") {
  Desk desk;
  PeopleOffice people(desk.office);
  const auto lin = people.find("林小满").value();
  const auto on = day("2024-11-25");
  REQUIRE(people.act(lin, PersonAddressed{"hook", {}, false}, on, "li"));
  REQUIRE(people.act(lin, PersonAddressed{"mail", {}, true}, on, "li"));
  const auto report = desk.reminding().tick(desk.ten + 60s);
  CHECK(report.put == 1);
  CHECK(report.withdrawn == 1);
  CHECK(desk.claimed(desk.ten + 60s).address.channel == "hook");
}

TEST_CASE("a claimed message is nobody else's until its lease has run out") {
  Desk desk;
  const auto first = desk.claimed(desk.ten);
  CHECK(first.attempt == 1);
  CHECK(desk.entry(first).lease_until == desk.ten + 300s);
  CHECK_FALSE(desk.entry(first).told);
  CHECK_FALSE(desk.reminding().claim(desk.ten));
  CHECK_FALSE(desk.reminding().claim(desk.ten + 299s));
  const auto second = desk.claimed(desk.ten + 300s);
  CHECK(second.key == first.key);
  CHECK(second.attempt == 2);
  CHECK(desk.entry(second).told);  // nobody saw how the first attempt ended
  CHECK(desk.entry(second).lease_until == desk.ten + 600s);
}

TEST_CASE("who was late with a failure changes nothing of another's claim") {
  Desk desk;
  const auto late = desk.claimed(desk.ten);
  const auto now = desk.claimed(desk.ten + 300s);
  desk.settle(late, Sent::failed, desk.ten + 301s, "no_such_box");
  CHECK(desk.entry(now).state == "claimed");
  CHECK(desk.entry(now).attempts == 2);
  CHECK(desk.entry(now).last_error.empty());
  desk.settle(late, Sent::retry, desk.ten + 302s, "busy");
  CHECK(desk.entry(now).state == "claimed");
}

TEST_CASE("who was late with a success has sent it") {
  Desk desk;
  const auto late = desk.claimed(desk.ten);
  const auto now = desk.claimed(desk.ten + 300s);
  desk.settle(late, Sent::ok, desk.ten + 301s);
  CHECK(desk.entry(now).state == "sent");
  desk.settle(now, Sent::failed, desk.ten + 302s, "no_such_box");
  CHECK(desk.entry(now).state == "sent");
}

TEST_CASE("the wait grows from try to try and differs a little") {
  Desk desk;
  desk.settings.retry = {10, 60s, 400s};
  auto now = desk.ten;
  const std::chrono::seconds whole[] = {60s, 120s, 240s, 400s, 400s};
  std::set<std::int64_t> parts;
  for (const auto full : whole) {
    const auto delivery = desk.claimed(now);
    desk.settle(delivery, Sent::retry, now, "busy");
    const auto e = desk.entry(delivery);
    CHECK(e.state == "waiting");
    CHECK(e.last_error == "busy");
    const auto wait = e.next_at - now;
    CHECK(wait >= full * 75 / 100);
    CHECK(wait <= full * 125 / 100);
    parts.insert(wait * 100 / full);
    CHECK_FALSE(desk.reminding().claim(e.next_at - 1s));
    now = e.next_at;
  }
  CHECK(parts.size() > 1);
}

TEST_CASE("a server that names a time is not asked before it") {
  Desk desk;
  const auto delivery = desk.claimed(desk.ten);
  desk.settle(delivery, Sent::retry, desk.ten, "busy", 1800s);
  CHECK(desk.entry(delivery).next_at == desk.ten + 1800s);
  Desk other;
  const auto soon = other.claimed(other.ten);
  other.settle(soon, Sent::retry, other.ten, "busy", 1s);  // sooner than its own wait: no
  CHECK(other.entry(soon).next_at >= other.ten + 45s);
}

TEST_CASE("the last try makes a dead letter and a retry makes it wait") {
  Desk desk;
  desk.settings.retry = {2, 60s, 60s};
  const auto first = desk.claimed(desk.ten);
  desk.settle(first, Sent::retry, desk.ten, "busy");
  CHECK(desk.entry(first).state == "waiting");
  const auto second = desk.claimed(desk.ten + 90s);
  CHECK(second.attempt == 2);
  desk.settle(second, Sent::retry, desk.ten + 91s, "busy");
  CHECK(desk.entry(second).state == "dead");
  CHECK_FALSE(desk.reminding().claim(desk.ten + 3600s));
  CHECK(desk.reminding().retry(second.key, desk.ten + 3600s));
  CHECK_FALSE(desk.reminding().retry(second.key, desk.ten + 3600s));
  CHECK(desk.entry(second).attempts == 0);
  CHECK(desk.claimed(desk.ten + 3600s).attempt == 1);
}

TEST_CASE("what broke off may have arrived") {
  for (const char* reason : {"dropped", "timeout"}) {
    Desk desk;
    const auto delivery = desk.claimed(desk.ten);
    desk.settle(delivery, Sent::retry, desk.ten, reason);
    CHECK(desk.entry(delivery).told);
  }
  Desk desk;
  const auto delivery = desk.claimed(desk.ten);
  desk.settle(delivery, Sent::retry, desk.ten, "refused");
  CHECK_FALSE(desk.entry(delivery).told);
}

TEST_CASE("messages that failed together do not come back together") {
  constexpr int many = 60;
  Desk desk(many);
  std::set<std::string> keys;
  std::set<std::int64_t> waits;
  for (int i = 0; i < many; ++i) {
    const auto delivery = desk.claimed(desk.ten);
    keys.insert(delivery.key);
    desk.settle(delivery, Sent::retry, desk.ten, "busy");
    waits.insert((desk.entry(delivery).next_at - desk.ten).count());
  }
  CHECK(keys.size() == many);
  CHECK(waits.size() > 15);  // of the 31 seconds from 75 to 125 %
  CHECK(*waits.begin() >= 45);
  CHECK(*waits.begin() < 50);
  CHECK(*waits.rbegin() > 70);
  CHECK(*waits.rbegin() <= 75);
}

TEST_CASE("what is true no longer when it is claimed is void") {
  Desk desk;
  const auto key = desk.outbox.unsent(desk.stream).at(0).key;
  desk.act("answer disclosed 2024-11-25");
  CHECK_FALSE(desk.reminding().claim(desk.ten));
  const auto e = desk.outbox.find(key).value();
  CHECK(e.state == "void");
  CHECK(e.attempts == 0);
  CHECK_FALSE(e.told);
  CHECK(desk.reminding().tick(desk.ten + 60s).put == 0);  // nobody was told what there would be to correct
}

TEST_CASE("a tick withdraws what waits and is true no longer") {
  Desk desk;
  const auto key = desk.outbox.unsent(desk.stream).at(0).key;
  desk.act("answer disclosed 2024-11-25");
  const auto report = desk.reminding().tick(desk.ten + 60s);
  CHECK(report.withdrawn == 1);
  CHECK(report.put == 0);
  CHECK(desk.outbox.find(key)->state == "void");
}

TEST_CASE("what is under way is looked at again when its lease has run out") {
  Desk desk;
  const auto first = desk.claimed(desk.ten);
  desk.act("answer disclosed 2024-11-25");
  CHECK(desk.reminding().tick(desk.ten + 60s).withdrawn == 0);
  CHECK(desk.entry(first).state == "claimed");
  const auto next = desk.claimed(desk.ten + 60s);  // it may have arrived: its reader is told of the end
  CHECK(next.said.what == "ended");
  desk.settle(next, Sent::ok, desk.ten + 61s);
  CHECK_FALSE(desk.reminding().claim(desk.ten + 300s));
  CHECK(desk.entry(first).state == "void");
  CHECK(desk.entry(first).told);
  desk.settle(first, Sent::failed, desk.ten + 301s, "no_such_box");
  CHECK(desk.entry(first).state == "void");
  desk.settle(first, Sent::ok, desk.ten + 302s);
  CHECK(desk.entry(first).state == "sent");
}

TEST_CASE("outside of the sending hours nothing is claimed") {
  Desk desk;
  const auto monday = day("2024-11-25"), saturday = day("2024-11-30");
  const auto key = desk.outbox.unsent(desk.stream).at(0).key;
  CHECK_FALSE(desk.reminding().claim(moment_at(monday, 17h)));
  CHECK_FALSE(desk.reminding().claim(moment_at(monday + rules::Days{1}, 9h) - 1s));
  CHECK_FALSE(desk.reminding().claim(moment_at(saturday, 10h)));
  CHECK(desk.outbox.find(key)->state == "waiting");
  CHECK(desk.outbox.find(key)->attempts == 0);
  SUBCASE("the last second of the day") { CHECK(desk.claimed(moment_at(monday, 17h) - 1s).key == key); }
  SUBCASE("the first second of the next") { CHECK(desk.claimed(moment_at(monday + rules::Days{1}, 9h)).key == key); }
  SUBCASE("a house that sends on each day") {
    desk.settings.hours.working_days_only = false;
    CHECK(desk.claimed(moment_at(saturday, 10h)).key == key);
  }
}

TEST_CASE("outside of the sending hours a tick puts and withdraws nothing") {
  Desk desk;
  desk.act("answer disclosed 2024-11-25");
  for (const auto now : {moment_at(day("2024-11-25"), 17h), moment_at(day("2024-11-26"), 9h) - 1s}) {
    const auto report = desk.reminding().tick(now);
    CHECK(report.put == 0);
    CHECK(report.withdrawn == 0);
  }
  CHECK(desk.outbox.count("waiting") == 1);
  CHECK(desk.reminding().tick(moment_at(day("2024-11-26"), 9h)).withdrawn == 1);
}

TEST_CASE("only a dead letter is tried again by hand") {
  Desk desk(3);
  CHECK_FALSE(desk.reminding().retry("no such key", desk.ten));
  const auto dead = desk.claimed(desk.ten);
  desk.settle(dead, Sent::failed, desk.ten, "no_such_box");  // at once, however many tries are left
  CHECK(desk.entry(dead).state == "dead");
  const auto sent = desk.claimed(desk.ten);
  CHECK_FALSE(desk.reminding().retry(sent.key, desk.ten));
  desk.settle(sent, Sent::ok, desk.ten);
  CHECK_FALSE(desk.reminding().retry(sent.key, desk.ten));
  CHECK(desk.entry(sent).state == "sent");
  CHECK(desk.reminding().retry_all(desk.ten + 60s) == 1);
  CHECK(desk.entry(dead).next_at == desk.ten + 60s);
  CHECK(desk.reminding().retry_all(desk.ten + 60s) == 0);
}
