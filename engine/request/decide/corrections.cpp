#include "engine/request/decide/corrections.hpp"

#include <algorithm>
#include <set>

#include "engine/request/case/receipt_mend.hpp"
#include "engine/request/life/service.hpp"

namespace qixian::engine {

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

void take_back(Event& event) { event.seq = -std::abs(event.seq); }

/// What is served with its own day (handed over, on the spot) is one act with its service: the events that came with
/// such an answer go where it goes, unless they were corrected by themselves.
void take_service_along(std::span<const Event> history, std::vector<Event>& out, std::size_t at,
                        const EventCorrected& e) {
  const auto* answer = std::get_if<AnswerSent>(&history[at].fact);
  const Day on = history[at].on;
  if (!answer || !is_served_with_its_day(*answer, on)) return;
  for (auto i = at + 1; i < out.size() && std::holds_alternative<AnswerServed>(history[i].fact); ++i) {
    if (history[i].on != on || history[i].recorded_at != history[at].recorded_at || out[i].on != out[at].on) return;
    if (e.voided) take_back(out[i]);
    if (e.on) out[i].on = *e.on;
  }
}

/// A note stands as long as its act is there and is dated back: an act that was void, or was moved to the day on which
/// it was entered, put nothing in order.
void drop_idle_notes(std::vector<Event>& events) {
  for (auto& event : events) {
    const auto* note = std::get_if<CleanUpNoted>(&event.fact);
    if (!note) continue;
    const auto act = std::ranges::find_if(events, [&](auto& e) { return std::abs(e.seq) == note->seq; });
    if (act == events.end()) continue;
    const bool moved = !is_correction(*act) && note->cleaned != "void" && act->on >= note->entered_on;
    if (act->seq < 0 || moved) take_back(event);
  }
}

}  // namespace

std::vector<Event> corrected(std::span<const Event> history) {
  std::vector<Event> out(history.begin(), history.end());
  const auto voided = voided_in(history);
  for (const auto& later : history) {
    const auto* e = std::get_if<EventCorrected>(&later.fact);
    if (!e || voided.contains(later.seq)) continue;
    for (std::size_t i = 0; i < out.size(); ++i) {
      auto& target = out[i];
      if (target.seq != e->seq) continue;
      take_service_along(history, out, i, *e);
      if (e->voided) take_back(target);
      if (e->on) target.on = *e->on;
      auto* received = std::get_if<RequestReceived>(&target.fact);
      if (received && e->on) receipt_day(*received) = *e->on;
      if (!received || mended_fields(*e).empty()) continue;
      mend(*received, *e);
      target.on = received->submitted_on;  // nothing that happened to it comes before
    }
  }
  drop_idle_notes(out);
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
  if (const auto* note = std::get_if<CleanUpNoted>(&target->fact))
    return Error{
        "note_of_an_act",
        note->cleaned == "void"
            ? Text{N_("event {0} notes that the number had been that of a void receipt"), {std::to_string(e.seq)}}
            : Text{N_("event {0} notes that event {1} was dated back; it stands and falls with that one"),
                   {std::to_string(e.seq), std::to_string(note->seq)}},
        {N_("correct event {0}, or put a reason on record: `explain-flag`"), {std::to_string(note->seq)}},
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
  // A void receipt can be mended: its number may have been taken, and it comes back only under one that is free.
  if (voided_in(history).contains(e.seq) && !mends)
    return Error{"voided_already",
                 {N_("event {0} is void already"), {std::to_string(e.seq)}},
                 {N_("see `qixian history`; to have it back, void the correction: --void --bring-back"), {}},
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
