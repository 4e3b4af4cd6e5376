#include "engine/reminding/ladder/reminders.hpp"

#include <algorithm>

#include "engine/base/days.hpp"
#include "engine/reminding/ladder/house_obligations.hpp"

namespace qixian::engine {
namespace {

using rules::Days;

/// The last day from which `offset` or more working days have passed until `reached`. Days before the calendar count
/// as its first.
Day last_due(const WorkCalendar& calendar, Day reached, int offset) {
  const Day worked = calendar.is_working(reached) ? reached : calendar.add(reached, -1);
  if (offset > calendar.working_days_between(calendar.first(), worked)) return calendar.first() - Days{1};
  return calendar.add(worked, 1 - offset) - Days{1};
}

const Rung* newest(std::span<const Rung> policy, std::string_view kind, int passed) {
  const Rung* found = nullptr;
  for (const auto& rung : policy) {
    if (rung.kind == kind && rung.days <= passed && (!found || rung.days > found->days)) found = &rung;
  }
  return found;
}

/// The next rung of the same kind above this one.
const Rung* above(std::span<const Rung> policy, const Rung& rung) {
  const Rung* found = nullptr;
  for (const auto& other : policy) {
    if (other.kind == rung.kind && other.days > rung.days && (!found || other.days < found->days)) found = &other;
  }
  return found;
}

}  // namespace

bool is_sending_day(const SendingHours& hours, const WorkCalendar& calendar, Day day) {
  return calendar.covers(day) && (!hours.working_days_only || calendar.is_working(day));
}

bool is_sending(const SendingHours& hours, const WorkCalendar& calendar, Moment now) {
  const auto time = time_of(now);
  return time >= hours.from && time < hours.to && is_sending_day(hours, calendar, day_of(now));
}

Moment next_opening(const SendingHours& hours, const WorkCalendar& calendar, Moment now) {
  Day day = day_of(now);
  if (time_of(now) >= hours.from) day += Days{1};
  while (!is_sending_day(hours, calendar, day) && day < calendar.last()) day += Days{1};
  return moment_at(day, hours.from);
}

Day day_reached(const SendingHours& hours, Moment now) {
  return time_of(now) >= hours.from ? day_of(now) : day_of(now) - Days{1};
}

bool is_running(const DeadlineRow& row, Day today) { return !row.stopped_until || today > *row.stopped_until; }

std::optional<TrueRung> true_rung(std::span<const Rung> policy, const DeadlineRow& row, const WorkCalendar& calendar,
                                  Day reached, Day today) {
  if (!is_running(row, today) || !calendar.covers(row.due) || !calendar.covers(reached)) return std::nullopt;
  if (ends_with_its_day(row.kind) && today > row.due) return std::nullopt;
  const int passed = calendar.working_days_between(row.due, reached);
  const auto* rung = newest(policy, row.kind, passed);
  if (!rung) return std::nullopt;
  const int again = rung->every > 0 ? (passed - rung->days) / rung->every * rung->every : 0;
  return TrueRung{rung, rung->days + again};
}

std::vector<DueSpan> spans(std::span<const Rung> policy, const WorkCalendar& calendar, Day before, Day reached) {
  std::vector<DueSpan> out;
  for (const auto& rung : policy) {
    const Day to = last_due(calendar, reached, rung.days);
    Day from = last_due(calendar, before, rung.days) + Days{1};
    if (rung.every > 0) {
      const auto* next = above(policy, rung);
      from = next ? std::min(from, last_due(calendar, reached, next->days) + Days{1}) : calendar.first();
    }
    if (from <= to) out.push_back({rung.kind, from, to});
  }
  return out;
}

}  // namespace qixian::engine
