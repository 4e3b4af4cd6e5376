#pragma once
#include <string_view>
#include <vector>

#include "engine/store/rows/deadline_row.hpp"
#include "rules/calendar.hpp"

namespace qixian::engine {

/// What the house owes apart from any case: the annual report and the next year's holiday notice, by the days of
/// rules/yearly_days.
/// @param agencies, governments whether the house has such
std::vector<DeadlineRow> house_obligations(const rules::WorkCalendar& calendar, rules::Day today, bool agencies,
                                           bool governments);

/// Past its day it can't be done any more, so nothing is said of it then: a supplement notice comes late (R19 art 30),
/// an annual report is late.
bool ends_with_its_day(std::string_view kind);

}  // namespace qixian::engine
