#include "engine/request/clock/plain_due.hpp"

namespace qixian::engine {

Result<PlainDue> plain_due(const WorkCalendar& calendar, Day received, std::optional<int> days,
                           std::optional<rules::Law> law) {
  const auto limit = rules::plain_limit(received, days, law);
  if (!limit)
    return refuse("no_law", {N_("no Regulation was in force on {0}"), {received}},
                  {N_("give {0}"), {as::a_field("days", {Text{N_("N"), {}}})}}, "R07 art 38");
  const auto due = day_after(calendar, received, limit->days);
  if (!due) return tl::unexpected(due.error());
  return PlainDue{*due, calendar.certainty(*due), *limit, count_steps(calendar, received, limit->days, limit->rule)};
}

Result<Day> day_after(const WorkCalendar& calendar, Day zero, int working_days) {
  if (const auto day = rules::last_day(calendar, zero, working_days)) return *day;
  return refuse("date_outside", {N_("{0} and {1} working days from it lie outside the calendar"), {zero, working_days}},
                {N_("the calendar is known from {0} to {1}, for up to {2} working days either way"),
                 {calendar.first(), calendar.last(), WorkCalendar::max_step}},
                "C7");
}

}  // namespace qixian::engine
