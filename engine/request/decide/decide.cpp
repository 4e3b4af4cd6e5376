#include "engine/request/decide/decide.hpp"

#include "engine/base/plain_text.hpp"
#include "engine/request/case/receipt_mend.hpp"
#include "engine/request/checks/verdict.hpp"
#include "engine/request/decide/clean_up.hpp"
#include "engine/request/decide/corrections.hpp"
#include "engine/request/decide/voided.hpp"
#include "engine/request/life/guards.hpp"
#include "engine/request/life/machine.hpp"
#include "engine/request/life/service.hpp"

namespace qixian::engine {
namespace {

tl::unexpected<Error> refused(Error e, const Case& c, const Fact& fact) {
  e.state = code_of(c.state);
  e.command = verb_of(fact);
  return tl::unexpected(std::move(e));
}

tl::unexpected<Error> no_longer_fits(const Event& event, Error why, const Fact& command, const Case& now) {
  // A sentence with words of its own can't stand inside another; of the receipt that is mended it says all.
  const auto* mending = std::get_if<EventCorrected>(&command);
  if (!why.message.args.empty() || (mending && mending->seq == event.seq)) {
    why.code = "no_longer_fits";
    if (!mending || mending->seq != event.seq)
      why.hint = {N_("so event {0} ({1}, {2}) would no longer fit: correct that one first, or give another day"),
                  {event.seq, as::a_code(verb_of(event.fact)), event.on}};
    return refused(std::move(why), now, command);
  }
  Error e{"no_longer_fits",
          {N_("event {0} ({1}, {2}) would no longer fit: {3}"),
           {event.seq, as::a_code(verb_of(event.fact)), event.on, why.message}},
          {N_("correct that event first, or give another day"), {}},
          {},
          {},
          why.article};
  return refused(std::move(e), now, command);
}

/// An act that would be legal today and was not on its day: the day is what is wrong.
Error on_its_day(Error e, const Case& now, const Event& event, const WorkCalendar& calendar) {
  if ((e.code != "not_in_state" && e.code != "refused") || !e.message.args.empty()) return e;
  Case copy = now;
  const Facts today{copy, calendar, std::max(now.last_on, event.on), 0, event.by, Mode::desk};
  if (event.on >= now.last_on || may_request(today, verb_of(event.fact)).result != Firing::ok) return e;
  e.message = {N_("as the case stood on {0}: {1}"), {event.on, e.message}};
  e.hint = {N_("check the date"), {}};
  return e;
}

/// Every refusal names a way out; where none was given, what is allowed.
Error with_hint(Error e, const Case& c, const Event& event, const WorkCalendar& calendar) {
  if (!e.hint.id.empty() || c.state == State::fresh) return e;
  e.hint = {N_("allowed now: {0}"), {allowed_now(c, event.on, calendar)}};
  return e;
}

/// What an act entered late must not do to a later one, though each is legal in its place.
std::optional<Error> check_late_entry(const Case& now, const Fact& fact, Mode mode) {
  if (mode == Mode::record || !std::holds_alternative<ReplyExtended>(fact) || !now.extended) return {};
  return Error{"refused", {is_not_extended::why, {}}, {N_("void the later extension first"), {}}, {},
               {},        is_not_extended::article};
}

/// What a supervisor must see does not go out of sight unasked.
std::optional<Error> check_void(const Case& now, const Fact& fact, Day today, Mode mode, const WorkCalendar& calendar) {
  const auto* e = std::get_if<EventCorrected>(&fact);
  if (mode == Mode::record || !e || e->even_late || now.state == State::voided) return {};
  const auto hidden = hidden_by_void(now, today, calendar);
  if (hidden.empty()) return {};
  return Error{
      "void_hides",
      {N_("the case is on record as: {0}. A void receipt takes it out of every list and table"), {as::a_code(hidden)}},
      {N_("if it was entered by mistake all the same: {0}; {1} keeps it in sight"),
       {as::a_field("even_late"), as::a_view("voided_cases")}}};
}

/// The day of the open fee notice, where its receipt is told of a day before it.
std::optional<Day> notice_after(const Event& event, const Case& now) {
  const auto* w = std::holds_alternative<FeeNoticeServed>(event.fact) ? now.open_wait(WaitKind::fee) : nullptr;
  return w && event.on < w->asked_on ? std::optional(w->asked_on) : std::nullopt;
}

Result<Decision> decide_anew(std::span<const Event> history, const Case& now, Decision d, Day today, Mode mode,
                             const WorkCalendar& calendar) {
  const auto& command = d.events.front().fact;
  if (auto bad = check_late_entry(now, command, mode)) return refused(std::move(*bad), now, command);
  std::vector<Event> all(history.begin(), history.end());
  all.insert(all.end(), d.events.begin(), d.events.end());
  if (is_void(all)) {
    if (auto bad = check_void(now, command, today, mode, calendar)) return refused(std::move(*bad), now, command);
    d.after = voided_case(all);
    const auto* mending = std::get_if<EventCorrected>(&command);
    // It is not folded, so nothing else would ask for its codes before it comes back.
    if (auto bad = mending && !mended_fields(*mending).empty() ? judge_codes(d.after.request) : std::nullopt)
      return refused(std::move(*bad), now, command);
    return d;
  }
  Case c;
  for (const auto& event : corrected(all)) {
    const bool is_new = event.seq > now.last_seq;
    if (is_new && c.state == State::fresh) {
      return refused(
          {"before_receipt",
           {N_("{0} lies before the receipt on {1}"), {event.on, now.received_on.value_or(now.request.submitted_on)}},
           {N_("check the date"), {}}},
          now, event.fact);
    }
    auto done = step(c, event, is_new ? mode : Mode::record, calendar);
    if (!done && is_new && std::holds_alternative<AnswerServed>(event.fact) && !now.closings.empty() &&
        event.on < now.closings.back().on) {
      return refused({"before_answer",
                      {N_("{0} lies before the answer on {1}"), {event.on, now.closings.back().on}},
                      {N_("check the date"), {}}},
                     now, event.fact);
    }
    if (const auto notice = notice_after(event, now); !done && is_new && notice) {
      return refused({"before_notice",
                      {N_("received on {0}, before the fee notice of {1}"), {event.on, *notice}},
                      {N_("check both dates"), {}},
                      {},
                      {},
                      "FEE art 6"},
                     now, event.fact);
    }
    if (!done && is_new)
      return refused(with_hint(on_its_day(std::move(done.error()), now, event, calendar), c, event, calendar), now,
                     event.fact);
    if (!done) return no_longer_fits(event, std::move(done.error()), command, now);
  }
  c.last_seq = d.events.back().seq;
  keep_late(all, c, calendar);
  d.after = std::move(c);
  return d;
}

/// The last day that the act speaks of as past: its own, or one inside it.
Day latest_day_of(const Proposal& p) {
  Day day = p.on;
  const auto also = [&](std::optional<Day> other) { day = std::max(day, other.value_or(day)); };
  if (const auto* e = std::get_if<RequestReceived>(&p.fact)) {
    also(e->submitted_on);
    also(e->arrived_on);
    also(e->signed_again_on);
    also(e->received_on);
  } else if (is_remedy_fact(p.fact)) {
    std::visit(
        [&](const auto& e) {
          if constexpr (requires { e.copy_received_on; }) also(e.copy_received_on);
          if constexpr (requires {
                          e.matter;
                          e.received_on;
                        })
            also(e.received_on);
        },
        p.fact);
  } else if (const auto* fee = std::get_if<FeeNoticed>(&p.fact)) {
    also(fee->served_on);
  }
  return day;
}

/// Of what is proposed only: an event that has such a name already is folded as it stands.
std::optional<Error> check_names(const Fact& fact) {
  if (const auto* e = std::get_if<RequestReceived>(&fact)) return check_plain(e->number);
  if (const auto* e = std::get_if<OfficerAssigned>(&fact)) return check_plain(e->officer);
  if (const auto* e = std::get_if<ReplyExtended>(&fact)) return check_plain(e->approved_by);
  if (const auto* e = std::get_if<CostsCharged>(&fact)) return check_plain(e->approved_by);
  if (const auto* e = std::get_if<ReviewStepped>(&fact)) return check_plain(e->person);
  if (const auto* e = std::get_if<AnswerSent>(&fact)) {
    for (const auto& name : {e->other_agency, e->carrier, e->tracking, e->repeat_of})
      if (auto bad = check_plain(name)) return bad;
  }
  return {};
}

std::optional<Error> nothing_against(const Facts&, const Fact&) { return {}; }

}  // namespace

Result<void> step(Case& c, const Event& event, Mode mode, const WorkCalendar& calendar) {
  const Facts f{c, calendar, event.on, event.seq, event.by, mode};
  // A receipt settles its day and its law before the guards look: its codes must be known by then.
  const bool begins = std::holds_alternative<RequestReceived>(event.fact);
  auto objection = begins ? check(f, event.fact) : std::nullopt;
  FiredTo<State> fired;
  if (!objection) {
    auto taken = fire_request(f, event.fact, begins ? nothing_against : check);
    fired = std::move(taken.fired);
    objection = std::move(taken.objection);
  }
  if (objection) {
    objection->article = article_of_day(c, event.on, objection->article);
    return refused(std::move(*objection), c, event.fact);
  }
  if (fired.result != Firing::ok) {
    return refused({fired.result == Firing::refused ? "refused" : "not_in_state",
                    fired.why,
                    {},
                    {},
                    {},
                    article_of_day(c, event.on, fired.article)},
                   c, event.fact);
  }
  c.state = fired.state;
  c.last_seq = std::max(c.last_seq, event.seq);
  c.last_on = std::max(c.last_on, event.on);
  return {};
}

Result<Case> fold(std::span<const Event> history, const WorkCalendar& calendar, std::optional<Day> until) {
  if (is_void(history)) return voided_case(history);
  Case c;
  const bool plain = std::is_sorted(history.begin(), history.end(), [](auto& a, auto& b) { return a.on < b.on; }) &&
                     std::none_of(history.begin(), history.end(), is_correction);
  std::vector<Event> ordered;
  if (!plain) ordered = corrected(history);
  for (const auto& event : plain ? history : std::span<const Event>(ordered)) {
    if (until && event.on > *until) break;
    if (auto done = step(c, event, Mode::record, calendar); !done) return tl::unexpected(std::move(done.error()));
  }
  if (!history.empty()) c.last_seq = history.back().seq;
  if (!plain) keep_late(history, c, calendar);
  return c;
}

bool is_premature_remedy(const Case& c, const Fact& fact, Day on, const WorkCalendar& calendar) {
  const bool files = std::holds_alternative<ReconsiderationFiled>(fact) || std::holds_alternative<SuitFiled>(fact);
  if (!files || !c.is_open()) return false;
  Case copy = c;
  return !has_silence::ok(Facts{copy, calendar, on, 0, {}, Mode::desk});
}

Result<Event> follow(Case& c, const Proposal& p, Day today, Mode mode, const WorkCalendar& calendar) {
  if (const auto day = latest_day_of(p); day > today) return refused(later_day(day), c, p.fact);
  if (auto bad = check_names(p.fact)) return refused(std::move(*bad), c, p.fact);
  Event event{c.last_seq + 1, p.on, {}, p.by, p.fact};
  if (calendar.covers(p.on)) complete(Facts{c, calendar, p.on, event.seq, p.by.name, mode}, event.fact);
  if (auto done = step(c, event, mode, calendar); !done) {
    return tl::unexpected(with_hint(std::move(done.error()), c, event, calendar));
  }
  return event;
}

Result<Decision> decide(std::span<const Event> history, const Case& now, const Proposal& p, Day today, Mode mode,
                        const WorkCalendar& calendar) {
  if (const auto day = latest_day_of(p); day > today) return refused(later_day(day), now, p.fact);
  if (auto bad = check_names(p.fact)) return refused(std::move(*bad), now, p.fact);
  Decision d;
  d.after = now;
  if (const auto* e = std::get_if<EventCorrected>(&p.fact)) {
    if (auto bad = check_correction(history, *e, today)) return refused(std::move(*bad), now, p.fact);
  }
  if (now.state == State::voided && !std::holds_alternative<EventCorrected>(p.fact) &&
      !std::holds_alternative<PersonalDataErased>(p.fact)) {
    return refused({"voided",
                    {N_("its receipt is void: it was entered by mistake"), {}},
                    {N_("to have it back: {0} the correction that voided it, with {1} {2}"),
                     {as::an_act("correct"), as::a_field("voided"), as::a_field("brings_back")}}},
                   now, p.fact);
  }
  const bool late_entry = p.on < now.last_on || std::holds_alternative<EventCorrected>(p.fact);
  if (late_entry) {
    d.events.push_back({now.last_seq + 1, p.on, {}, p.by, p.fact});
    const Facts facts{d.after, calendar, p.on, now.last_seq + 1, p.by.name, mode};
    if (calendar.covers(p.on)) complete(facts, d.events.front().fact);
  } else {
    auto event = follow(d.after, p, today, mode, calendar);
    if (!event) return tl::unexpected(std::move(event.error()));
    d.events.push_back(std::move(*event));
  }
  if (const auto* answer = std::get_if<AnswerSent>(&p.fact); answer && is_served_with_its_day(*answer, p.on)) {
    const auto applicants = static_cast<int>(std::max<std::size_t>(1, now.request.applicants.size()));
    for (int i = 1; i <= applicants; ++i) {
      d.events.push_back({now.last_seq + 1 + i, p.on, {}, p.by, AnswerServed{i}});
      if (!late_entry) (void)step(d.after, d.events.back(), mode, calendar);
    }
  }
  // A fact of its own, so that it can be corrected by itself.
  if (auto* notice = std::get_if<FeeNoticed>(&d.events.back().fact); notice && notice->served_on) {
    const auto served = *notice->served_on;
    notice->served_on.reset();
    d.events.push_back({d.events.back().seq + 1, served, {}, p.by, FeeNoticeServed{}});
    d.after.last_seq = d.events.back().seq;  // its effect is in the case already, with the notice
  }
  if (late_entry) {
    auto anew = decide_anew(history, now, std::move(d), today, mode, calendar);
    if (!anew) return anew;
    d = std::move(*anew);
  }
  if (const auto what = cleaned_up(history, now, d, p, today, mode, calendar); what != Cleaned::nothing) {
    d.events.push_back({d.events.back().seq + 1,
                        p.on,
                        {},
                        p.by,
                        CleanUpNoted{d.events.front().seq, today, std::string(code_of(what))}});
    if (auto done = step(d.after, d.events.back(), mode, calendar); !done) return tl::unexpected(done.error());
  }
  for (const auto& flag : d.after.flags) {
    if (std::none_of(now.flags.begin(), now.flags.end(),
                     [&](auto& old) { return old.id == flag.id && old.seq == flag.seq; }))
      d.raised.push_back(flag);
  }
  if (!p.despite.empty()) {
    for (const auto& flag : d.raised) {
      d.events.push_back(
          {d.events.back().seq + 1, p.on, {}, p.by, FlagExplained{std::string(code_of(flag.id)), {p.despite, {}, {}}}});
      if (auto done = step(d.after, d.events.back(), mode, calendar); !done) return tl::unexpected(done.error());
    }
  }
  return d;
}

}  // namespace qixian::engine
