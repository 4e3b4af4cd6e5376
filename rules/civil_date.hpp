#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace qixian::rules {

/// A civil date of Asia/Shanghai, without a time (law C6): a due day lasts until 24:00.
/// The same as date::sys_days and date::days by another way: Howard Hinnant's library is a third of what compiling a
/// small file takes, so only the files include it that take a day apart.
using Days = std::chrono::duration<int, std::ratio<86400>>;
using Day = std::chrono::sys_time<Days>;

/// One that the program itself knows.
constexpr Day civil_day(int year, unsigned month, unsigned day) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

/// Reads YYYY-MM-DD, YYYY/M/D or YYYY年M月D日. Nothing for text that is not a date of the calendar (2026-02-30, junk).
std::optional<Day> parse_day(std::string_view text);

/// 2026-11-22: tables, files, the store.
std::string iso(Day day);

/// 2026年11月22日 (周日): running Chinese text.
std::string running_text(Day day);

/// 0 = Sunday … 6 = Saturday.
unsigned weekday_number(Day day);

/// The same day number `months` later, else the month's last day (law section 6: a limit in months).
Day add_months(Day day, int months);

int year_of(Day day);
Day first_day_of(int year);
Day last_day_of(int year);

}  // namespace qixian::rules
