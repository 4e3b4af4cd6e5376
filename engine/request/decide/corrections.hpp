#pragma once
#include "engine/base/corrections.hpp"
#include "engine/request/decide/decide.hpp"

/// What a correction does to a case's events, and what it must not do.
namespace qixian::engine {

inline bool is_correction(const Event& event) { return std::holds_alternative<EventCorrected>(event.fact); }

/// Corrections are events too: they move or void an earlier one before the case is folded.
std::vector<Event> corrected(std::span<const Event> history);

/// The events that a correction voids; a correction that a later one voids does nothing.
std::set<int> voided_in(std::span<const Event> history);

/// @returns unknown_event, no_correction, no_receipt, void_of_void, voided_already, later_day, no_reason
std::optional<Error> check_correction(std::span<const Event> history, const EventCorrected& e, Day today);

/// P4: an answer past the limit stays late for good, whatever is entered or corrected afterwards; only an amended
/// calendar lifts that. Names the first correction or late entry that made it look in time. The reason for it was
/// explained before this flag is found anew, so it is looked up here.
void keep_late(std::span<const Event> history, Case& after, const WorkCalendar& calendar);

}  // namespace qixian::engine
