#include "rules/yearly_days.hpp"

#include <array>
#include <stdexcept>
#include <string>

namespace qixian::rules {
namespace {

using std::chrono::December, std::chrono::January, std::chrono::March;

// clang-format off
constexpr auto rows = std::to_array<YearlyDay>({
  // id                        article       第…条                                    on             years
  {"annual_report.agency",     "R07 art 31", "《政府信息公开条例》(2007)第三十一条",       March / 31, 2008, 2019},
  {"annual_report.agency",     "R19 art 49", "《政府信息公开条例》第四十九条",             January / 31, 2020, 9999},
  {"annual_report.government", "R07 art 31", "《政府信息公开条例》(2007)第三十一条",       March / 31, 2008, 2019},
  {"annual_report.government", "R19 art 49", "《政府信息公开条例》第四十九条",             March / 31, 2020, 9999},
  // The State Council's notices of the years 2008 to 2026 were published between 25 October and 18 December.
  {"holiday_notice",           "",           "",                                      December / 1,  2007, 9999},
});
// clang-format on

}  // namespace

const YearlyDay& yearly_day(std::string_view id, int year) {
  for (const auto& row : rows)
    if (row.id == id && row.from <= year && year <= row.until) return row;
  throw std::out_of_range("no day " + std::string(id) + " in " + std::to_string(year));
}

Day day_in(std::string_view id, int year) {
  return std::chrono::sys_days{std::chrono::year{year} / yearly_day(id, year).on};
}

Day annual_report_day(int of_year, bool government) {
  return day_in(government ? "annual_report.government" : "annual_report.agency", of_year + 1);
}

// 10 until 2007, 11 by the 办法 as revised from 2008 on (国务院令第513号), 13 as revised from 2025 on (第795号). Every
// annual notice from 2007 to 2026 gives exactly that many weekdays off beyond those it makes up for.
int statutory_days_off(int year) { return year < 2008 ? 10 : year < 2025 ? 11 : 13; }

}  // namespace qixian::rules
