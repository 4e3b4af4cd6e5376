#pragma once
#include "engine/office.hpp"

/// A case whose receipt was entered by mistake or twice: it leaves every list and table. What it was stays in sight.
namespace qixian::engine {

bool is_void(std::span<const Event> history);

/// It keeps its receipt's fields, for who looks at it, and nothing else. @pre is_void(history)
Case voided_case(std::span<const Event> history);

/// What would go out of sight with it: "overdue", "answered_late", its flags ("P5 P8"), "answered_in_time"; empty of a
/// case with which nothing has happened that a supervisor must see.
std::string hidden_by_void(const Case& c, Day today, const WorkCalendar& calendar);

/// One for the supervisor's list.
struct VoidedCase {
  StreamId stream = 0;
  Case c;  ///< its receipt
  Day on;  ///< of the correction that made it void
  std::string by;
  std::string hidden;  ///< as hidden_by_void() on that day
  PrivateText reason;
};
/// Reads the log of every request: its cost follows all events. @returns unreadable_event
Result<std::vector<VoidedCase>> voided_cases(const Office& office);

}  // namespace qixian::engine
