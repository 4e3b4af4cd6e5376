#pragma once
#include <algorithm>
#include <cstdlib>
#include <set>
#include <span>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/base/shared_facts.hpp"

/// What a correction does to the events of a case, and what it must not do: once, for every kind. A correction is an
/// event too: it moves or voids an earlier one before the case is folded.
namespace qixian::engine {

template <class E>
const EventCorrected* correction_in(const E& event) {
  return std::get_if<EventCorrected>(&event.fact);
}

/// The events that a correction voids; a correction that a later one voids does nothing.
template <class E>
std::set<int> voided_by_correction(std::span<const E> history) {
  std::set<int> voided;
  for (auto later = history.rbegin(); later != history.rend(); ++later) {
    const auto* e = correction_in(*later);
    if (e && e->voided && !voided.contains(later->seq)) voided.insert(e->seq);
  }
  return voided;
}

/// An event that is void keeps its place until the others are done: its number is below zero then.
template <class E>
void take_back(E& event) {
  event.seq = -std::abs(event.seq);
}

/// Every event, moved and taken back as the corrections say.
/// @param beside (events, index, correction): what the kind corrects with it, asked before the event itself is moved
template <class E, class Beside>
std::vector<E> with_corrections(std::span<const E> history, Beside beside) {
  std::vector<E> out(history.begin(), history.end());
  const auto voided = voided_by_correction(history);
  for (const auto& later : history) {
    const auto* e = correction_in(later);
    if (!e || voided.contains(later.seq)) continue;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (out[i].seq != e->seq) continue;
      beside(out, i, *e);
      if (e->voided) take_back(out[i]);
      if (e->on) out[i].on = *e->on;
    }
  }
  return out;
}

/// What was taken back is gone, the rest stands in order of (day, number).
template <class E>
void put_in_order(std::vector<E>& events) {
  std::erase_if(events, [](const E& e) { return e.seq < 0; });
  std::ranges::stable_sort(events, {}, [](const E& e) { return std::pair(e.on, e.seq); });
}

/// What holds of a correction whatever it is that is corrected.
/// @param voided the events that are void  @param undone the correction that it is about, where it is one
/// @param see where the events of the case are read
/// @returns void_of_void, voided_already, later_day, no_reason
std::optional<Error> check_correction_itself(const EventCorrected& e, const EventCorrected* undone,
                                             const std::set<int>& voided, Day today, const Text& see);
Error unknown_event(int seq, Text see);
Error later_day(Day day);

/// What was late stays late for good, whatever is entered or corrected afterwards (P4); only an amended calendar lifts
/// that. @param late whether these first events of the case make it late
/// @returns the place of the first correction or late entry that would make it look in time; the size where none does
template <class E, class Late>
std::size_t first_that_hides_lateness(std::span<const E> history, Late late) {
  Day latest;
  for (std::size_t i = 0; i < history.size(); latest = std::max(latest, history[i].on), ++i) {
    if (i == 0 || (!correction_in(history[i]) && history[i].on >= latest)) continue;
    if (late(history.first(i)) && !late(history.first(i + 1))) return i;
  }
  return history.size();
}

}  // namespace qixian::engine
