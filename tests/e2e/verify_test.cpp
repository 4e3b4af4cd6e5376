// What `verify` finds in a store that an office works with, edited behind the program's back.
#include <doctest/doctest.h>

#include <algorithm>

#include "engine/supervision/audit.hpp"
#include "engine/tables/frozen_table.hpp"
#include "support/sqlite_harness.hpp"
#include "wiring/house.hpp"
#include "wiring/sqlite_handle.hpp"

using namespace qixian;
using namespace qixian::tests;
using engine::Flaw;
using rules::Day;

namespace {

class FixedClock final : public engine::WallClock {
 public:
  Day today() const override { return on("2026-02-02"); }
  std::string timestamp() const override { return "2026-02-02T01:02:03.004Z"; }
};

/// Two cases, one of them answered late and one erased, an item that was withheld, a table that was frozen.
struct Edited {
  Edited() {
    auto& office = house.renew(clock, clock.today());
    REQUIRE(house.prepare());
    const auto agency = office.add_agency({"东篱县自然资源局", "", "", 0, false, ""}, on("2025-01-01"), "李");
    REQUIRE(agency);
    for (const char* number : {"A1", "A2"}) {
      const auto done = house.requests().receive({engine::RequestReceived{number,
                                                                          *agency,
                                                                          "in_person",
                                                                          on("2025-11-03"),
                                                                          {},
                                                                          "natural_person",
                                                                          {{"林某"}},
                                                                          {"征地补偿"},
                                                                          {},
                                                                          false,
                                                                          false,
                                                                          false,
                                                                          {},
                                                                          {}},
                                                  on("2025-11-03"), "李", ""});
      REQUIRE(done);
      cases.push_back(done->stream);
    }
    REQUIRE(house.requests().act(
        cases[0], {engine::AnswerSent{"disclosed", "R19 art 36", {}, {}, {}, {}, "", {}, false, false, false},
                   on("2025-12-25"), "李", ""}));
    REQUIRE(house.requests().act(cases[1], {engine::PersonalDataErased{{"保存期满"}}, on("2026-02-02"), "李", ""}));
    const auto item =
        house.publications().add({engine::ItemMade{"X1", *agency, {"名单"}, "", "", {}, ""}, on("2025-11-03"), "李"});
    REQUIRE(item);
    engine::TableQuery year;
    year.form = rules::find_form("2021");
    year.period = {on("2025-01-01"), on("2025-12-31")};
    REQUIRE(engine::freeze_table(office, year, "王", false));
  }
  std::vector<Flaw> flaws() {
    auto found = hand.inspect();
    for (auto& flaw : engine::audit(house.store(), house.kinds())) found.push_back(std::move(flaw));
    return found;
  }
  engine::Office& office() { return house.renew(clock, clock.today()); }
  void sql(const std::string& text) { hand.sqlite().database().exec("PRAGMA foreign_keys = OFF; " + text); }

  ScratchFolder folder;
  FixedClock clock;
  wiring::House house{std::make_unique<wiring::SqliteHandle>(open_store(folder / "store.db"))};
  wiring::SqliteHandle& hand = static_cast<wiring::SqliteHandle&>(house.handle());
  std::vector<engine::StreamId> cases;
};

}  // namespace

TEST_CASE("a store that nobody touched has no flaw") {
  Edited edited;
  CHECK_FALSE(edited.house.store().verify({}));
  for (const auto& flaw : edited.flaws()) FAIL_CHECK(flaw.why << " " << flaw.what << " " << flaw.seq);
  CHECK(edited.hand.events_in_clear() == 0);
}

TEST_CASE("each hand at the file is named") {
  // clang-format off
  const struct { const char* what; const char* sql; const char* why; const char* named; } edits[] = {
    {"late made timely",       "UPDATE case_row SET first_timing = 'extended' WHERE number = 'A1'", "unfit", "A1"},
    {"no flags",               "UPDATE case_row SET flags = 'P4 and more' WHERE number = 'A1'", "unfit", "A1"},
    {"due day moved",          "UPDATE case_row SET due = '2027-01-01' WHERE number = 'A2'", "unfit", "A2"},
    {"case taken off the list","DELETE FROM case_row WHERE number = 'A1'", "unfit", "stream"},
    {"case invented",          "INSERT INTO case_row (id, agency, number, state, law, channel, applicant_kind, officer, submitted_on, open, provisional, first_answer, first_timing, answer, late, flags, last_seq) VALUES (999, 2, 'X', 'closed', 'R19', 'fax', 'other', '', '2025-01-01', 0, 0, '', '', '', 0, '', 1)", "projection", "case_row 999"},
    {"deadlines gone",         "DELETE FROM deadline", "unfit", "A2"},
    {"deadline of no case",    "INSERT INTO deadline VALUES (999, 'reply', '', '2026-01-01', NULL, 0, 2, '', 'X')", "projection", "deadline 999"},
    {"item's row",             "UPDATE publication_row SET due = '2027-01-01'", "unfit", "X1"},
    {"empty stream",           "INSERT INTO stream (kind) VALUES ('request')", "empty_stream", "stream"},
    {"text wiped by hand",     "UPDATE private_text SET salt = NULL, value = NULL WHERE value = '林某'", "wiped_text", "applicants.0"},
    {"text added",             "INSERT INTO private_text SELECT stream, '1.note', salt, value FROM private_text WHERE value = '林某'", "extra_text", "1.note"},
    {"table changed",          "DROP TRIGGER frozen_table_is_never_edited; UPDATE frozen_table SET by = 'x'", "frozen_table", "2021 2025-01-01"},
    {"table taken away",       "DROP TRIGGER frozen_table_is_never_deleted; DELETE FROM frozen_table", "frozen_table", ""},
    {"table doubled",          "INSERT INTO frozen_table SELECT NULL, form, agency, from_day, to_day, content, seq, head, frozen_at, by, hash FROM frozen_table", "frozen_table", "2021 2025-01-01"},
    {"trigger dropped",        "DROP TRIGGER event_is_never_edited", "schema", "trigger event_is_never_edited"},
    {"trigger added",          "CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM outbox; END", "schema", "trigger evil"},
    {"index dropped",          "DROP INDEX case_by_due", "schema", "index case_by_due"},
    {"table added",            "CREATE TABLE extra (x)", "schema", "table extra"},
    {"calendar's revision",    "UPDATE meta SET value = '1' WHERE key = 'calendar_revision'", "meta", "calendar_revision"},
    {"no number",              "UPDATE meta SET value = 'x' WHERE key = 'shipped_notices'", "meta", "shipped_notices"},
    {"facts gone",             "DELETE FROM meta", "meta", "calendar_revision"},
    {"message unreadable",     "INSERT INTO outbox (key, stream, kind, ordinal, person, channel, said, state, told, attempts, next_at, last_error) VALUES ('k', 0, 'reply', '', 'p', 'c', '{', 'waiting', 0, 0, 0, '')", "outbox", "k"},
    {"event of no type",       "DROP TRIGGER event_is_never_edited; UPDATE event SET type = 'nonsense' WHERE type = 'answer_sent'", "unreadable", "nonsense"},
    {"agency's event broken",  "DROP TRIGGER event_is_never_edited; UPDATE event SET data = '{' WHERE type = 'agency_added'", "unreadable", "agency_added"},
    {"notice's event broken",  "DROP TRIGGER event_is_never_edited; UPDATE event SET data = '{' WHERE seq = 1", "unreadable", "notice_imported"},
    {"row of a gone case",     "INSERT INTO remedy VALUES (999, 1, 'direct', '2025-01-01', NULL, '')", "reference", "remedy"},
  };
  // clang-format on
  for (const auto& edit : edits) {
    CAPTURE(edit.what);
    Edited edited;
    edited.sql(edit.sql);
    const auto flaws = edited.flaws();
    const bool named = std::ranges::any_of(
        flaws, [&](const Flaw& f) { return f.why == edit.why && f.what.find(edit.named) != std::string::npos; });
    CHECK(named);
  }
}

TEST_CASE("a table is not frozen from lists that somebody changed") {
  Edited edited;
  edited.sql("UPDATE case_row SET first_timing = 'base' WHERE number = 'A1'");
  auto& office = edited.office();
  engine::TableQuery year;
  year.form = rules::find_form("2021");
  year.period = {on("2025-01-01"), on("2025-12-31")};
  const auto refused = engine::freeze_table(office, year, "王", true);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "lists_differ");
  CHECK(refused.error().message.args == std::vector<qixian::engine::Argument>{1, "A1"});
  REQUIRE(office.rebuild());
  CHECK(engine::freeze_table(office, year, "王", true));
}

TEST_CASE("what older editions wrote in clear is read and counted") {
  Edited edited;
  edited.sql(
      "DROP TRIGGER event_is_never_edited; UPDATE event SET data = '{\"reason\":\"林某要求\"}' WHERE type = "
      "'personal_data_erased'");
  CHECK(edited.hand.events_in_clear() == 1);
  const auto flaws = edited.flaws();
  CHECK(std::ranges::none_of(flaws, [](auto& f) { return f.why == "unreadable"; }));
  auto& office = edited.office();
  auto loaded = load_request(office, edited.cases[1]);
  REQUIRE(loaded);
  unseal(office, *loaded);
  CHECK(std::get<engine::PersonalDataErased>(loaded->events.back().fact).reason.value == "林某要求");
}

TEST_CASE("the reason of an erasure outlives it and is no part of the event") {
  Edited edited;
  auto& office = edited.office();
  auto loaded = load_request(office, edited.cases[1]);
  REQUIRE(loaded);
  unseal(office, *loaded);
  CHECK(std::get<engine::PersonalDataErased>(loaded->events.back().fact).reason.value == "保存期满");
  CHECK(std::get<engine::RequestReceived>(loaded->events.front().fact).subject.value.empty());
  edited.house.store().each_event([](const engine::EventRecord& e) { CHECK(e.data.find("保存期满") == e.data.npos); });
}
