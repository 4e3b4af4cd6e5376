// A holiday notice meets a store with cases.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

#include "adapters/sqlite/outbox.hpp"
#include "adapters/sqlite/publications.hpp"
#include "engine/notice_file.hpp"
#include "engine/publication_office.hpp"
#include "engine/reminding.hpp"
#include "support/acts.hpp"
#include "support/memory_outbox.hpp"
#include "support/memory_publications.hpp"
#include "support/store_harness.hpp"

using namespace qixian;
using namespace qixian::engine;
using qixian::test::day;

namespace {

class FixedClock final : public WallClock {
 public:
  Day today() const override { return day("2020-01-27"); }
  std::string timestamp() const override { return "2020-01-27T01:02:03.004Z"; }
};

const FixedClock the_clock;
constexpr const char* amendment_2020 = "国办发明电〔2020〕1号";

/// What a program of that day brought along.
std::vector<rules::Notice> shipped_until(const char* known_on) {
  std::vector<rules::Notice> notices;
  for (const auto& n : rules::shipped_notices())
    if (n.published <= day(known_on)) notices.push_back(n);
  return notices;
}

const rules::Notice& shipped(std::string_view number) {
  for (const auto& n : rules::shipped_notices())
    if (n.number == number) return n;
  throw std::runtime_error("no such notice");
}

NoticeDraft draft_of(const rules::Notice& n) { return {n, std::vector<std::size_t>(n.days.size(), 1)}; }

std::string dump(const Office& office) {
  std::string all;
  office.dump_projections([&](std::string_view line) { (all += line) += '\n'; });
  return all;
}

template <class With>
void with_each_store(const With& with) {
  SUBCASE("memory") {
    tests::MemoryStore store;
    with(store);
  }
  SUBCASE("sqlite") {
    const tests::ScratchFolder folder;
    const auto store = tests::open_store(folder / "office.db");
    with(*store);
  }
}

void act(Office& office, StreamId stream, const std::string& text, Mode mode = Mode::desk) {
  const auto a = test::read_act(text);
  const auto done = office.act(stream, {test::fact_of(a), a.on, "li", ""}, mode);
  REQUIRE_MESSAGE(done, text << ": " << (done ? "" : done.error().message.id));
}

StreamId receive(Office& office, const std::string& number, const std::string& on) {
  auto fact = test::fact_of(test::read_act("receive in_person " + on));
  std::get<RequestReceived>(fact).number = number;
  const auto agency = office.agencies().named("东篱县");
  if (agency) std::get<RequestReceived>(fact).agency = agency->id;
  const auto done = office.receive({fact, day(on), "li", ""}, Mode::desk, agency ? "" : "东篱县");
  REQUIRE(done);
  return done->stream;
}

StreamId receive_vector(Office& office, const std::vector<std::string>& row) {
  const auto stream = receive(office, row[0], row[1]);
  const auto &kind = row[2], &first = row[3], &second = row[4];
  act(office, stream, "assign officer=officer" + std::to_string(std::stoi(row[0]) % 7) + " " + row[1]);
  if (kind == "extended") act(office, stream, "extend " + first + " " + row[1]);
  if (kind == "restarted") {
    act(office, stream, "ask " + first);
    act(office, stream, "supplement " + second);
  }
  if (kind == "consulted") {
    act(office, stream, "consult t1 " + first);
    if (!second.empty()) act(office, stream, "opinion t1 agrees " + second);
  }
  return stream;
}

using Told = std::map<std::string, std::pair<std::string, std::string>>;

/// Number → (from, to); each case at most once.
OnMoved into(Told& told) {
  return [&told](const Moved& m) {
    CHECK(m.cause > 0);
    CHECK(m.kind == "request");
    CHECK(m.after.officer.starts_with("officer"));
    const bool fresh =
        told.emplace(m.after.number, std::pair(rules::iso(*m.before.due), rules::iso(*m.after.due))).second;
    CHECK_MESSAGE(fresh, m.after.number << " told twice");
  };
}

}  // namespace

TEST_CASE("the notice of January 2020 - 200 open cases move as a walk day by day says, each told once") {
  with_each_store([](Store& store) {
    const auto known = shipped_until("2020-01-20");
    REQUIRE(known.size() == rules::shipped_notices().size() - 7);
    Office office(store, the_clock, day("2020-01-27"), {}, known);
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
    const auto would = office.impact_of(draft, "", into(impact));
    REQUIRE(would);
    CHECK(impact == expected);
    CHECK(dump(office) == before);
    CHECK(store.head().hash == head.hash);
    CHECK(office.calendar().is_working(day("2020-01-31")));

    Told moved;
    const auto done = office.import_notice(draft, "", "li", into(moved));
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

    const auto again = office.import_notice(draft, "", "li", into(moved));
    REQUIRE(again);
    CHECK(again->known);
    CHECK(store.head().seq == head.seq + 1);
    CHECK_FALSE(store.verify({}));
  });
}

TEST_CASE("a program that brings a notice along moves the cases of an older store, and says so") {
  with_each_store([](Store& store) {
    const auto known = shipped_until("2020-01-20");
    StreamId stream = 0;
    {
      Office office(store, the_clock, day("2020-01-27"), {}, known);
      REQUIRE(office.prepare());
      stream = receive(office, "1", "2020-01-22");
      act(office, stream, "assign officer=officer1 2020-01-22");
      CHECK(rules::iso(*store.case_row(stream)->due) == "2020-02-25");
      // The office types the notice of 2021 itself, with a day wrong.
      auto wrong = shipped("国办发明电〔2020〕27号");
      wrong.days.pop_back();
      Office later(store, the_clock, day("2020-12-01"), {}, known);
      REQUIRE(later.import_notice(draft_of(wrong), "", "li"));
    }
    Office newer(store, the_clock, day("2020-12-01"));
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
  with_each_store([](Store& store) {
    Office office(store, the_clock, day("2020-02-10"), {}, shipped_until("2020-01-20"));
    REQUIRE(office.prepare());
    const auto lifted = receive(office, "1", "2020-01-02");
    act(office, lifted, "assign officer=officer1 2020-01-02");
    act(office, lifted, "answer disclosed 2020-02-05");
    CHECK(store.case_row(lifted)->late);
    const auto done_long_ago = receive(office, "2", "2019-12-02");
    act(office, done_long_ago, "answer disclosed 2019-12-10");
    Told told;
    const auto done = office.import_notice(draft_of(shipped(amendment_2020)), "", "li", into(told));
    REQUIRE(done);
    CHECK(told == Told{{"1", {"2020-02-04", "2020-02-06"}}});
    CHECK(done->recomputed == 1);
    CHECK_FALSE(store.case_row(lifted)->late);
    CHECK(store.case_row(lifted)->first_timing == "base");
  });
}

TEST_CASE("an office that was opened before another imported a notice acts under the notice") {
  const tests::ScratchFolder folder;
  const auto first = tests::open_store(folder / "office.db");
  const auto second = tests::open_store(folder / "office.db");
  const auto known = shipped_until("2020-01-20");
  Office early(*first, the_clock, day("2020-01-28"), {}, known);
  REQUIRE(early.prepare());
  Office other(*second, the_clock, day("2020-01-28"), {}, known);
  const auto stream = receive(early, "1", "2020-01-22");
  REQUIRE(other.import_notice(draft_of(shipped(amendment_2020)), "", "li"));
  const auto fresh = receive(early, "2", "2020-01-22");
  act(early, stream, "assign officer=officer1 2020-01-28");
  CHECK(rules::iso(*first->case_row(stream)->due) == "2020-02-27");
  CHECK(rules::iso(*first->case_row(fresh)->due) == "2020-02-27");
  const auto after = dump(early);
  REQUIRE(other.rebuild());
  CHECK(dump(other) == after);
}

namespace {

/// A case of some acts, as they come; what is refused is left out.
void random_case(Office& office, std::mt19937& draw, int number) {
  const auto upto = [&](int n) { return static_cast<int>(draw() % static_cast<unsigned>(n + 1)); };
  Day on = day("2019-09-01") + rules::Days{upto(280)};
  const auto stream = receive(office, std::to_string(number), rules::iso(on));
  static const std::vector<std::string> acts{"ask",          "supplement",
                                             "consult t1",   "consult g1",
                                             "served t1",    "opinion t1 silent",
                                             "fee 30",       "pay 30",
                                             "extend 10",    "extend 20",
                                             "askreasons",   "reasons",
                                             "postpone",     "answer disclosed",
                                             "withdraw",     "lapse supplement",
                                             "deliver",      "reopen 15",
                                             "lapse fee",    "file",
                                             "close upheld", "close corrected",
                                             "sue direct",   "opinion g1 agrees",
                                             "review mark",  "move 2"};
  const int count = upto(7);
  for (int i = 0; i < count; ++i) {
    on += rules::Days{upto(14)};
    if (on > office.today()) return;
    auto text = acts[static_cast<std::size_t>(upto(static_cast<int>(acts.size()) - 1))];
    if (text == "postpone") text += " to=" + rules::iso(on + rules::Days{upto(40)});
    if (text == "move 2") text += " to=" + rules::iso(on - rules::Days{upto(10)});
    const auto a = test::read_act(text + " " + rules::iso(on));
    (void)office.act(stream, {test::fact_of(a), a.on, "li", ""}, upto(1) ? Mode::desk : Mode::record);
  }
}

/// An invented regional notice over random days: weekdays off, weekends worked.
rules::Notice random_notice(std::mt19937& draw, int n) {
  const auto year = 2019 + static_cast<int>(draw() % 2);
  rules::Notice notice{"东篱〔2020〕" + std::to_string(n) + "号",
                       year,
                       rules::NoticeKind::regional,
                       day("2019-01-01"),
                       day("2020-09-01"),
                       "",
                       {}};
  std::set<Day> days;
  const Day begin = rules::first_day_of(year) + rules::Days{static_cast<int>(draw() % 350)};
  for (int i = 0; i < 4; ++i)
    days.insert(std::min(begin + rules::Days{static_cast<int>(draw() % 12)}, rules::last_day_of(year)));
  for (const Day d : days) notice.days.push_back({d, rules::weekday_number(d) % 6 == 0, "节"});
  return notice;
}

}  // namespace

TEST_CASE("whatever a notice changes, the import and a rebuild agree - random cases, random notices") {
  const tests::ScratchFolder folder;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    std::mt19937 draw(seed);
    tests::MemoryStore store;
    Office office(store, the_clock, day("2020-12-01"), {}, shipped_until("2020-01-20"));
    REQUIRE(office.prepare());
    for (int i = 1; i <= 60; ++i) random_case(office, draw, i);
    std::vector<rules::Notice> notices{shipped(amendment_2020), shipped("国办发明电〔2020〕27号")};
    for (int i = 1; i <= 6; ++i) notices.push_back(random_notice(draw, i));
    for (const auto& n : notices) {
      CAPTURE(n.number);
      const auto done = office.import_notice(draft_of(n), "", "li");
      REQUIRE_MESSAGE(done, (done ? "" : done.error().error.message.id));
      const auto after = dump(office);
      REQUIRE(office.rebuild());
      CHECK(dump(office) == after);
    }
  }
}

TEST_CASE("a notice moves publications as it moves requests - both are rebuilt, verified and erased alike") {
  const auto run = [](Store& store, PublicationRows& rows) {
    PublicationKind kind(store, rows);
    Office office(store, the_clock, day("2020-01-27"), {&kind}, shipped_until("2020-01-20"));
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
    const auto done = office.import_notice(draft_of(shipped(amendment_2020)), "", "li", [&](const Moved& m) {
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
  };
  SUBCASE("memory") {
    tests::MemoryStore store;
    tests::MemoryPublications rows(store);
    run(store, rows);
  }
  SUBCASE("sqlite") {
    const tests::ScratchFolder folder;
    const auto store = tests::open_store(folder / "office.db");
    adapters::sqlite::Publications rows(*store);
    run(*store, rows);
  }
}

TEST_CASE("the notice of January 2020 through the outbox - each moved case is told once, to its officer") {
  const auto run = [](Store& store, Outbox& outbox) {
    const auto known = shipped_until("2020-01-20");
    Office office(store, the_clock, day("2020-01-27"), {}, known);
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
        if (d->said.what == "moved" && d->said.kind == "reply" && d->recipient == d->said.officer) {
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
    REQUIRE(office.import_notice(draft_of(shipped(amendment_2020)), "", "li",
                                 [&](const Moved& m) { reminding.on_moved(m); }));
    send_all("2020-02-02");  // no working day
    CHECK(told.empty());
    send_all("2020-02-03");
    CHECK(told == expected);
    send_all("2020-02-04");
    CHECK(told == expected);
    CHECK(rungs > 200);
    CHECK(reminding.status().waiting.empty());
  };
  SUBCASE("memory") {
    tests::MemoryStore store;
    tests::MemoryOutbox outbox(store);
    run(store, outbox);
  }
  SUBCASE("sqlite") {
    const tests::ScratchFolder folder;
    const auto store = tests::open_store(folder / "office.db");
    adapters::sqlite::Outbox outbox(*store);
    run(*store, outbox);
  }
}
