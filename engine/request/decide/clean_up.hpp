#pragma once
#include "engine/request/decide/decide.hpp"

/// P4 of an act that is entered after its day: what it puts in order had been overdue, or against P5.
namespace qixian::engine {

/// Open, and its limit is over.
bool is_past(const Case& c, Day today, const WorkCalendar& calendar);

/// Where the request itself was entered after its limit, the past is being written down and nothing is cleaned up; a
/// posting with a number of the post is its own proof (both ours). @returns what it cleaned up: "overdue", "P5", ""
Cleaned cleaned_up(std::span<const Event> history, const Case& now, const Decision& d, const Proposal& p, Day today,
                   Mode mode, const WorkCalendar& calendar);

/// P4 of a receipt whose number was that of a void one that was late, flagged or answered.
void note_reentry(Decision& d, const Proposal& p, Day today, const WorkCalendar& calendar);

}  // namespace qixian::engine
