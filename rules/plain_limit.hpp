#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "rules/calendar.hpp"
#include "rules/statutes.hpp"

/// A question about days that stands by itself, without a case.
namespace qixian::rules {

/// So many working days, or the reply limit of a law.
struct PlainLimit {
  int days = 0;
  std::optional<Law> law;  ///< none: so many days were asked for
  std::string_view rule;   ///< of the law, or "days"
};

/// @param days as asked for; else the reply limit of `law`, else that of the law in force on the day of receipt
/// @returns nothing where no law was in force on it yet
std::optional<PlainLimit> plain_limit(Day received, std::optional<int> days, std::optional<Law> law);

/// Day zero and n working days from it (n < 0: back); nothing outside the calendar.
std::optional<Day> last_day(const WorkCalendar& calendar, Day zero, int n);

/// A year of the calendar: how many days are worked, and those that a notice sets, each with its reason.
struct SetDay {
  Day day;
  DayReason why;
};
struct CalendarYear {
  int working = 0;
  std::vector<SetDay> set;
};
CalendarYear calendar_year(const WorkCalendar& calendar, int year);

}  // namespace qixian::rules
