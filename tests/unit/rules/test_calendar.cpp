#include <doctest/doctest.h>

#include <limits>
#include <map>

#include "support/calendars.hpp"

using namespace qixian::rules;
using namespace qixian::test;

TEST_CASE("every deadline on which four other calendars agree") {
  const auto rows = vector_rows("deadlines.csv");
  REQUIRE(rows.size() == 1768);
  for (const auto& row : rows) {
    INFO("received " << row.at(0) << ", " << row.at(1) << " working days");
    CHECK(iso(shipped_calendar().add(day(row.at(0)), std::stoi(row.at(1)))) == row.at(2));
  }
}

TEST_CASE("deadlines that courts and agencies published") {
  struct Row {
    const char* received;
    int days;
    const char* due;
  };
  static constexpr Row rows[] = {{"2022-09-30", 20, "2022-11-02"},
                                 {"2011-06-01", 15, "2011-06-23"},
                                 {"2025-02-20", 20, "2025-03-20"},
                                 {"2016-12-27", 15, "2017-01-18"}};
  for (const Row& row : rows) {
    INFO("received " << row.received << ", " << row.days << " working days");
    CHECK(iso(shipped_calendar().add(day(row.received), row.days)) == row.due);
    CHECK(shipped_calendar().working_days_between(day(row.received), day(row.due)) == row.days);
  }
}

TEST_CASE("each day that a notice sets says which notice and why") {
  const auto rows = vector_rows("cn-days.csv");
  REQUIRE(rows.size() == 677);
  for (const auto& row : rows) {
    INFO(row.at(0) << " " << row.at(1) << " " << row.at(2) << " " << row.at(3));
    const auto reason = shipped_calendar().why(day(row.at(0)));
    CHECK(word_for(reason) == row.at(1));
    CHECK(std::string(reason.name) == row.at(2));
    CHECK(number_of(reason) == row.at(3));
    CHECK(reason.works() == (row.at(1) == "workday"));
    CHECK(shipped_calendar().is_working(day(row.at(0))) == reason.works());
  }
}

TEST_CASE("a day that no notice sets is a weekday or a weekend") {
  std::map<std::string, std::string> listed;
  for (const auto& row : vector_rows("cn-days.csv")) listed[row.at(0)] = row.at(1);
  for (Day d = shipped_calendar().first(); d <= shipped_calendar().last(); d += Days{1}) {
    if (listed.contains(iso(d))) continue;
    INFO(running_text(d));
    const auto reason = shipped_calendar().why(d);
    const bool weekend = weekday_number(d) == 0 || weekday_number(d) == 6;
    REQUIRE(word_for(reason) == (weekend ? "ordinary-weekend" : "ordinary-workday"));
    REQUIRE(reason.notice == nullptr);
    REQUIRE(reason.name.empty());
    REQUIRE(shipped_calendar().is_working(d) != weekend);
  }
}

TEST_CASE("a limit in days that ends on a rest day ends on the next working day") {
  static constexpr std::pair<const char*, const char*> rows[] = {
      {"2026-11-20", "2026-11-20"},  // Friday
      {"2026-11-21", "2026-11-23"},  // Saturday
      {"2026-10-01", "2026-10-08"},  // the whole of the national holiday
      {"2026-10-10", "2026-10-10"},  // Saturday, made up
      {"2020-01-24", "2020-02-03"},  // the lengthened Spring Festival
  };
  for (const auto& [from, expected] : rows) {
    INFO(from);
    CHECK(iso(shipped_calendar().on_or_after(day(from))) == expected);
  }
}

TEST_CASE("what lies outside the calendar is refused") {
  const auto& calendar = shipped_calendar();
  const Day before = calendar.first() - Days{1}, after = calendar.last() + Days{1}, inside = day("2026-11-22");
  CHECK(iso(calendar.first()) == "2006-12-25");
  CHECK(iso(calendar.last()) == "2086-12-31");
  for (const Day d : {before, after, first_day_of(1), last_day_of(9999)}) {
    CHECK_FALSE(calendar.covers(d));
    CHECK_THROWS_AS((void)calendar.is_working(d), std::out_of_range);
    CHECK_THROWS_AS((void)calendar.why(d), std::out_of_range);
    CHECK_THROWS_AS((void)calendar.on_or_after(d), std::out_of_range);
    CHECK_THROWS_AS((void)calendar.working_days_between(d, inside), std::out_of_range);
    CHECK_THROWS_AS((void)calendar.working_days_between(inside, d), std::out_of_range);
    for (const int n : {-1, 0, 1}) CHECK_THROWS_AS((void)calendar.add(d, n), std::out_of_range);
  }
  static constexpr int steps[] = {WorkCalendar::max_step + 1,      -WorkCalendar::max_step - 1,    1 << 30, -(1 << 30),
                                  std::numeric_limits<int>::max(), std::numeric_limits<int>::min()};
  for (const int n : steps) {
    INFO(n);
    CHECK_THROWS_AS((void)calendar.add(day("2046-01-01"), n), std::out_of_range);
  }
  CHECK_NOTHROW((void)calendar.add(day("2046-01-01"), WorkCalendar::max_step));
  CHECK_THROWS_AS((void)calendar.add(day("2046-01-01"), -WorkCalendar::max_step), std::out_of_range);
  CHECK_NOTHROW((void)calendar.add(day("2056-01-01"), -WorkCalendar::max_step));
  CHECK_THROWS_WITH_AS((void)calendar.add(before, 1),
                       "2006-12-24 is outside the calendar, known from 2006-12-25 to 2086-12-31", std::out_of_range);
}

TEST_CASE("the ends of the calendar are still inside") {
  const auto& calendar = shipped_calendar();
  CHECK(calendar.add(calendar.first(), 0) == calendar.first());
  CHECK(calendar.add(calendar.last(), 0) == calendar.last());
  CHECK(iso(calendar.add(calendar.first(), 1)) == "2006-12-26");
  CHECK(calendar.add(day("2006-12-26"), -1) == calendar.first());
  CHECK(calendar.add(calendar.last() - Days{1}, 1) == calendar.last());
  CHECK_THROWS_AS((void)calendar.add(calendar.first(), -1), std::out_of_range);
  CHECK_THROWS_AS((void)calendar.add(calendar.last(), 1), std::out_of_range);
}
