#include <doctest/doctest.h>

#include "support/acts.hpp"
#include "support/calendars.hpp"

using namespace qixian::test;
using namespace qixian::engine;
using qixian::rules::iso;

namespace {

std::string word_of(const Case& c, std::optional<Day> due) {
  return due ? iso(*due) : c.has_clock() ? "stopped" : "none";
}

/// The limit that a closing was measured by; while open, the limit as it stands.
std::optional<Day> due_of(const Case& c, const Deadline& d) { return c.is_open() ? d.due : c.closings.back().due; }

}  // namespace

TEST_CASE("the reply limit of every script of the vectors") {
  const auto rows = vector_rows("clock.csv");
  REQUIRE(rows.size() >= 126);
  for (const auto& row : rows) {
    INFO(row.at(0) << ": " << row.at(1));
    const auto told = tell(row.at(1), Mode::record);
    INFO(text_of(told.refused));
    REQUIRE_FALSE(told.refused);
    const auto& calendar = qixian::rules::shipped_calendar();
    const auto d = deadline(told.c, calendar);
    const auto due = due_of(told.c, d);
    CHECK(word_of(told.c, due) == row.at(2));
    CHECK(word_of(told.c, due ? d.base_due : std::nullopt) == row.at(3));
    CHECK((d.certainty == Certainty::final ? "final" : "provisional") == row.at(4));
    CHECK((told.c.is_open() ? "-" : code_of(told.c.closings.back().timing)) == row.at(5));
    CHECK(flag_ids(told.c.flags) == row.at(6));
  }
}

TEST_CASE("a stopped clock says until when") {
  struct Row {
    std::string acts;
    std::string until;
  };
  const Row rows[] = {
      {"receive in_person 2024-03-01", "-"},
      {"receive in_person 2024-03-01; ask 2024-03-05", "9999-12-31"},
      {"receive in_person 2024-03-01; ask 2024-03-13", "-"},
      {"receive in_person 2024-03-01; fee 500 2024-03-05", "9999-12-31"},
      {"receive in_person 2024-03-01; consult t1 2024-03-05", "2024-03-26"},
      {"receive in_person 2024-03-01; consult t1 2024-03-05; served t1 2024-03-07", "2024-03-28"},
      {"receive in_person 2024-03-01; consult t1 2024-03-05; served t1 2024-03-07; consult g1 2024-03-12",
       "2024-04-02"},
      {"receive in_person 2024-03-01; consult t1 2024-03-05; opinion t1 agrees 2024-03-07", "-"},
      {"receive in_person 2024-03-01; consult t1 2024-03-04; askreasons 2024-03-05; reasons 2024-03-06; "
       "postpone 2024-03-07 to=2024-04-10; served t1 2024-04-11",
       "-"},
      {"receive in_person 2017-03-01; consult t1 2017-03-05", "9999-12-31"},
      {"receive in_person 2017-03-01; consult g1 2017-03-05", "-"},
  };
  for (const auto& row : rows) {
    INFO(row.acts);
    const auto told = tell(row.acts, Mode::record);
    REQUIRE_FALSE(told.refused);
    const auto d = deadline(told.c, qixian::rules::shipped_calendar());
    CHECK((d.stopped_until ? iso(*d.stopped_until) : "-") == row.until);
  }
}

TEST_CASE("an amending notice moves the limit from the day it is known") {
  struct Row {
    std::string known;
    std::string acts;
    std::string due;
    std::string certainty;
  };
  // 31 January 2020 and 1 February, a Saturday to be made up, became days off; so did 3 and 4 September 2015.
  const Row rows[] = {
      {"2020-01-26", "receive in_person 2020-01-16", "2020-02-18", "final"},
      {"2020-01-27", "receive in_person 2020-01-16", "2020-02-20", "final"},
      {"2015-05-12", "receive in_person 2015-08-20", "2015-09-10", "final"},
      {"2015-05-13", "receive in_person 2015-08-20", "2015-09-11", "final"},
      {"2019-11-01", "receive in_person 2019-12-20", "2020-01-17", "provisional"},
      {"2026-10-01", "receive in_person 2026-11-26", "2026-12-24", "final"},
      {"2026-10-01", "receive in_person 2026-11-27", "2026-12-25", "provisional"},
  };
  for (const auto& row : rows) {
    INFO("known on " << row.known << ": " << row.acts);
    const auto calendar = known_on(row.known);
    const auto told = tell(row.acts, Mode::record, calendar);
    REQUIRE_FALSE(told.refused);
    const auto d = deadline(told.c, calendar);
    CHECK(iso(*d.due) == row.due);
    CHECK((d.certainty == Certainty::final ? "final" : "provisional") == row.certainty);
  }
}
