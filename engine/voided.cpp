#include "engine/voided.hpp"

#include "engine/clean_up.hpp"
#include "engine/corrections.hpp"
#include "engine/receipt_mend.hpp"

namespace qixian::engine {
namespace {

/// The correction that made the receipt void.
const Event& voiding_event(std::span<const Event> history) {
  const auto voided = voided_in(history);
  for (const auto& event : history) {
    const auto* e = std::get_if<EventCorrected>(&event.fact);
    if (e && e->voided && e->seq == history.front().seq && !voided.contains(event.seq)) return event;
  }
  return history.front();
}

}  // namespace

Case voided_case(std::span<const Event> history) {
  const auto voided = voided_in(history);
  Case c;
  c.state = voided_state;
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
    if (closing.timing == "late") return "answered_late";
  std::string flags;
  for (const auto& flag : c.flags) (flags += flags.empty() ? "" : " ") += flag.id;
  if (!flags.empty()) return flags;
  return c.closings.empty() ? "" : "answered_in_time";
}

Result<std::vector<VoidedCase>> voided_cases(const Office& office) {
  std::vector<VoidedCase> out;
  Result<void> read;
  office.store().each_stream("request", [&](StreamId id, std::span<const EventRecord> records) {
    const bool corrected = std::ranges::any_of(records, [](auto& r) { return r.type == EventCorrected::type; });
    if (!read || !corrected) return;
    const auto history = decode_all(records);
    if (!history) {
      read = tl::unexpected(history.error());
      return;
    }
    if (!is_void(*history)) return;
    const auto& by = voiding_event(*history);
    const auto before =
        fold(std::span(*history).first(static_cast<std::size_t>(&by - history->data())), office.calendar());
    VoidedCase v{id, voided_case(*history), by.on, by.by, {}, std::get<EventCorrected>(by.fact).reason};
    if (before) v.hidden = hidden_by_void(*before, by.on, office.calendar());
    if (!v.reason.key.empty()) v.reason.value = office.store().unseal(id, v.reason.key).value_or("");
    out.push_back(std::move(v));
  });
  if (!read) return tl::unexpected(std::move(read.error()));
  return out;
}

}  // namespace qixian::engine
