#pragma once
#include "engine/request/clock/clock.hpp"
#include "engine/store/rows/case_row.hpp"

namespace qixian::engine {

/// The row of lists and tables for a case.
CaseRow project(const Case& c, std::int64_t stream, const WorkCalendar& calendar);

/// How a case stands on a day.
enum class Status : std::uint8_t {
  running,
  stopped,
  overdue,
  answered_in_time,
  answered_late,
  closed,
  awaiting_confirmation,
  voided
};
constexpr auto words_of(Status) {
  using enum Status;
  return rules::words<Status>({{running, "running"},
                               {stopped, "stopped"},
                               {overdue, "overdue"},
                               {answered_in_time, "answered_in_time"},
                               {answered_late, "answered_late"},
                               {closed, "closed"},
                               {awaiting_confirmation, "awaiting_confirmation"},
                               {voided, "voided"}});
}
Status status_on(const CaseRow& row, Day today);

/// Working days left until the due day (negative past it); nothing while no limit runs.
std::optional<int> remaining_on(const CaseRow& row, Day today, const WorkCalendar& calendar);

}  // namespace qixian::engine
