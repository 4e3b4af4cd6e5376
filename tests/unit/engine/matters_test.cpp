#include "engine/request/remedies/matters.hpp"

#include <doctest/doctest.h>

#include "engine/request/case/codec.hpp"
#include "engine/request/obligations.hpp"
#include "engine/request/project.hpp"
#include "engine/request/remedies/remedies.hpp"
#include "support/acts.hpp"

using namespace qixian::test;
using namespace qixian::engine;
using qixian::rules::iso;

namespace {

const WorkCalendar& calendar() { return qixian::rules::shipped_calendar(); }

/// "2024-06-04", "open", with "?" where it is counted from another day than the law's; "-" when there is none.
std::string window_of(const Case& c, const std::string& kind, const std::string& what = {}) {
  for (const auto& w : windows(c, calendar()))
    if (w.kind == kind && (what.empty() || w.what == what))
      return (w.until ? iso(*w.until) : "open") + (w.doubtful ? "?" : "");
  return "-";
}

const std::string served = "receive in_person 2024-03-01; answer disclosed 2024-03-19; deliver 2024-03-20; ";
const std::string served_2022 = "receive in_person 2022-08-12; answer disclosed 2022-08-30; deliver 2022-08-31; ";
const std::string joint =
    "receive in_person 2024-03-01 applicants=2; answer disclosed 2024-03-19; deliver 2024-03-20 applicant=1; "
    "deliver 2024-03-22 applicant=2; ";
const std::string overridden_objection =
    "receive in_person 2024-03-01; consult t1 2024-03-04; opinion t1 objects 2024-03-05; review mark 2024-03-06; "
    "answer disclosed 2024-03-19; deliver 2024-03-20; ";
const std::string late = "receive in_person 2024-03-01; ";

}  // namespace

TEST_CASE("filing, copy, acceptance and receipt are days of their own") {
  struct Row {
    std::string acts, kind, until;
  };
  // 2024-04-04 to 06 were days off, 04-07 and 04-28 worked; 05-01 to 05 off, 05-11 worked.
  const Row rows[] = {
      // the written answer: 10 wd from the copy; from the filing, and said to be so, where that day is not on record
      {served + "file 2024-04-08", "reconsideration_answer", "2024-04-22?"},
      {served + "file 2024-04-08 copy=2024-04-15", "reconsideration_answer", "2024-04-28"},
      {served + "file 2024-04-08; accept 2024-04-12 copy=2024-04-15", "reconsideration_answer", "2024-04-28"},
      // the decision: 60 d from acceptance; in silence at the end of the 5 wd; those begin anew with the supplement
      {served + "file 2024-04-08", "reconsideration_decision", "2024-06-14"},
      {served + "file 2024-04-08; accept 2024-04-10", "reconsideration_decision", "2024-06-11"},
      {served + "file 2024-04-08; amend 2024-04-12", "reconsideration_decision", "2024-06-18"},
      // before 2024 an application was accepted on the day it came
      {served_2022 + "file 2022-09-13", "reconsideration_decision", "2022-11-14"},
      // what is suspended does not run, and its days are added
      {served + "file 2024-04-08; accept 2024-04-10; suspend 2024-04-20", "reconsideration_decision", "open"},
      {served + "file 2024-04-08; accept 2024-04-10; suspend 2024-04-20; resume 2024-04-30", "reconsideration_decision",
       "2024-06-21"},
      // the suit: 15 d from the receipt of the decision
      {served + "file 2024-04-08; close upheld 2024-05-20", "suit_after_reconsideration", "2024-06-04?"},
      {served + "file 2024-04-08; close upheld 2024-05-20 got=2024-05-24", "suit_after_reconsideration", "2024-06-11"},
      {served + "file 2024-04-08; close upheld 2024-05-20; received 2024-05-24", "suit_after_reconsideration",
       "2024-06-11"},
      {served + "file 2024-04-08; turnaway 2024-04-12 got=2024-04-16", "suit_after_reconsideration", "2024-05-06"},
      {served + "file 2024-04-08; accept 2024-04-10; expire 2024-06-11", "suit_after_reconsideration", "2024-06-26"},
      {served + "file 2024-04-08; accept 2024-04-10; expire 2024-06-11", "reconsideration_decision", "-"},
      // recorded later: the time was over all the same; not where the reviewer had extended it
      {served + "file 2024-04-08; accept 2024-04-10; expire 2024-08-05", "suit_after_reconsideration", "2024-06-26"},
      {served + "file 2024-04-08; accept 2024-04-10; expire 2024-08-05 extended=1", "suit_after_reconsideration",
       "2024-07-26"},
      {served + "file 2024-04-08; accept 2024-04-10; expire 2024-06-11", "reconsideration_answer", "-"},
      // the defence: 15 d from the copy; a filing without one is of the day it reached the agency
      {served + "sue direct 2024-04-08", "defence", "2024-04-23"},
      {served + "sue direct 2024-04-08 copy=2024-04-12", "defence", "2024-04-28"},
      // an appeal: 15 d from the judgment's receipt, 10 d from a ruling's
      {served + "sue direct 2024-04-08; judge upheld 2024-07-01", "appeal", "2024-07-16?"},
      {served + "sue direct 2024-04-08; judge upheld 2024-07-01 got=2024-07-05", "appeal", "2024-07-22"},
      {served + "sue direct 2024-04-08; judge other 2024-07-01 got=2024-07-05 ruling=1", "appeal", "2024-07-15"},
      {served + "sue direct 2024-04-08; judge upheld 2024-07-01; gotjudgment 2024-07-05", "appeal", "2024-07-22"},
      // sent back: the first instance, and the defence, run anew
      {served + "sue direct 2024-04-08; judge upheld 2024-07-01; appeal 2024-07-10; remand 2024-09-02", "judgment",
       "2025-03-03"},
      {served + "sue direct 2024-04-08; judge upheld 2024-07-01; retry 2025-01-06", "judgment", "2025-07-07"},
  };
  for (const auto& row : rows) {
    INFO(row.acts << ": " << row.kind);
    const auto told = tell(row.acts, Mode::desk);
    REQUIRE_MESSAGE(!told.refused, text_of(told.refused));
    CHECK(window_of(told.c, row.kind) == row.until);
  }
}

TEST_CASE("an order on the silence sets the limit of the first answer, which is late all the same") {
  // due 2024-03-29
  const std::string ordered = late + "file 2024-04-10; close corrected 2024-05-20; ";
  auto told = tell(ordered + "reopen 10 2024-05-21", Mode::desk);
  REQUIRE_MESSAGE(!told.refused, text_of(told.refused));
  CHECK(iso(*project(told.c, 1, calendar()).due) == "2024-06-04");
  CHECK(status_on(project(told.c, 1, calendar()), day("2024-06-04")) == "running");
  CHECK(status_on(project(told.c, 1, calendar()), day("2024-06-05")) == "overdue");
  told = tell(ordered + "reopen 10 2024-05-21; answer disclosed 2024-06-03", Mode::desk);
  REQUIRE_MESSAGE(!told.refused, text_of(told.refused));
  const auto row = project(told.c, 1, calendar());
  CHECK(row.first_timing == "late");
  CHECK_FALSE(row.reopened);
  CHECK(tell(late + "reopen 10 2024-04-10", Mode::desk).refused->code == "refused");
  CHECK(tell(late + "file 2024-04-10; close upheld 2024-05-20; reopen 10 2024-05-21", Mode::desk).refused->code ==
        "refused");
}

TEST_CASE("which of these is refused, and why") {
  struct Row {
    std::string acts, refused;
  };
  const Row rows[] = {
      {served + "file 2024-04-08; resume 2024-04-10", "remedy_order"},
      {served + "file 2024-04-08; suspend 2024-04-10; close upheld 2024-05-20", "remedy_order"},
      {served + "file 2024-04-08; received 2024-05-20", "remedy_order"},
      {served + "sue direct 2024-04-08; remand 2024-05-20", "remedy_order"},
      {served + "file 2024-04-08; accept 2024-04-10; expire 2024-06-10", "not_expired"},
      {served + "file 2024-04-08; accept 2024-04-10; expire 2024-06-11 extended=1", "not_expired"},
      {served + "file 2024-04-08 simplified=1; accept 2024-04-10; expire 2024-06-28 extended=1", "no_extension"},
      {served + "sue direct 2024-04-08; judge upheld 2024-07-01 got=2024-07-03; retry 2024-07-10", "appeal_open"},
      {served + "file 2024-04-08 copy=2024-04-07", "arrived_before"},
      {served + "file 2024-04-08; close upheld 2024-05-20 got=2024-05-19", "arrived_before"},
      {served + "file 2024-04-08; close upheld 2024-05-20 got=2099-01-01", "later_day"},
      {served + "file 2024-04-08 applicant=2", "unknown_applicant"},
      {served + "file 2024-04-08 third=t1", "unknown_consultation"},
      {served + "sue direct 2024-04-08 against=silence", "no_silence"},
      {served + "file 2024-04-08; respond 2024-04-10 matter=99", "no_matter"},
      {joint + "file 2024-04-08; file 2024-04-09 applicant=2; respond 2024-04-10", "several_matters"},
      {joint + "file 2024-04-08; file 2024-04-09", "remedy_order"},
  };
  for (const auto& row : rows) {
    INFO(row.acts);
    const auto told = tell(row.acts, Mode::desk);
    REQUIRE(told.refused.has_value());
    CHECK(told.refused->code == row.refused);
    CHECK_FALSE(told.refused->hint.id.empty());
  }
}

TEST_CASE("each joint applicant goes his own way, and the third party its own") {
  auto told = tell(joint +
                       "file 2024-04-08; file 2024-04-09 applicant=2; respond 2024-04-12 matter=5; "
                       "close upheld 2024-05-20 matter=5; sue after_reconsideration 2024-05-27",
                   Mode::desk);
  REQUIRE_MESSAGE(!told.refused, text_of(told.refused));
  REQUIRE(told.c.remedies.size() == 3);
  CHECK(told.c.remedies[0].result == "upheld");
  CHECK(told.c.remedies[1].applicant == 2);
  CHECK(told.c.remedies[1].state == "reconsideration");
  CHECK_FALSE(told.c.remedies[1].answered_on);
  CHECK(told.c.remedies[2].state == "first_instance");
  CHECK(window_of(told.c, "reconsideration_answer", "6") == "2024-04-23?");
  CHECK(window_of(told.c, "defence", "9") == "2024-06-11");
  // Both have gone: no window to file is left, and each that is pending asks for its own answer.
  CHECK(window_of(told.c, "apply_reconsideration") == "-");
  std::string asked;
  for (const auto& row : obligations(told.c, project(told.c, 1, calendar()), calendar()))
    asked += row.kind + " " + row.ordinal + "; ";
  CHECK(asked == "reconsideration_answer 2.1; defence 3.1; ");

  told = tell(overridden_objection + "sue direct 2024-04-08; sue direct 2024-04-09 third=t1", Mode::record);
  REQUIRE_MESSAGE(!told.refused, text_of(told.refused));
  CHECK(told.c.remedies[1].third_party == "t1");
  told = tell(overridden_objection + "complain 2024-03-21", Mode::record);
  CHECK(window_of(told.c, "third_party_reconsideration", "t1") == "open");
  CHECK(window_of(told.c, "third_party_suit", "t1") == "open");
  CHECK(window_of(told.c, "apply_reconsideration", "1") == "2024-05-20");
  // told of the disclosure: from then on it knows
  told = tell(
      "receive in_person 2024-03-01; consult t1 2024-03-04; opinion t1 objects 2024-03-05; tell t1 2024-03-18; "
      "answer disclosed 2024-03-19; deliver 2024-03-20",
      Mode::record);
  CHECK(window_of(told.c, "third_party_reconsideration", "t1") == "2024-05-17");
  CHECK(window_of(told.c, "third_party_suit", "t1") == "2024-09-18");
}

TEST_CASE("a suit against the silence stands beside the late answer") {
  // due 2024-03-29
  auto told = tell(late +
                       "sue direct 2024-04-10; answer disclosed 2024-04-20; deliver 2024-04-22; file 2024-05-06; "
                       "judge corrected 2024-07-01; close upheld 2024-07-02",
                   Mode::desk);
  REQUIRE_MESSAGE(!told.refused, text_of(told.refused));
  CHECK(told.c.remedies[0].against == "silence");
  CHECK(told.c.remedies[0].result == "corrected");
  CHECK(told.c.remedies[1].against == "answer");
  // and can be entered after it
  told = tell(late +
                  "answer disclosed 2024-04-20; deliver 2024-04-22; file 2024-05-06; "
                  "sue direct 2024-05-07 against=silence",
              Mode::desk);
  CHECK_MESSAGE(!told.refused, text_of(told.refused));
}

TEST_CASE("a remedy out of time is recorded, with the day on which its window ended") {
  struct Row {
    std::string acts, late_after;
  };
  const Row rows[] = {
      {served + "file 2024-05-20", "-"},
      {served + "file 2024-05-21", "2024-05-20"},
      {served + "sue direct 2024-09-20", "-"},
      {served + "sue direct 2024-09-23", "2024-09-20"},
      {served + "file 2024-04-08; close upheld 2024-05-20 got=2024-05-24; sue after_reconsideration 2024-06-11", "-"},
      {served + "file 2024-04-08; close upheld 2024-05-20 got=2024-05-24; sue after_reconsideration 2024-06-12",
       "2024-06-11"},
      // where the receipt is not on record nobody is called late
      {served + "file 2024-04-08; close upheld 2024-05-20; sue after_reconsideration 2024-06-12", "-"},
      {served + "sue direct 2024-04-08; judge upheld 2024-07-01 got=2024-07-05; appeal 2024-07-23", "2024-07-22"},
      {joint + "file 2024-05-21 applicant=2", "-"},
      {joint + "file 2024-05-21 applicant=1", "2024-05-20"},
      {late + "file 2024-05-28", "-"},
      {late + "file 2024-05-29", "2024-05-28"},
      {late + "sue direct 2024-09-29", "-"},
      {late + "sue direct 2024-09-30", "2024-09-29"},
  };
  for (const auto& row : rows) {
    INFO(row.acts);
    const auto told = tell(row.acts, Mode::desk);
    REQUIRE_MESSAGE(!told.refused, text_of(told.refused));
    const auto& r = told.c.remedies.back();
    CHECK((r.late_after ? iso(*r.late_after) : "-") == row.late_after);
  }
}

TEST_CASE("until it is served nothing runs, and five years after the act nothing can be filed") {
  const auto told = tell("receive in_person 2024-03-01; answer disclosed 2024-03-19", Mode::desk);
  for (const auto& w : windows(told.c, calendar())) {
    CHECK_FALSE(w.until);
    REQUIRE(w.at_latest);
    CHECK(iso(*w.at_latest) == "2029-03-19");
  }
}

TEST_CASE("what older editions recorded says what it said") {
  // Their events have none of the new parts, and one chain of matters.
  const auto old = [](const char* type, const char* json, const char* on, int seq) {
    return Event{seq, day(on), {}, "li", *decode(type, json)};
  };
  const std::vector<Event> events{
      old("request_received",
          R"({"number":"1","channel":"in_person","submitted_on":"2024-03-01","applicant_kind":"natural_person"})",
          "2024-03-01", 1),
      old("reconsideration_filed", R"({"body":"x"})", "2024-04-02", 2),
      old("answer_sent", R"({"code":"disclosed"})", "2024-04-10", 3),
      old("reconsideration_answered", "{}", "2024-04-11", 4),
      old("reconsideration_closed", R"({"result":"upheld"})", "2024-05-20", 5),
      old("suit_filed", R"({"kind":"after_reconsideration","instance":1})", "2024-06-03", 6),
      old("suit_closed", R"({"result":"upheld"})", "2024-08-01", 7),
      old("suit_filed", R"({"instance":2})", "2024-08-12", 8),
      old("suit_answered", "{}", "2024-08-20", 9),
      old("suit_closed", R"({"result":"corrected"})", "2024-10-10", 10)};
  const auto c = fold(events, calendar());
  REQUIRE_MESSAGE(c.has_value(), c.error().message.id);
  REQUIRE(c->remedies.size() == 2);
  CHECK(c->remedies[0].kind == "reconsideration");
  CHECK(c->remedies[0].result == "upheld");
  CHECK(c->remedies[1].instance == 2);
  CHECK(c->remedies[1].result == "corrected");
  CHECK(c->remedy_state == "ended");
  CHECK(c->flags.empty());
  const auto half = fold(std::span(events).first(5), calendar());
  REQUIRE(half.has_value());
  CHECK(window_of(*half, "suit_after_reconsideration") == "2024-06-04?");
}
