#pragma once
#include "engine/holidays/notice.hpp"

/// What makes a notice the one that is known already, and a list of days a whole year.
namespace qixian::engine {

/// The first day that a notice of the year may set: it reaches back into the December before (C7).
inline Day reach_of(int year) { return rules::civil_day(year - 1, 12, 25); }

/// Whether two addresses are of one paper: with and without www, http and https, and on gov.cn wherever the paper was
/// moved to, for its number stays. Nothing is the same as an empty one.
bool is_same_paper(std::string_view a, std::string_view b);

/// Same year and kind, and the same days in whatever order.
bool sets_the_same(const rules::Notice& a, const rules::Notice& b);

/// What a list of the whole year says otherwise than the calendar, regional notices apart: days that differ, and days
/// that a notice of the year sets and the list leaves out.
struct YearDifference {
  std::vector<Day> differ, missing;
  bool none() const { return differ.empty() && missing.empty(); }
};
YearDifference difference_of(const NoticeDraft& draft, std::span<const rules::Notice> known);

/// A year's notice that leaves days out: 1 January, 1 May or 1 October, or make-up days for weekdays off beyond those
/// that the law gives. Such a list is of half a year, or of days off alone.
std::optional<NoticeFault> left_out(const rules::Notice& annual);
/// How many days off the law gives beyond those in the notice; 0 where there are none.
int days_wanting(const rules::Notice& annual);

/// "2020-01-19, 2020-04-26 …": enough of them to find the place.
std::string some_of(std::span<const Day> days);

}  // namespace qixian::engine
