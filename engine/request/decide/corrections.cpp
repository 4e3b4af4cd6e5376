#include "engine/request/decide/corrections.hpp"

#include <algorithm>
#include <set>

#include "engine/request/case/receipt_mend.hpp"
#include "engine/request/life/service.hpp"

namespace qixian::engine {

std::set<int> voided_in(std::span<const Event> history) { return voided_by_correction(history); }

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

bool is_late(const std::optional<Case>& c) {
  return c && !c->closings.empty() && c->closings.front().timing == Timing::late;
}

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
    const bool moved =
        !is_correction(*act) && note->cleaned != code_of(Cleaned::void_receipt) && act->on >= note->entered_on;
    if (act->seq < 0 || moved) take_back(event);
  }
}

}  // namespace

std::vector<Event> corrected(std::span<const Event> history) {
  auto out = with_corrections(history, [&](std::vector<Event>& events, std::size_t at, const EventCorrected& e) {
    take_service_along(history, events, at, e);
    auto& target = events[at];
    auto* received = std::get_if<RequestReceived>(&target.fact);
    if (received && e.on) receipt_day(*received) = *e.on;
    if (!received || mended_fields(e).empty()) return;
    mend(*received, e);
    target.on = received->submitted_on;  // nothing that happened to it comes before
  });
  drop_idle_notes(out);
  put_in_order(out);
  return out;
}

std::optional<Error> check_correction(std::span<const Event> history, const EventCorrected& e, Day today) {
  const auto target = std::find_if(history.begin(), history.end(), [&](auto& h) { return h.seq == e.seq; });
  if (target == history.end()) return unknown_event(e.seq, {N_("see {0}"), {as::a_view("history")}});
  if (const auto* note = std::get_if<CleanUpNoted>(&target->fact))
    return Error{"note_of_an_act",
                 note->cleaned == code_of(Cleaned::void_receipt)
                     ? Text{N_("event {0} notes that the number had been that of a void receipt"), {e.seq}}
                     : Text{N_("event {0} notes that event {1} was dated back; it stands and falls with that one"),
                            {e.seq, note->seq}},
                 {N_("correct event {0}, or put a reason on record: {1}"), {note->seq, as::an_act("explain-flag")}},
                 {},
                 {},
                 {}};
  const bool mends = !mended_fields(e).empty();
  if (e.voided + e.on.has_value() + mends != 1)
    return Error{"no_correction",
                 {N_("a correction moves an event, voids it, or mends a receipt"), {}},
                 {N_("give {0}, {1}, or what is right of the receipt ({2}, {3} …)"),
                  {as::a_field("on", {Text{N_("DATE"), {}}}), as::a_field("voided"), as::a_field("channel"),
                   as::a_field("submitted_on")}},
                 {},
                 {},
                 {}};
  if (mends && !std::holds_alternative<RequestReceived>(target->fact))
    return Error{"no_receipt",
                 {N_("event {0} is no receipt: it can be moved or voided"), {e.seq}},
                 {N_("give {0} or {1}"), {as::a_field("on", {Text{N_("DATE"), {}}}), as::a_field("voided")}},
                 {},
                 {},
                 {}};
  // A void receipt can be mended: its number may have been taken, and it comes back only under one that is free.
  return check_correction_itself(e, std::get_if<EventCorrected>(&target->fact),
                                 mends ? std::set<int>{} : voided_in(history), today,
                                 {N_("see {0}; to have it back, void the correction: {1} {2}"),
                                  {as::a_view("history"), as::a_field("voided"), as::a_field("brings_back")}});
}

void keep_late(std::span<const Event> history, Case& after, const WorkCalendar& calendar) {
  if (after.closings.empty() || after.closings.front().timing == Timing::late) return;
  const auto at = first_that_hides_lateness(
      history, [&](std::span<const Event> first) { return is_late(refold(first, calendar)); });
  if (at == history.size()) return;
  Flag flag{FlagId::p4, history[at].seq, {N_("a correction or a late entry made a late answer look in time"), {}}, {}};
  for (const auto& later : history.subspan(at)) {
    const auto* e = std::get_if<FlagExplained>(&later.fact);
    if (e && e->flag == code_of(flag.id)) flag.reason = e->reason;
  }
  after.flags.push_back(std::move(flag));
  after.closings.front().timing = Timing::late;
}

}  // namespace qixian::engine
