#pragma once
#include <span>

#include "engine/request/case/case.hpp"
#include "engine/request/clock/clock.hpp"

/// A case whose receipt was entered by mistake or twice: it leaves every list and table. What it was stays in sight.
namespace qixian::engine {

/// The correction that made the receipt void. @pre is_void(history)
const Event& voiding_event(std::span<const Event> history);

bool is_void(std::span<const Event> history);

/// It keeps its receipt's fields, for who looks at it, and nothing else. @pre is_void(history)
Case voided_case(std::span<const Event> history);

/// What would go out of sight with it: "overdue", "answered_late", its flags ("P5 P8"), "answered_in_time"; empty of a
/// case with which nothing has happened that a supervisor must see.
std::string hidden_by_void(const Case& c, Day today, const WorkCalendar& calendar);

}  // namespace qixian::engine
