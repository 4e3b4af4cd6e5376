#include "engine/reminding/reminding.hpp"
#include "engine/supervision/audit.hpp"
#include "support/each_store.hpp"
#include "support/notice_office.hpp"
#include "unit/third_kind/viewing.hpp"

/// A kind of case that nothing outside of this folder has heard of does what the others do.
using namespace qixian;
using namespace qixian::test;
using tests::amendment_2020;
using tests::draft_of;
using tests::shipped;

namespace {

struct Desk {
  explicit Desk(wiring::Handle& hand) : store(hand.store()), outbox(hand.outbox()) { REQUIRE(office.prepare()); }
  Store& store;
  Outbox& outbox;
  ViewingKind kind{store};
  const std::vector<rules::Notice> known = tests::shipped_until("2020-01-20");
  tests::WiredOffice office{store, tests::the_clock, day("2020-03-02"), {&kind}, known};  // the one line of wiring
  ViewingOffice viewings{office};

  StreamId ask(const char* number, const char* on) {
    const auto done = viewings.ask({number, 0, "林小满", {"林某", {}, {}}}, day(on), "li", "东篱县");
    REQUIRE(done);
    return *done;
  }
  std::string open() const {
    std::string all;
    kind.each_open([&](StreamId, const Standing& s) { all += s.number + " " + rules::iso(s.due.value()) + "; "; });
    return all;
  }
  std::string act(StreamId stream, const ViewingFact& fact, const char* on, std::optional<int> seen = {}) {
    const auto done = viewings.act(stream, fact, day(on), "li", seen);
    return done ? "ok" : done.error().code;
  }
  std::string flaws() const {
    std::string all;
    for (const auto& f : audit(store, office.kinds())) all += f.why + " " + f.what + "; ";
    return all;
  }
};

void on_every_store(const std::function<void(Desk&)>& with) {
  tests::with_each_store([&](wiring::Handle& hand) {
    Desk desk(hand);
    with(desk);
  });
}

}  // namespace

TEST_CASE("a made-up kind: its cases have numbers, lists, deadlines and actions") {
  on_every_store([](Desk& d) {
    const auto one = d.ask("V1", "2020-01-22");
    d.ask("V2", "2020-01-20");
    CHECK(d.viewings.find("V1").value() == one);
    CHECK(d.viewings.find("东篱县/V1").value() == one);
    CHECK(d.viewings.find("V3").error().code == "no_viewing");
    const auto again = d.viewings.ask({"V1", 0, "", {}}, day("2020-01-22"), "li", "东篱县");
    REQUIRE_FALSE(again);
    CHECK(again.error().code == "number_taken");
    CHECK(d.open() == "V2 2020-02-01; V1 2020-02-04; ");
    std::string allowed;
    const auto actions = d.kind.actions(one, day("2020-01-23"), d.office.calendar()).value();
    for (const auto& a : actions)
      if (a.allowed) allowed += a.verb + "; ";
    CHECK(allowed == "assign; viewing hold; correct; erase; ");
  });
}

TEST_CASE("a made-up kind: who decided on what it was is told, and a correction means what it means elsewhere") {
  on_every_store([](Desk& d) {
    const auto one = d.ask("V1", "2020-01-22");
    CHECK(d.act(one, OfficerAssigned{"周立春"}, "2020-01-23") == "ok");
    CHECK(d.act(one, ViewingHeld{"二楼"}, "2020-02-07", 1) == "moved_on");
    CHECK(d.act(one, ViewingHeld{"二楼"}, "2020-02-07", 2) == "ok");
    CHECK(d.act(one, ViewingHeld{"二楼"}, "2020-02-07") == "not_in_state");
    CHECK(d.open().empty());
    CHECK(d.viewings.load(one)->late);
    const EventCorrected moved{3, day("2020-02-03"), false, {"误", {}, {}}};
    CHECK(d.act(one, moved, "2020-02-10") == "ok");
    CHECK(rules::iso(*d.viewings.load(one)->held_on) == "2020-02-03");
    CHECK(d.viewings.load(one)->late);  // P4
    CHECK(d.act(one, EventCorrected{3, {}, true, {"误", {}, {}}}, "2020-02-10") == "ok");
    CHECK(d.open() == "V1 2020-02-04; ");
    CHECK(d.act(one, EventCorrected{3, {}, true, {"误", {}, {}}}, "2020-02-10") == "voided_already");
    CHECK(d.act(one, EventCorrected{5, {}, true, {"误", {}, {}}}, "2020-02-10") == "void_of_void");
    CHECK(d.act(one, PersonalDataErased{{"所请", {}, {}}}, "2020-02-11") == "ok");
    CHECK(d.viewings.load(one)->asked.who.value.empty());
  });
}

TEST_CASE("a made-up kind: reminded of, moved by a notice, and told so") {
  on_every_store([](Desk& d) {
    d.ask("V1", "2020-01-22");
    ReminderSettings settings;
    settings.policy = {{"viewing", -4, {Role::officer}, 0}};
    settings.people = {{"林小满", {Role::officer}, "东篱县", {{"mail", "lin@dongli.example"}}, {}}};
    settings.hours.digest = std::chrono::hours{16};
    Reminding reminding(d.office, d.outbox, settings);
    std::string said;
    const auto send_all = [&](const char* on) {
      const auto now = moment_at(day(on), std::chrono::hours{10});
      reminding.tick(now);
      while (const auto message = reminding.claim(now)) {
        said += message->said.what + " " + message->said.number + " " + rules::iso(*message->said.due) + "; ";
        reminding.settle(*message, {}, now);
      }
    };
    send_all("2020-01-23");
    CHECK(said == "rung V1 2020-02-04; ");
    std::string moves;
    REQUIRE(d.office.import_notice(draft_of(shipped(amendment_2020)), {}, "li", [&](const Moved& m) {
      moves += std::string(m.kind) + " " + rules::iso(*m.before.due) + " " + rules::iso(*m.after.due);
      reminding.on_moved(m);
    }));
    CHECK(moves == "viewing 2020-02-04 2020-02-06");
    said.clear();
    send_all("2020-02-03");
    CHECK(said == "moved V1 2020-02-06; rung V1 2020-02-06; ");
  });
}

TEST_CASE("a made-up kind: a rebuild makes the same, and what was changed by hand is found") {
  on_every_store([](Desk& d) {
    const auto one = d.ask("V1", "2020-01-22");
    d.ask("V2", "2020-01-20");
    const auto before = tests::dump(d.office);
    CHECK(before.find("viewing") != before.npos);
    REQUIRE(d.office.rebuild());
    CHECK(tests::dump(d.office) == before);
    CHECK(d.flaws().empty());
    {
      const auto transaction = d.office.begin();
      d.store.put_deadlines(one, {});
      transaction->commit();
    }
    CHECK(d.flaws() == "unfit V1; ");
  });
}
