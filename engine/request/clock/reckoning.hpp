#pragma once
#include <algorithm>

#include "engine/request/clock/clock.hpp"

/// Inside the clock: what its marks come to, for the deadline and for the steps that tell it.
namespace qixian::engine {

struct Interval {
  Day after, until;  // working days in (after, until] don't count
  std::size_t wait;
};

/// Everything that the marks say so far; replayed in the order in which they happened.
struct Reckoning {
  explicit Reckoning(const WorkCalendar& known) : calendar(known) {}
  const WorkCalendar& calendar;
  Day day_zero{};
  int limit = 0;
  std::string_view limit_rule;
  int extension = 0;
  std::vector<Interval> intervals;  // sorted by `after`
  std::optional<Day> replaced;
  std::optional<std::size_t> endless;  // an R07 consultation without an end

  Day due(int with_extension) const {
    auto end = calendar.add(day_zero, limit + with_extension);
    Day covered = day_zero;  // a day under two consultations is left out once
    for (const auto& i : intervals) {
      const auto from = std::max(i.after, covered);
      if (i.after > end || i.until <= from) continue;
      end = calendar.add(end, calendar.working_days_between(from, i.until));
      covered = i.until;
    }
    return end;
  }
  Day now() const { return replaced ? *replaced : due(extension); }
};

Reckoning reckon(const Case& c, const WorkCalendar& calendar);
/// Until when the clock stands still, and by which wait.
std::optional<std::pair<Day, const Wait*>> standstill(const Case& c, const Reckoning& r);
/// The deadline without its steps.
Deadline conclude(const Case& c, const Reckoning& r);

}  // namespace qixian::engine
