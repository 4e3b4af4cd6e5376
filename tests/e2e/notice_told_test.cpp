// Whom a holiday notice concerns: requests and publications alike, each told once.
#include <map>
#include <set>

#include "engine/publication/publication_office.hpp"
#include "engine/reminding/reminding.hpp"
#include "support/notice_office.hpp"

using namespace qixian;
using namespace qixian::engine;
using namespace qixian::tests;
using qixian::test::day;

TEST_CASE("a notice moves publications as it moves requests - both are rebuilt, verified and erased alike") {
  with_each_store([](wiring::Handle& hand) {
    auto& store = hand.store();
    auto& rows = hand.publication_rows();
    PublicationKind kind(store, rows);
    tests::WiredOffice office(store, the_clock, day("2020-01-27"), {&kind}, shipped_until("2020-01-20"));
    REQUIRE(office.prepare());
    PublicationOffice publications(office, rows);
    const ItemMade made{"3210001", 0, {"题名", "", ""}, "", "officer2", {}, {}};
    const auto item = publications.add({made, day("2020-01-22"), "li"}, "东篱县");
    REQUIRE(item);
    CHECK(rules::iso(item->due) == "2020-02-25");
    CHECK_FALSE(publications.add({made, day("2020-01-22"), "li"}, "东篱县"));
    const auto request = receive(office, "1", "2020-01-22");
    act(office, request, "assign officer=officer1 2020-01-22");

    std::map<std::string, std::string> told;
    const auto done =
        office.import_notice(draft_of(shipped(amendment_2020)), {.moves_closed = true}, "li", [&](const Moved& m) {
          told[std::string(m.kind) + " " + m.after.number + " " + m.after.officer] = rules::iso(*m.after.due);
        });
    REQUIRE(done);
    CHECK(told == std::map<std::string, std::string>{{"publication 3210001 officer2", "2020-02-27"},
                                                     {"request 1 officer1", "2020-02-27"}});
    const auto after = dump(office);
    REQUIRE(office.rebuild());
    CHECK(dump(office) == after);

    CHECK(publications.title_of(*rows.row(item->id)) == "题名");
    const auto erased = publications.act(item->id, {PersonalDataErased{"申请"}, day("2020-01-27"), "li"});
    REQUIRE(erased);
    CHECK(publications.title_of(*erased).empty());
    CHECK(publications.load(item->id)->p.erased);
    bool found = false;
    store.each_event([&](const EventRecord& e) { found |= e.data.find("题名") != std::string::npos; });
    CHECK_FALSE(found);
    CHECK_FALSE(store.verify({}));
    const auto shorter = dump(office);
    REQUIRE(office.rebuild());
    CHECK(dump(office) == shorter);
  });
}

TEST_CASE("the notice of January 2020 through the outbox - each moved case is told once, to its officer") {
  with_each_store([](wiring::Handle& hand) {
    auto& store = hand.store();
    auto& outbox = hand.outbox();
    const auto known = shipped_until("2020-01-20");
    tests::WiredOffice office(store, the_clock, day("2020-01-27"), {}, known);
    REQUIRE(office.prepare());
    Told expected, told;
    for (const auto& row : test::vector_rows("notice_2020.csv")) {
      receive_vector(office, row);
      if (row[5] != row[6]) expected[row[0]] = {row[5], row[6]};
    }
    Reminding reminding(office, outbox, {});
    int rungs = 0;
    const auto send_all = [&](const char* on) {
      const auto now = moment_at(day(on), std::chrono::hours{10});
      reminding.tick(now);
      while (const auto d = reminding.claim(now)) {
        // A stop that ends by itself the day after is another message: below.
        const bool by_notice = d->said.because != "stop_ended";
        if (by_notice && d->said.what == "moved" && d->said.kind == "reply" && d->recipient == d->said.officer) {
          CHECK(d->said.because == amendment_2020);
          const auto fresh =
              told.emplace(d->said.number, std::pair(rules::iso(*d->said.was), rules::iso(*d->said.due)));
          CHECK_MESSAGE(fresh.second, d->key << " told twice");
        }
        rungs += d->said.what == "rung";
        reminding.settle(*d, {}, now);
      }
    };
    send_all("2020-01-23");
    CHECK(told.empty());
    REQUIRE(office.import_notice(draft_of(shipped(amendment_2020)), {.moves_closed = true}, "li",
                                 [&](const Moved& m) { reminding.on_moved(m); }));
    send_all("2020-02-02");  // no working day
    CHECK(told.empty());
    send_all("2020-02-03");
    CHECK(told == expected);
    send_all("2020-02-04");
    CHECK(told == expected);
    CHECK(rungs > 200);
    CHECK(reminding.status().waiting.empty());
  });
}

namespace {

/// A consultation that nobody answers, a notice while the clock stands still for it, and nothing written after that.
struct StopAfterNotice {
  Store& store;
  Outbox& outbox;
  tests::WiredOffice office{store, the_clock, day("2020-01-27"), {}, shipped_until("2020-01-20")};
  ReminderSettings settings;
  StreamId stream = 0;
  std::set<std::string> keys;

  explicit StopAfterNotice(wiring::Handle& hand) : store(hand.store()), outbox(hand.outbox()) {
    REQUIRE(office.prepare());
    stream = receive_vector(office, {"2", "2020-01-01", "consulted", "2020-01-06", ""});
    tick("2020-01-23");
    REQUIRE(office.import_notice(draft_of(shipped(amendment_2020)), {.moves_closed = true}, "li",
                                 [&](const Moved& m) { note_moved(outbox, m); }));
  }
  void tick(const char* on) { Reminding(office, outbox, settings).tick(moment_at(day(on), std::chrono::hours{10})); }
  /// What is sent to the officer of the reply's day: "DAY moved to DAY by …".
  std::vector<std::string> send(const char* on) {
    const auto now = moment_at(day(on), std::chrono::hours{10});
    Reminding reminding(office, outbox, settings);
    reminding.tick(now);
    std::vector<std::string> told;
    while (const auto d = reminding.claim(now)) {
      CHECK_MESSAGE(keys.insert(d->key).second, d->key << " sent twice");
      if (d->said.kind == "reply" && d->said.what != "rung" && d->recipient == d->said.officer)
        told.push_back(std::string(on) + " " + d->said.what + " to " + (d->said.due ? rules::iso(*d->said.due) : "-") +
                       (d->said.stopped ? " when it goes on" : "") + " by " + d->said.because);
      reminding.settle(*d, {}, now);
    }
    return told;
  }
  Day stopped_until() const {
    for (const auto& row : store.deadlines(stream))
      if (row.kind == "reply" && row.stopped_until) return *row.stopped_until;
    throw std::runtime_error("the clock does not stand still");
  }
};

using Lines = std::vector<std::string>;
const std::string the_notice = std::string("2020-02-03 moved to 2020-02-26 when it goes on by ") + amendment_2020;

}  // namespace

TEST_CASE("a stop that ends by itself is told although nothing was written since the notice, and only once") {
  with_each_store([](wiring::Handle& hand) {
    StopAfterNotice o(hand);
    REQUIRE(rules::iso(o.stopped_until()) == "2020-02-03");
    CHECK(o.send("2020-02-03") == Lines{the_notice});
    CHECK(o.send("2020-02-04") == Lines{"2020-02-04 moved to 2020-02-26 by stop_ended"});
    CHECK(o.send("2020-02-04").empty());
    CHECK(o.send("2020-02-05").empty());
    CHECK(o.send("2020-02-03").empty());  // a clock that is put back passes that day again
    CHECK(o.send("2020-02-04").empty());
  });
}

TEST_CASE("a stop that ends by itself is told on a day when the ladder was changed, too") {
  with_each_store([](wiring::Handle& hand) {
    StopAfterNotice o(hand);
    CHECK(o.send("2020-02-03") == Lines{the_notice});
    o.settings.policy = {{"reply", -2, {Role::officer}, 0}};
    CHECK(o.send("2020-02-04") == Lines{"2020-02-04 moved to 2020-02-26 by stop_ended"});
    CHECK(o.send("2020-02-05").empty());
  });
}

TEST_CASE("the end of a stop that an older edition put under its key is told once - sent or waiting") {
  for (const bool was_sent : {true, false}) {
    CAPTURE(was_sent);
    with_each_store([&](wiring::Handle& hand) {
      StopAfterNotice o(hand);
      CHECK(o.send("2020-02-03") == Lines{the_notice});
      receive(o.office, "another", "2020-01-27");  // so that the older edition's key was a new one
      auto old = o.outbox.last_told(o.stream).front();
      REQUIRE(old.said.stopped);
      old.key = "moved/" + std::to_string(o.stream) + "/reply//" + o.store.bookmark().mark() + "/" + old.said.person +
                "@" + old.channel;
      old.said.because = "stop_ended";
      old.said.stopped = false;
      old.said.was = old.said.due;
      old.state = OutboxState::waiting;
      old.told = false;
      const auto transaction = o.office.begin();
      REQUIRE(o.outbox.put(old));
      auto stored = *o.outbox.find(old.key);
      if (was_sent) stored.state = OutboxState::sent;
      stored.told = was_sent;
      o.outbox.update(stored);
      transaction->commit();
      CHECK(o.send("2020-02-04") == (was_sent ? Lines{} : Lines{"2020-02-04 moved to 2020-02-26 by stop_ended"}));
      CHECK(o.send("2020-02-05").empty());
    });
  }
}
