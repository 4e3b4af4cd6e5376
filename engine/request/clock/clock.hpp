#pragma once
#include "engine/request/case/case.hpp"
#include "rules/calendar.hpp"

namespace qixian::engine {

/// One stretch of the way from receipt to the due day. The days of the steps with effect "count" and "order" add up to
/// the limit.
struct Step {
  Day from, to;
  int days = 0;        ///< working days that this step counts, excludes or adds
  std::string effect;  ///< start, count, make_up, rest, day_off, excluded, restarted, extended, replaced, stopped, due
  std::string rule;    ///< r19.art33.reply, or the number of a notice
  Text why;
};

/// The reply limit (答复期限) of a case: law C1 to C7 and section 3, in the order restart, exclude, extend, replace.
struct Deadline {
  std::optional<Day> due;            ///< nothing: no receipt date yet, or the clock stands still until an act
  std::optional<Day> base_due;       ///< the same without the extension
  std::optional<Day> stopped_until;  ///< stands still up to this day: an act (9999-12-31), or a consultation's cap
  Certainty certainty = Certainty::final;
  std::vector<Step> steps;
};

inline constexpr Day until_an_act = rules::civil_day(9999, 12, 31);

/// The date alone: what lists, guards and tables need. Cost grows with the marks of the case, not with the days.
Deadline deadline(const Case& c, const WorkCalendar& calendar);

/// The same date with each step of the way to it.
Deadline explained_deadline(const Case& c, const WorkCalendar& calendar);

/// The steps of a plain limit of n working days from day zero (n < 0: back).
std::vector<Step> count_steps(const WorkCalendar& calendar, Day from, int n, std::string_view rule_id);

}  // namespace qixian::engine
