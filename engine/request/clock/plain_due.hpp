#pragma once
#include "engine/base/error.hpp"
#include "engine/request/clock/clock.hpp"
#include "rules/plain_limit.hpp"

namespace qixian::engine {

/// When a limit ends that stands by itself, without a case.
struct PlainDue {
  Day due;
  Certainty certainty = Certainty::final;
  rules::PlainLimit limit;
  std::vector<Step> steps;
};

/// @param days, law as rules::plain_limit takes them @returns no_law, date_outside
Result<PlainDue> plain_due(const WorkCalendar& calendar, Day received, std::optional<int> days,
                           std::optional<rules::Law> law);

/// The day alone. @returns date_outside
Result<Day> day_after(const WorkCalendar& calendar, Day zero, int working_days);

}  // namespace qixian::engine
