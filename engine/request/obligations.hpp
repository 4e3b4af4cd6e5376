#pragma once
#include <vector>

#include "engine/request/clock/clock.hpp"
#include "engine/store/rows/case_row.hpp"
#include "engine/store/rows/deadline_row.hpp"

/// What a case still asks of somebody, each with its day. Kinds are those of rung_kinds().
namespace qixian::engine {

/// Of a request. Nothing for a closed one without a pending remedy.
/// @param row the case's own row, made under the same calendar: the reply's day is not computed twice
std::vector<DeadlineRow> obligations(const Case& c, const CaseRow& row, const WorkCalendar& calendar);

}  // namespace qixian::engine
