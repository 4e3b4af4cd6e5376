#include "engine/request/decide/voided.hpp"

#include "engine/request/case/receipt_mend.hpp"
#include "engine/request/decide/clean_up.hpp"
#include "engine/request/decide/corrections.hpp"

namespace qixian::engine {

const Event& voiding_event(std::span<const Event> history) {
  const auto voided = voided_in(history);
  for (const auto& event : history) {
    const auto* e = std::get_if<EventCorrected>(&event.fact);
    if (e && e->voided && e->seq == history.front().seq && !voided.contains(event.seq)) return event;
  }
  return history.front();
}

Case voided_case(std::span<const Event> history) {
  const auto voided = voided_in(history);
  Case c;
  c.state = State::voided;
  c.request = std::get<RequestReceived>(history.front().fact);
  for (const auto& e : history) {
    const auto* mending = std::get_if<EventCorrected>(&e.fact);
    if (mending && mending->seq == history.front().seq && !voided.contains(e.seq)) mend(c.request, *mending);
  }
  c.last_seq = history.back().seq;
  c.last_on = history.front().on;
  return c;
}

bool is_void(std::span<const Event> history) {
  return !history.empty() && voided_in(history).contains(history.front().seq);
}

std::string hidden_by_void(const Case& c, Day today, const WorkCalendar& calendar) {
  if (is_past(c, today, calendar)) return "overdue";
  for (const auto& closing : c.closings)
    if (closing.timing == Timing::late) return "answered_late";
  std::string flags;
  for (const auto& flag : c.flags) (flags += flags.empty() ? "" : " ") += code_of(flag.id);
  if (!flags.empty()) return flags;
  return c.closings.empty() ? "" : "answered_in_time";
}

}  // namespace qixian::engine
