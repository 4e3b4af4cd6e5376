#include "engine/decide.hpp"

#include <boost/mp11.hpp>

#include "engine/machine.hpp"

namespace qixian::engine {
namespace {

tl::unexpected<Error> refused(Error e, const Case& c, const Fact& fact) {
  e.state = c.state;
  e.command = verb_of(fact);
  return tl::unexpected(std::move(e));
}

std::string allowed_now(const Facts& f) {
  std::string all;
  for (const auto& a : actions_of(f.c, f.on, f.calendar)) {
    if (a.allowed) (all += all.empty() ? "" : ", ") += a.verb;
  }
  return all;
}

/// Corrections are events too: they move or void an earlier one before the case is folded.
std::vector<Event> corrected(std::span<const Event> history) {
  std::vector<Event> out(history.begin(), history.end());
  for (const auto& later : history) {
    const auto* e = std::get_if<EventCorrected>(&later.fact);
    if (!e) continue;
    for (auto& target : out) {
      if (target.seq != e->seq) continue;
      if (e->voided) target.seq = -target.seq;
      if (e->on) target.on = *e->on;
      auto* received = std::get_if<RequestReceived>(&target.fact);
      if (received && e->on) (received->received_on ? *received->received_on : received->submitted_on) = *e->on;
    }
  }
  std::erase_if(out, [](auto& e) { return e.seq < 0; });
  std::stable_sort(out.begin(), out.end(),
                   [](auto& a, auto& b) { return std::pair(a.on, a.seq) < std::pair(b.on, b.seq); });
  return out;
}

/// The English sentence of a text inside another: a text's arguments are words, not texts.
std::string filled(const Text& text) {
  std::string out = text.id;
  for (std::size_t i = 0; i < text.args.size(); ++i) {
    const auto mark = "{" + std::to_string(i) + "}";
    if (const auto at = out.find(mark); at != out.npos) out.replace(at, mark.size(), text.args[i]);
  }
  return out;
}

tl::unexpected<Error> no_longer_fits(const Event& event, Error why, const Fact& command, const Case& now) {
  Error e{"no_longer_fits",
          {N_("event {0} ({1}, {2}) would no longer fit: {3}"),
           {std::to_string(event.seq), verb_of(event.fact), rules::iso(event.on), filled(why.message)}},
          {N_("correct that event first, or give another day"), {}},
          {},
          {},
          why.article};
  return refused(std::move(e), now, command);
}

Result<Decision> decide_anew(std::span<const Event> history, const Case& now, Decision d,
                             const WorkCalendar& calendar) {
  std::vector<Event> all(history.begin(), history.end());
  all.insert(all.end(), d.events.begin(), d.events.end());
  Case c;
  for (const auto& event : corrected(all)) {
    const bool is_new = event.seq > now.last_seq;
    if (is_new && c.state == "fresh") {
      return refused({"before_receipt",
                      {N_("{0} lies before the receipt on {1}"),
                       {rules::iso(event.on), rules::iso(now.received_on.value_or(now.request.submitted_on))}},
                      {N_("check the date"), {}},
                      {},
                      {},
                      {}},
                     now, event.fact);
    }
    auto done = step(c, event, Mode::record, calendar);
    if (!done && is_new) return refused(std::move(done.error()), now, event.fact);
    if (!done) return no_longer_fits(event, std::move(done.error()), d.events.front().fact, now);
  }
  c.last_seq = d.events.back().seq;
  d.after = std::move(c);
  return d;
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
  if (e.voided == e.on.has_value())
    return Error{"no_correction",
                 {N_("a correction moves an event or voids it"), {}},
                 {N_("give --on DATE or --void"), {}},
                 {},
                 {},
                 {}};
  if (e.on && *e.on > today)
    return Error{"later_day",
                 {N_("{0} has not come yet"), {rules::iso(*e.on)}},
                 {N_("give today or an earlier day"), {}},
                 {},
                 {},
                 {}};
  if (e.voided && std::holds_alternative<RequestReceived>(target->fact))
    return Error{"no_void", {N_("a receipt can't be voided"), {}}, {N_("withdraw the request instead"), {}}, {}, {},
                 {}};
  if (e.reason.empty())
    return Error{"no_reason", {N_("a correction needs a reason on record"), {}}, {N_("give --reason"), {}}, {}, {}, {}};
  return {};
}

/// P4: what is written down afterwards makes a late answer look in time.
bool made_to_look_in_time(const Case& before, const Case& after) {
  if (before.closings.empty() || after.closings.empty()) return false;
  return before.closings.front().timing == "late" && after.closings.front().timing != "late";
}

void flag_polish(Case& c, int seq) {
  c.flags.push_back({"P4", seq, {N_("a correction or late entry made a late answer look in time"), {}}, {}});
}

/// The events one by one; @param plain they stand in the order of their days and none corrects another
Result<Case> replay(std::span<const Event> history, bool plain, const WorkCalendar& calendar) {
  Case c;
  std::vector<Event> ordered;
  if (!plain) ordered = corrected(history);
  for (const auto& event : plain ? history : std::span<const Event>(ordered)) {
    if (auto done = step(c, event, Mode::record, calendar); !done) return tl::unexpected(std::move(done.error()));
  }
  if (!history.empty()) c.last_seq = history.back().seq;
  return c;
}

}  // namespace

Result<void> step(Case& c, const Event& event, Mode mode, const WorkCalendar& calendar) {
  const Facts f{c, calendar, event.on, event.seq, event.by, mode};
  const auto may = std::holds_alternative<RequestReceived>(event.fact) ? Fired{} : may_request(f, verb_of(event.fact));
  if (may.result != Fired::ok) {
    return refused({may.result == Fired::refused ? "refused" : "not_in_state", may.why, {}, {}, {}, may.article}, c,
                   event.fact);
  }
  if (auto bad = check(f, event.fact)) return refused(std::move(*bad), c, event.fact);
  auto fired = fire_request(f, event.fact);
  if (fired.result != Fired::ok) return refused({"not_in_state", fired.why, {}, {}, {}, fired.article}, c, event.fact);
  c.state = std::move(fired.state);
  c.last_seq = std::max(c.last_seq, event.seq);
  c.last_on = std::max(c.last_on, event.on);
  return {};
}

Result<Case> fold(std::span<const Event> history, const WorkCalendar& calendar) {
  const bool plain = std::is_sorted(history.begin(), history.end(), [](auto& a, auto& b) { return a.on < b.on; }) &&
                     std::none_of(history.begin(), history.end(),
                                  [](auto& e) { return std::holds_alternative<EventCorrected>(e.fact); });
  auto c = replay(history, plain, calendar);
  if (plain || !c || c->closings.empty()) return c;
  // What was written down late or corrected is judged by the case as it stood just before it.
  Day latest{};
  for (std::size_t i = 0; i < history.size(); ++i) {
    const auto& event = history[i];
    if (event.on < latest || std::holds_alternative<EventCorrected>(event.fact)) {
      const auto before = replay(history.first(i), false, calendar);
      const auto after = replay(history.first(i + 1), false, calendar);
      if (before && after && made_to_look_in_time(*before, *after)) flag_polish(*c, event.seq);
    }
    if (const auto* reason = std::get_if<FlagExplained>(&event.fact); reason && reason->flag == "P4") {
      for (auto& flag : c->flags) {
        if (flag.id == "P4") flag.reason = reason->reason;
      }
    }
    latest = std::max(latest, event.on);
  }
  return c;
}

Result<Decision> decide(std::span<const Event> history, const Case& now, const Proposal& p, Day today, Mode mode,
                        const WorkCalendar& calendar) {
  if (p.on > today) {
    return refused({"later_day",
                    {N_("{0} has not come yet"), {rules::iso(p.on)}},
                    {N_("give today or an earlier day"), {}},
                    {},
                    {},
                    {}},
                   now, p.fact);
  }
  Decision d;
  d.after = now;
  d.events.push_back({now.last_seq + 1, p.on, {}, p.by, p.fact});
  const Facts facts{d.after, calendar, p.on, now.last_seq + 1, p.by, mode};
  if (calendar.covers(p.on)) complete(facts, d.events.front().fact);
  if (const auto* e = std::get_if<EventCorrected>(&p.fact)) {
    if (auto bad = check_correction(history, *e, today)) return refused(std::move(*bad), now, p.fact);
  }
  const bool late_entry = p.on < now.last_on || std::holds_alternative<EventCorrected>(p.fact);
  if (!late_entry) {
    if (auto done = step(d.after, d.events.front(), mode, calendar); !done) {
      if (done.error().hint.id.empty() && now.state != "fresh") {
        done.error().hint = {N_("allowed now: {0}"), {allowed_now(Facts{d.after, calendar, p.on, 0, p.by, mode})}};
      }
      return tl::unexpected(std::move(done.error()));
    }
  }
  if (const auto* answer = std::get_if<AnswerSent>(&p.fact); answer && answer->on_the_spot) {
    d.events.push_back({now.last_seq + 2, p.on, {}, p.by, AnswerServed{}});
    if (!late_entry) (void)step(d.after, d.events.back(), mode, calendar);
  }
  if (late_entry) {
    std::vector<Flag> polished;  // a replay does not see these
    std::copy_if(now.flags.begin(), now.flags.end(), std::back_inserter(polished), [](auto& f) { return f.id == "P4"; });
    auto anew = decide_anew(history, now, std::move(d), calendar);
    if (!anew) return anew;
    d = std::move(*anew);
    d.after.flags.insert(d.after.flags.end(), polished.begin(), polished.end());
    if (made_to_look_in_time(now, d.after)) flag_polish(d.after, d.events.front().seq);
  }
  for (const auto& flag : d.after.flags) {
    if (std::none_of(now.flags.begin(), now.flags.end(),
                     [&](auto& old) { return old.id == flag.id && old.seq == flag.seq; }))
      d.raised.push_back(flag);
  }
  if (!p.despite.empty()) {
    for (const auto& flag : d.raised) {
      d.events.push_back({d.events.back().seq + 1, p.on, {}, p.by, FlagExplained{flag.id, p.despite}});
      if (auto done = step(d.after, d.events.back(), mode, calendar); !done) return tl::unexpected(done.error());
    }
  }
  return d;
}

std::vector<Action> actions_of(const Case& c, Day today, const WorkCalendar& calendar) {
  std::vector<Action> out;
  Case copy = c;
  const Facts f{copy, calendar, today, 0, {}, Mode::desk};
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Fact>>([&]<class F>(std::type_identity<F>) {
    const auto may = may_request(f, F::verb);
    out.push_back({F::verb, may.result == Fired::ok, may.why, may.article});
  });
  return out;
}

}  // namespace qixian::engine
