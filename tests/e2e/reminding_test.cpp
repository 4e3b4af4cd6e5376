// One message on its way: what becomes of it when the case moves, the process dies, the other side refuses.
#include "engine/reminding/reminding.hpp"

#include <doctest/doctest.h>

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

Moment at(const char* on, std::chrono::minutes time = 10h) { return moment_at(day(on), time); }

/// An office with one case: received 2024-10-28, due 2024-11-25.
struct Desk {
  tests::MemoryStore store;
  tests::MemoryOutbox outbox{store};
  tests::WiredOffice office{store, the_clock, day("2024-12-31")};
  ReminderSettings settings;
  StreamId stream = 0;

  Desk() {
    REQUIRE(office.prepare());
    settings.policy = {{"reply", -1, {Role::officer}, 0}, {"reply", 0, {Role::officer, Role::supervisor}, 0}};
    settings.people = {{"林小满", {Role::officer}, "东篱县", {}, {}},
                       {"周立春", {Role::officer}, "东篱县", {{"mail", "zhou@dongli.example"}}, {}},
                       {"冯霜降", {Role::supervisor}, "", {{"mail", "f@dongli.example"}, {"files", ""}}, {}}};
    settings.hours.digest = 16h;
    auto fact = test::fact_of(test::read_act("receive in_person 2024-10-28"));
    stream = office.requests.receive({fact, day("2024-10-28"), "li", ""}, Mode::desk, "东篱县")->stream;
    act("assign officer=林小满 2024-10-28");
  }
  void act(const std::string& text) {
    const auto a = test::read_act(text);
    REQUIRE(office.requests.act(stream, {test::fact_of(a), a.on, "li", ""}));
  }
  Reminding reminding() { return {office, outbox, settings}; }
  /// Everything that is ready: "rung 0 林小满@files, …".
  std::string send(Moment now) {
    auto r = reminding();
    r.tick(now);
    std::string out;
    while (const auto d = r.claim(now)) {
      out += (out.empty() ? "" : ", ") + d->said.what;
      if (d->said.what == "rung") out += " " + std::to_string(d->said.offset);
      if (d->said.what == "moved") out += " " + rules::iso(*d->said.was) + " to " + rules::iso(*d->said.due);
      if (!d->said.because.empty()) out += " by " + d->said.because;
      out += " " + d->recipient + "@" + d->address.channel;
      r.settle(*d, {}, now);
    }
    return out;
  }
};

}  // namespace

TEST_CASE("what is true is said once, and after a downtime only what is still true") {
  Desk desk;
  CHECK(desk.send(at("2024-11-21")).empty());
  CHECK(desk.send(at("2024-11-22", 8h)).empty());
  CHECK(desk.send(at("2024-11-22")) == "rung -1 林小满@files");
  CHECK(desk.send(at("2024-11-22", 11h)).empty());
  CHECK(desk.send(at("2024-11-23")).empty());
  CHECK(desk.send(at("2024-11-29")) == "rung 0 林小满@files, rung 0 冯霜降@mail, rung 0 冯霜降@files");
  CHECK(desk.send(at("2024-11-29", 11h)).empty());
  CHECK(desk.send(at("2024-11-22")).empty());  // a clock that jumps back
  CHECK(desk.send(at("2024-12-02")).empty());
}

TEST_CASE("what was told and is true no longer is said so, to whoever was told") {
  Desk desk;
  desk.send(at("2024-11-25"));
  SUBCASE("moved") {
    desk.act("extend 10 2024-11-25");
    CHECK(desk.send(at("2024-11-26")) ==
          "moved 2024-11-25 to 2024-12-09 by reply_extended 林小满@files, moved 2024-11-25 to 2024-12-09 by "
          "reply_extended 冯霜降@mail, moved 2024-11-25 to 2024-12-09 by reply_extended 冯霜降@files");
    CHECK(desk.send(at("2024-11-27")).empty());
    CHECK(desk.send(at("2024-12-06")) == "rung -1 林小满@files");  // a moved deadline speaks again
  }
  SUBCASE("fallen away") {
    desk.act("answer disclosed 2024-11-25");
    CHECK(desk.send(at("2024-11-26")) ==
          "ended by answer_sent 林小满@files, ended by answer_sent 冯霜降@mail, ended by answer_sent 冯霜降@files");
    CHECK(desk.send(at("2024-11-27")).empty());
  }
  SUBCASE("stopped, and going on") {
    desk.act("fee 30 2024-11-25");
    CHECK(desk.send(at("2024-11-26")).starts_with("ended by fee_noticed 林小满@files"));
    desk.act("pay 30 2024-11-27");
    CHECK(desk.send(at("2024-11-28")).starts_with("moved 2024-11-25 to 2024-12-25 by fee_paid 林小满@files"));
  }
  SUBCASE("back before anybody was told") {
    desk.act("answer disclosed 2024-11-25");
    auto r = desk.reminding();
    r.tick(at("2024-11-26"));
    desk.act("void 3 2024-11-26");
    CHECK(desk.send(at("2024-11-26", 11h)).empty());
  }
}

TEST_CASE("what waits and is true no longer never leaves") {
  Desk desk;
  auto r = desk.reminding();
  CHECK(r.tick(at("2024-11-22")).put == 1);
  SUBCASE("an act, seen when it is claimed") {
    desk.act("extend 10 2024-11-22");
    CHECK_FALSE(r.claim(at("2024-11-22", 11h)));
  }
  SUBCASE("the next rung, seen by the tick") {
    const auto report = r.tick(at("2024-11-25"));
    CHECK(report.withdrawn == 1);
    CHECK(report.put == 3);
  }
  SUBCASE("another officer") {
    desk.act("assign officer=周立春 2024-11-22");
    CHECK(desk.send(at("2024-11-22", 11h)) == "rung -1 周立春@mail");
  }
}

TEST_CASE("a crash between write and send sends again under the same key when the lease is over") {
  Desk desk;
  auto r = desk.reminding();
  const auto now = at("2024-11-22");
  r.tick(now);
  const auto first = r.claim(now);
  REQUIRE(first);
  CHECK_FALSE(r.claim(now + 299s));
  CHECK(r.next_moment(now) == now + 300s);
  const auto second = r.claim(now + 300s);
  REQUIRE(second);
  CHECK(second->key == first->key);
  CHECK(second->attempt == 2);
  r.settle(*first, {Sent::retry, "timeout", {}, ""}, now + 301s);  // too late to say: another has it
  r.settle(*second, {}, now + 302s);
  CHECK(r.status().sent == 1);
  CHECK_FALSE(r.claim(now + 1h));
}

TEST_CASE("back-off, what the other side asks for, dead letters and trying them again") {
  Desk desk;
  desk.settings.retry = {3, 60s, 100s};
  auto r = desk.reminding();
  auto now = at("2024-11-22");
  r.tick(now);
  const auto fail = [&](Sent sent) {
    const auto d = r.claim(now);
    REQUIRE(d);
    r.settle(*d, sent, now);
    return d->key;
  };
  fail({Sent::retry, "unreachable", {}, ""});
  const auto first = r.next_moment(now).value() - now;
  CHECK((45s <= first && first <= 75s));
  CHECK(r.status().waiting.front().last_error == "unreachable");
  now += first;
  fail({Sent::retry, "http 429", 500s, ""});
  CHECK(r.next_moment(now) == now + 500s);
  now += 500s;
  const auto key = fail({Sent::retry, "http 503", {}, ""});
  REQUIRE(r.status().dead.size() == 1);
  CHECK(r.status().dead.front().last_error == "http 503");
  CHECK_FALSE(r.retry("nothing", now));
  CHECK(r.retry(key, now));
  fail({Sent::failed, "smtp 550", {}, ""});
  CHECK(r.status().dead.size() == 1);
  CHECK(r.retry_all(now) == 1);
  r.settle(r.claim(now).value(), {}, now);
  CHECK(r.status().dead.empty());
  CHECK(r.status().sent == 1);
}

TEST_CASE("a substitute gets what is the officer's, on a channel of his own") {
  Desk desk;
  desk.act("assign officer=周立春 2024-10-28");
  desk.settings.people[1].absences = {{day("2024-11-22"), day("2024-11-22"), "林小满"}};
  CHECK(desk.send(at("2024-11-22")) == "rung -1 林小满@files");
  CHECK(desk.send(at("2024-11-25")) == "rung 0 周立春@mail, rung 0 冯霜降@mail, rung 0 冯霜降@files");
}

TEST_CASE("a digest for each supervisor and working day, at its hour") {
  Desk desk;
  CHECK(desk.send(at("2024-11-20")).empty());
  auto r = desk.reminding();
  CHECK(r.next_moment(at("2024-11-20")) == at("2024-11-20", 16h));
  CHECK(desk.send(at("2024-11-20", 16h)) == "digest 冯霜降@mail, digest 冯霜降@files");
  CHECK(desk.send(at("2024-11-20", 16h + 30min)).empty());
  CHECK(r.next_moment(at("2024-11-20", 16h + 30min)) == at("2024-11-21", 9h));
  r.tick(at("2024-11-21", 16h));
  CHECK(desk.send(at("2024-11-22", 9h)) == "rung -1 林小满@files");  // yesterday's digest is withdrawn
}

TEST_CASE("another ladder is looked at from its first tick on") {
  Desk desk;
  CHECK(desk.send(at("2024-11-20")).empty());
  desk.settings.policy.push_back({"reply", -5, {Role::unit_head}, 0});
  CHECK(desk.send(at("2024-11-20", 11h)) == "rung -5 unit_head@files");
}
