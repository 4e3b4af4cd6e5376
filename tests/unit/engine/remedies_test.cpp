#include "engine/request/remedies/remedies.hpp"

#include <doctest/doctest.h>

#include "support/acts.hpp"

using namespace qixian::test;
using namespace qixian::engine;
using qixian::rules::iso;

namespace {

const WorkCalendar& calendar() { return qixian::rules::shipped_calendar(); }

std::string until(const Window& w) { return w.until ? iso(*w.until) : "open"; }

/// "until" of the window of a kind (and applicant); "-" when there is none.
std::string window_of(const Case& c, const std::string& kind, const std::string& what = {}) {
  for (const auto& w : windows(c, calendar())) {
    if (w.kind == kind && (what.empty() || w.what == what)) return until(w);
  }
  return "-";
}

}  // namespace

TEST_CASE("windows of appeal run from the day of service") {
  struct Row {
    std::string acts;
    std::string review;
    std::string suit;
  };
  const Row rows[] = {
      // 60 days; 2024-05-19 is a Sunday, 2024-05-20 a Monday
      {"receive in_person 2024-03-01; answer disclosed 2024-03-19; deliver 2024-03-20", "2024-05-20", "2024-09-20"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-19; deliver 2024-03-21", "2024-05-20", "2024-09-23"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-19", "open", "open"},
      {"receive in_person 2024-03-01; consult t1 2024-03-04; opinion t1 objects 2024-03-05; "
       "answer refused.privacy 2024-03-19; deliver 2024-03-20",
       "2024-05-20", "-"},
      {"receive in_person 2024-03-01; answer partial 2024-03-19", "open", "-"},
      {"receive in_person 2024-03-01; answer partial 2024-03-19; deliver 2024-03-20", "2024-05-20", "-"},
      // six months from 31 August: the end of February, and 2023-02-28 is a Tuesday
      {"receive in_person 2022-08-12; answer disclosed 2022-08-30; deliver 2022-08-31", "2022-10-31", "2023-02-28"},
      {"receive in_person 2023-08-11; answer disclosed 2023-08-30; deliver 2023-08-31", "2023-10-30", "2024-02-29"},
      // three months; those still open on 2015-05-01 became six
      {"receive in_person 2014-06-03; answer disclosed 2014-06-09; deliver 2014-06-10", "2014-08-11", "2014-09-10"},
      {"receive in_person 2015-01-12; answer disclosed 2015-01-29; deliver 2015-01-30", "2015-03-31", "2015-04-30"},
      {"receive in_person 2015-01-15; answer disclosed 2015-01-31; deliver 2015-01-31", "2015-04-01", "2015-04-30"},
      {"receive in_person 2015-01-15; answer disclosed 2015-02-01; deliver 2015-02-01", "2015-04-02", "2015-08-03"},
      {"receive in_person 2015-04-20; answer disclosed 2015-04-30; deliver 2015-04-30", "2015-06-29", "2015-10-30"},
      // remedies untold
      {"receive in_person 2024-03-01; answer disclosed 2024-03-19 untold=1; deliver 2024-03-20", "2025-03-20",
       "2025-03-20"},
      {"receive in_person 2018-02-02; answer disclosed 2018-02-07 untold=1; deliver 2018-02-08", "2018-04-09",
       "2019-02-11"},
      {"receive in_person 2018-02-01; answer disclosed 2018-02-06 untold=1; deliver 2018-02-07", "2018-04-08",
       "2020-02-07"},
      // an open case has none
      {"receive in_person 2024-03-01", "-", "-"},
  };
  for (const auto& row : rows) {
    INFO(row.acts);
    const auto told = tell(row.acts, Mode::record);
    REQUIRE_FALSE(told.refused);
    CHECK(window_of(told.c, "apply_reconsideration") == row.review);
    CHECK(window_of(told.c, "direct_suit") == row.suit);
  }
}

TEST_CASE("each applicant has windows of his own") {
  const auto told =
      tell("receive in_person 2024-03-01 applicants=2; answer disclosed 2024-03-19; deliver 2024-03-20 applicant=2",
           Mode::record);
  REQUIRE_FALSE(told.refused);
  CHECK(told.c.state == "answered");
  CHECK(window_of(told.c, "apply_reconsideration", "1") == "open");
  CHECK(window_of(told.c, "apply_reconsideration", "2") == "2024-05-20");
}

TEST_CASE("limits of the agency and the court, by the day of filing") {
  const std::string answered_2023 = "receive in_person 2023-10-09; answer disclosed 2023-10-30; ";
  const std::string answered_2014 = "receive in_person 2014-10-08; answer disclosed 2014-10-20; ";
  struct Row {
    std::string acts;
    std::string kind;
    std::string until;
  };
  const Row rows[] = {
      {answered_2023 + "file 2023-12-29", "reconsideration_answer", "2024-01-08"},
      {answered_2023 + "file 2024-01-02", "reconsideration_answer", "2024-01-16"},
      {answered_2023 + "file 2024-01-02; respond 2024-01-10", "reconsideration_answer", "-"},
      {answered_2023 + "file 2024-01-02; respond 2024-01-10", "reconsideration_decision", "2024-03-11"},
      {answered_2023 + "file 2024-01-02; respond 2024-01-10", "reconsideration_decision_extended", "2024-04-10"},
      {answered_2023 + "file 2024-01-02 simplified=1", "reconsideration_answer", "2024-01-09"},
      {answered_2023 + "file 2024-01-02 simplified=1", "reconsideration_decision", "2024-02-08"},
      {answered_2023 + "file 2024-01-02 simplified=1", "reconsideration_decision_extended", "-"},
      {answered_2023 + "sue direct 2024-01-02 simplified=1", "judgment", "2024-02-18"},
      {answered_2023 + "file 2024-01-02; close upheld 2024-02-20", "suit_after_reconsideration", "2024-03-06"},
      {answered_2014 + "sue direct 2015-04-30", "defence", "2015-05-11"},
      {answered_2014 + "sue direct 2015-05-04", "defence", "2015-05-19"},
      {answered_2014 + "sue direct 2015-04-30", "judgment", "2015-07-30"},
      {answered_2014 + "sue direct 2015-05-04", "judgment", "2015-11-04"},
      {answered_2014 + "sue direct 2015-05-04; defend 2015-05-10", "defence", "-"},
      {answered_2014 + "sue direct 2015-05-04; judge upheld 2015-09-01", "appeal", "2015-09-16"},
      {answered_2014 + "sue direct 2015-05-04; judge upheld 2015-09-01; appeal 2015-09-10", "judgment", "2015-12-10"},
      {answered_2014 + "sue direct 2015-05-04; judge upheld 2015-09-01; appeal 2015-09-10", "defence", "2015-09-25"},
  };
  for (const auto& row : rows) {
    INFO(row.acts << ": " << row.kind);
    const auto told = tell(row.acts, Mode::record);
    REQUIRE_FALSE(told.refused);
    CHECK(window_of(told.c, row.kind) == row.until);
  }
}

TEST_CASE("limits beside the reply clock while it runs") {
  struct Row {
    std::string acts;
    std::string kind;
    std::string until;
  };
  const Row rows[] = {
      {"receive in_person 2024-03-01", "supplement_notice", "2024-03-12"},
      {"receive in_person 2024-03-01; ask 2024-03-05", "supplement_notice", "-"},
      {"receive in_person 2017-03-01", "supplement_notice", "-"},
      {"receive in_person 2024-03-01; ask 2024-03-05", "supplement", "2024-03-26"},
      {"receive in_person 2024-03-01; ask 2024-03-05 due=2024-03-15", "supplement", "2024-03-15"},
      {"receive in_person 2024-03-01; ask 2024-03-05; supplement 2024-03-08", "supplement", "-"},
      {"receive in_person 2024-03-01; fee 500 2024-03-05", "fee", "open"},
      {"receive in_person 2024-03-01; fee 500 2024-03-05 served=2024-03-05", "fee", "2024-04-02"},
      {"receive in_person 2024-03-01; fee 500 2024-03-05; feeserved 2024-03-08", "fee", "2024-04-08"},
      {"receive in_person 2024-03-01; fee 500 2024-03-05 served=2024-03-07", "fee", "2024-04-07"},
      {"receive in_person 2024-03-01; consult t1 2024-03-05; served t1 2024-03-07", "consultation", "2024-03-28"},
      {"receive in_person 2024-03-01; consult g1 2024-03-05", "consultation", "2024-03-26"},
      {"receive in_person 2017-03-01; consult t1 2017-03-06", "consultation", "-"},
  };
  for (const auto& row : rows) {
    INFO(row.acts << ": " << row.kind);
    const auto told = tell(row.acts, Mode::record);
    REQUIRE_FALSE(told.refused);
    CHECK(window_of(told.c, row.kind) == row.until);
  }
}
