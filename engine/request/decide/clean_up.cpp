#include "engine/request/decide/clean_up.hpp"

#include <algorithm>

#include "engine/request/life/service.hpp"

namespace qixian::engine {
namespace {

std::ptrdiff_t count_of(const Case& c, FlagId id) {
  return std::ranges::count_if(c.flags, [&](const Flag& f) { return f.id == id; });
}

/// The day in China on which an event was entered; one that is not in a store yet, on the day it happened.
Day entered_on(const Event& e) {
  const auto utc = rules::parse_day(std::string_view(e.recorded_at).substr(0, 10));
  if (!utc || e.recorded_at.size() < 13) return e.on;
  return *utc + rules::Days{e.recorded_at.compare(11, 2, "16") >= 0 ? 1 : 0};  // 16:00 UTC is midnight
}

}  // namespace

bool is_past(const Case& c, Day today, const WorkCalendar& calendar) {
  const auto due = deadline(c, calendar).due;
  return c.is_open() && due && *due < today;
}

Cleaned cleaned_up(std::span<const Event> history, const Case& now, const Decision& d, const Proposal& p, Day today,
                   Mode mode, const WorkCalendar& calendar) {
  const auto& after = d.after;
  if (mode == Mode::record || now.state == State::fresh || now.state == State::voided || after.state == State::voided)
    return {};
  const auto* answer = std::get_if<AnswerSent>(&p.fact);
  if (answer && manner_of(*answer) == Manner::post && is_postal_number(answer->tracking)) return {};
  if (count_of(after, FlagId::p4) > count_of(now, FlagId::p4)) return {};
  if (count_of(after, FlagId::p5) < count_of(now, FlagId::p5)) return Cleaned::extension;
  // What comes back was entered at its own time, and has its own note where it was dated back.
  const auto* correction = std::get_if<EventCorrected>(&p.fact);
  if (correction && correction->brings_back) return {};
  const bool back = p.on < today || std::holds_alternative<EventCorrected>(p.fact);
  if (!back || !is_past(now, today, calendar) || is_past(after, today, calendar)) return {};
  if (entered_on(history.front()) > *deadline(now, calendar).due) return {};
  const bool late = !after.closings.empty() && after.closings.back().timing == Timing::late;
  return after.is_open() || !late ? Cleaned::overdue : Cleaned::nothing;
}

void note_reentry(Decision& d, const Proposal& p, Day today, const WorkCalendar& calendar) {
  const auto& first = d.events.front();
  const Event note{d.events.back().seq + 1,
                   first.on,
                   {},
                   p.by,
                   CleanUpNoted{first.seq, today, std::string(code_of(Cleaned::void_receipt))}};
  if (!step(d.after, note, Mode::desk, calendar)) return;
  d.events.push_back(note);
  d.raised.push_back(d.after.flags.back());
  if (p.despite.empty()) return;
  const Event reason{note.seq + 1, first.on, {}, p.by, FlagExplained{"P4", {p.despite, {}, {}}}};
  if (step(d.after, reason, Mode::desk, calendar)) d.events.push_back(reason);
}

}  // namespace qixian::engine
