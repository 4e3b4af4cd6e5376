// A holiday notice meets a store with cases.
#include <map>
#include <set>

#include "engine/base/described.hpp"
#include "support/notice_office.hpp"

using namespace qixian;
using namespace qixian::engine;
using namespace qixian::tests;
using qixian::test::day;

TEST_CASE("the notice of January 2020 - 200 open cases move as a walk day by day says, each told once") {
  with_each_store([](wiring::Handle& hand) {
    auto& store = hand.store();
    const auto known = shipped_until("2020-01-20");
    REQUIRE(known.size() == rules::shipped_notices().size() - 7);
    tests::WiredOffice office(store, the_clock, day("2020-01-27"), {}, known);
    REQUIRE(office.prepare());
    const auto rows = test::vector_rows("notice_2020.csv");
    REQUIRE(rows.size() == 200);
    Told expected;
    std::map<std::string, StreamId> streams;
    for (const auto& row : rows) {
      CAPTURE(row[0]);
      streams[row[0]] = receive_vector(office, row);
      CHECK(rules::iso(*store.case_row(streams[row[0]])->due) == row[5]);
      if (row[5] != row[6]) expected[row[0]] = {row[5], row[6]};
    }
    CHECK(expected.size() > 100);
    const auto before = dump(office);
    const auto head = store.head();

    Told impact;
    const auto draft = draft_of(shipped(amendment_2020));
    const auto would = office.impact_of(draft, {.moves_closed = true}, into(impact));
    REQUIRE(would);
    CHECK(impact == expected);
    CHECK(dump(office) == before);
    CHECK(store.head().hash == head.hash);
    CHECK(office.calendar().is_working(day("2020-01-31")));

    Told moved;
    const auto done = office.import_notice(draft, {.moves_closed = true}, "li", into(moved));
    REQUIRE(done);
    CHECK(moved == expected);
    CHECK(done->moved == static_cast<std::int64_t>(expected.size()));
    CHECK(done->recomputed < 200);  // those that ended before 31 January were left alone
    CHECK(store.head().seq == head.seq + 1);
    for (const auto& row : rows) {
      CAPTURE(row[0]);
      CHECK(rules::iso(*store.case_row(streams[row[0]])->due) == row[6]);
    }
    const auto after = dump(office);
    REQUIRE(office.rebuild());
    CHECK(dump(office) == after);

    const auto again = office.import_notice(draft, {.moves_closed = true}, "li", into(moved));
    REQUIRE(again);
    CHECK(again->known);
    CHECK(store.head().seq == head.seq + 1);
    CHECK_FALSE(store.verify({}));
  });
}

TEST_CASE("a program that brings a notice along moves the cases of an older store, and says so") {
  with_each_store([](wiring::Handle& hand) {
    auto& store = hand.store();
    const auto known = shipped_until("2020-01-20");
    StreamId stream = 0;
    {
      tests::WiredOffice office(store, the_clock, day("2020-01-27"), {}, known);
      REQUIRE(office.prepare());
      stream = receive(office, "1", "2020-01-22");
      act(office, stream, "assign officer=officer1 2020-01-22");
      CHECK(rules::iso(*store.case_row(stream)->due) == "2020-02-25");
      // The office types the notice of 2021 itself, with a day wrong.
      auto wrong = shipped("国办发明电〔2020〕27号");
      wrong.days.pop_back();
      tests::WiredOffice later(store, the_clock, day("2020-12-01"), {}, known);
      REQUIRE(later.import_notice(draft_of(wrong), {.moves_closed = true, .complete = true}, "li"));
    }
    tests::WiredOffice newer(store, the_clock, day("2020-12-01"));
    Told told;
    REQUIRE(newer.prepare(into(told)));
    CHECK(told == Told{{"1", {"2020-02-25", "2020-02-27"}}});
    Told none;
    REQUIRE(newer.prepare(into(none)));
    CHECK(none.empty());
    // The same days as the program's own calendar, from whichever side they came.
    for (Day d = newer.calendar().first(); d <= day("2027-12-31"); d += rules::Days{1}) {
      CAPTURE(rules::iso(d));
      CHECK(newer.calendar().is_working(d) == rules::shipped_calendar().is_working(d));
    }
    CHECK(newer.calendar().provisional_from() == rules::shipped_calendar().provisional_from());
    const auto after = dump(newer);
    REQUIRE(newer.rebuild());
    CHECK(dump(newer) == after);
  });
}

TEST_CASE("an amended calendar lifts a late, and gives it back to a case that it makes late") {
  with_each_store([](wiring::Handle& hand) {
    auto& store = hand.store();
    tests::WiredOffice office(store, the_clock, day("2020-02-10"), {}, shipped_until("2020-01-20"));
    REQUIRE(office.prepare());
    const auto lifted = receive(office, "1", "2020-01-02");
    act(office, lifted, "assign officer=officer1 2020-01-02");
    act(office, lifted, "answer disclosed 2020-02-05");
    CHECK(store.case_row(lifted)->late);
    const auto done_long_ago = receive(office, "2", "2019-12-02");
    act(office, done_long_ago, "answer disclosed 2019-12-10");
    Told told;
    const auto done = office.import_notice(draft_of(shipped(amendment_2020)), {.moves_closed = true}, "li", into(told));
    REQUIRE(done);
    CHECK(told == Told{{"1", {"2020-02-04", "2020-02-06"}}});
    CHECK(done->recomputed == 1);
    CHECK_FALSE(store.case_row(lifted)->late);
    CHECK(store.case_row(lifted)->first_timing == "base");
  });
}

TEST_CASE("a notice that an older edition took wrongly beside the program's own can be taken back") {
  with_each_store([](wiring::Handle& hand) {
    auto& store = hand.store();
    tests::WiredOffice office(store, the_clock, day("2020-06-01"));
    REQUIRE(office.prepare());
    const auto stream = receive(office, "1", "2020-04-20");
    act(office, stream, "answer disclosed 2020-05-20");
    CHECK(store.case_row(stream)->late);
    // As older editions recorded a list of days off alone: the make-up days are off.
    auto wrong = fact_of(shipped(amendment_2020));
    wrong.number = "page";
    wrong.kind = "amendment";
    wrong.published = day("2020-06-01");
    wrong.days = {{day("2020-04-26"), false, ""}, {day("2020-05-09"), false, ""}};
    {
      const auto transaction = store.begin();
      store.each_stream("calendar", [&](StreamId id, std::span<const EventRecord> events) {
        const NewEvent event{NoticeImported::type, wrong.published, the_clock.timestamp(), "li",
                             described::to_json(wrong)};
        REQUIRE(store.append("calendar", id, events.back().stream_seq, {&event, 1}));
      });
      store.set_meta("calendar_revision", std::to_string(meta_number(store, "calendar_revision") + 1));
      transaction->commit();
    }
    tests::WiredOffice later(store, the_clock, day("2020-06-02"));
    REQUIRE(later.rebuild());
    CHECK_FALSE(store.case_row(stream)->late);
    // The whole year as it finally stands, from its two papers.
    NoticeDraft whole;
    whole.notice = shipped(amendment_2020);
    whole.notice.number = "whole";
    whole.notice.published = day("2020-06-02");
    whole.notice.days.clear();
    for (const auto& n : rules::shipped_notices()) {
      if (n.year != 2020) continue;
      whole.papers.push_back(std::string(n.url));
      for (const auto& d : n.days) {
        std::erase_if(whole.listed, [&](auto& k) { return k.day == d.day; });
        whole.listed.push_back(d);
      }
    }
    const auto asked = later.import_notice(whole, {}, "li");
    REQUIRE_FALSE(asked);
    CHECK(asked.error().error.code == "beside_shipped");
    CHECK(asked.error().error.message.args.front().text == "page");
    REQUIRE(later.import_notice(whole, {.replaces = "page", .moves_closed = true}, "li"));
    CHECK(store.case_row(stream)->late);
    for (Day d = day("2020-01-01"); d <= day("2020-12-31"); d += rules::Days{1})
      CHECK(later.calendar().is_working(d) == rules::shipped_calendar().is_working(d));
    const auto again = later.import_notice(whole, {}, "li");
    REQUIRE(again);
    CHECK(again->known);
  });
}
