#include "engine/corrections.hpp"

#include <algorithm>
#include <set>

#include "engine/receipt_mend.hpp"

namespace qixian::engine {
namespace {}  // namespace

std::set<int> voided_in(std::span<const Event> history) {
  std::set<int> voided;
  for (auto later = history.rbegin(); later != history.rend(); ++later) {
    const auto* e = std::get_if<EventCorrected>(&later->fact);
    if (e && e->voided && !voided.contains(later->seq)) voided.insert(e->seq);
  }
  return voided;
}

namespace {

/// The day that a receipt rests on.
Day& receipt_day(RequestReceived& e) {
  return e.received_on ? *e.received_on : e.arrived_on ? *e.arrived_on : e.submitted_on;
}

/// The case as these events leave it, corrections applied; nothing when they don't fit together.
std::optional<Case> refold(std::span<const Event> history, const WorkCalendar& calendar) {
  Case c;
  for (const auto& event : corrected(history)) {
    if (!step(c, event, Mode::record, calendar)) return std::nullopt;
  }
  return c;
}

Error later_day(Day day) {
  return {
      "later_day", {N_("{0} has not come yet"), {rules::iso(day)}}, {N_("give today or an earlier day"), {}}, {}, {},
      {}};
}

bool is_late(const std::optional<Case>& c) { return c && !c->closings.empty() && c->closings.front().timing == "late"; }

}  // namespace

std::vector<Event> corrected(std::span<const Event> history) {
  std::vector<Event> out(history.begin(), history.end());
  const auto voided = voided_in(history);
  for (const auto& later : history) {
    const auto* e = std::get_if<EventCorrected>(&later.fact);
    if (!e || voided.contains(later.seq)) continue;
    for (auto& target : out) {
      if (target.seq != e->seq) continue;
      if (e->voided) target.seq = -target.seq;
      if (e->on) target.on = *e->on;
      auto* received = std::get_if<RequestReceived>(&target.fact);
      if (received && e->on) receipt_day(*received) = *e->on;
      if (!received || mended_fields(*e).empty()) continue;
      mend(*received, *e);
      target.on = received->submitted_on;  // nothing that happened to it comes before
    }
  }
  std::erase_if(out, [](auto& e) { return e.seq < 0; });
  std::stable_sort(out.begin(), out.end(),
                   [](auto& a, auto& b) { return std::pair(a.on, a.seq) < std::pair(b.on, b.seq); });
  return out;
}

std::optional<Error> check_correction(std::span<const Event> history, const EventCorrected& e, Day today) {
  const auto target = std::find_if(history.begin(), history.end(), [&](auto& h) { return h.seq == e.seq; });
  if (target == history.end())
    return Error{"unknown_event",
                 {N_("the case has no event {0}"), {std::to_string(e.seq)}},
                 {N_("see `qixian history`"), {}},
                 {},
                 {},
                 {}};
  const bool mends = !mended_fields(e).empty();
  if (e.voided + e.on.has_value() + mends != 1)
    return Error{"no_correction",
                 {N_("a correction moves an event, voids it, or mends a receipt"), {}},
                 {N_("give --on DATE, --void, or what is right of the receipt (--channel, --submitted …)"), {}},
                 {},
                 {},
                 {}};
  if (mends && !std::holds_alternative<RequestReceived>(target->fact))
    return Error{"no_receipt",
                 {N_("event {0} is no receipt: it can be moved or voided"), {std::to_string(e.seq)}},
                 {N_("give --on DATE or --void"), {}},
                 {},
                 {},
                 {}};
  const auto* undone = std::get_if<EventCorrected>(&target->fact);
  if (e.voided && undone && undone->voided && !e.brings_back)
    return Error{"void_of_void",
                 {N_("event {0} voided event {1}: voiding it brings that one back"),
                  {std::to_string(e.seq), std::to_string(undone->seq)}},
                 {N_("if that is meant: --bring-back"), {}},
                 {},
                 {},
                 {}};
  if (voided_in(history).contains(e.seq))
    return Error{"voided_already",
                 {N_("event {0} is void already"), {std::to_string(e.seq)}},
                 {N_("see `qixian history`; to have it back, void the correction"), {}},
                 {},
                 {},
                 {}};
  if (e.on && *e.on > today) return later_day(*e.on);
  for (const auto& day : {e.submitted_on, e.arrived_on, e.received_on}) {
    if (day && *day > today) return later_day(*day);
  }
  if (e.reason.empty())
    return Error{"no_reason", {N_("a correction needs a reason on record"), {}}, {N_("give --reason"), {}}, {}, {}, {}};
  return {};
}

void keep_late(std::span<const Event> history, Case& after, const WorkCalendar& calendar) {
  if (after.closings.empty() || after.closings.front().timing == "late") return;
  Day latest;
  for (std::size_t i = 0; i < history.size(); latest = std::max(latest, history[i].on), ++i) {
    if (i == 0 || (!is_correction(history[i]) && history[i].on >= latest)) continue;
    if (!is_late(refold(history.first(i), calendar)) || is_late(refold(history.first(i + 1), calendar))) continue;
    Flag flag{"P4", history[i].seq, {N_("a correction or a late entry made a late answer look in time"), {}}, {}};
    for (const auto& later : history.subspan(i)) {
      const auto* e = std::get_if<FlagExplained>(&later.fact);
      if (e && e->flag == flag.id) flag.reason = e->reason;
    }
    after.flags.push_back(std::move(flag));
    after.closings.front().timing = "late";
    return;
  }
}

}  // namespace qixian::engine
