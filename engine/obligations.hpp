#pragma once
#include <vector>

#include "engine/case_row.hpp"
#include "engine/clock.hpp"
#include "engine/deadline_row.hpp"
#include "engine/publication.hpp"
#include "engine/publication_rows.hpp"

/// What a case still asks of somebody, each with its day. Kinds are those of rung_kinds().
namespace qixian::engine {

/// Of a request. Nothing for a closed one without a pending remedy.
/// @param row the case's own row, made under the same calendar: the reply's day is not computed twice
std::vector<DeadlineRow> obligations(const Case& c, const CaseRow& row, const WorkCalendar& calendar);

/// Of an item to be published.
std::vector<DeadlineRow> obligations(const Publication& p, const PublicationRow& row);

/// The same ones, in whatever order.
bool same_deadlines(std::vector<DeadlineRow> a, std::vector<DeadlineRow> b);

/// What the house owes apart from any case: the annual report and the next year's holiday notice, by the days of
/// rules/yearly_days.
/// @param agencies, governments whether the house has such
std::vector<DeadlineRow> house_obligations(const WorkCalendar& calendar, Day today, bool agencies, bool governments);

/// Past its day it can't be done any more, so nothing is said of it then: a supplement notice comes late (R19 art 30),
/// an annual report is late.
bool ends_with_its_day(std::string_view kind);

}  // namespace qixian::engine
