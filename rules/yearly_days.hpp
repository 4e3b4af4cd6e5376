#pragma once
#include <string_view>

#include "rules/civil_date.hpp"

namespace qixian::rules {

/// A day that comes each year, as a row: annual_report.agency, annual_report.government, holiday_notice.
struct YearlyDay {
  std::string_view id;
  std::string_view article, article_zh;  ///< empty: the office's own practice, no law
  std::chrono::month_day on;
  int from, until;  ///< years in which the row holds
};

/// @throws std::out_of_range for an id or a year that no row has (a programming error)
const YearlyDay& yearly_day(std::string_view id, int year);
/// The day in that year.
Day day_in(std::string_view id, int year);
/// By when the report of a year is public (政府信息公开工作年度报告).
/// @param government a government's own, made of those of its agencies; else an agency's
Day annual_report_day(int of_year, bool government);
/// Days off that the law gives the whole country (全国年节及纪念日放假办法); a notice shifts others to them, no more.
int statutory_days_off(int year);

}  // namespace qixian::rules
