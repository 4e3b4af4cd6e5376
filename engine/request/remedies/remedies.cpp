#include "engine/request/remedies/remedies.hpp"

#include "engine/request/clock/consultation.hpp"
#include "engine/request/remedies/matters.hpp"

namespace qixian::engine {
namespace {

using rules::Rule;
using rules::Unit;

Day end_of(const Rule& row, Day from, const WorkCalendar& calendar) {
  if (row.unit == Unit::working_days) return calendar.add(from, row.length);
  const Day last = row.unit == Unit::months ? rules::add_months(from, row.length) : from + rules::Days{row.length};
  return calendar.on_or_after(last);  // C3
}

void add(std::vector<Window>& out, const WorkCalendar& calendar, WindowKind kind, std::string what, Day from,
         const Rule& row) {
  const auto end = end_of(row, from, calendar);
  out.push_back({kind, std::move(what), from, end, calendar.certainty(end), std::string(row.id)});
}

void add_waits(std::vector<Window>& out, const Case& c, const WorkCalendar& calendar) {
  if (!c.is_open()) return;
  const bool asked =
      std::any_of(c.waits.begin(), c.waits.end(), [](auto& w) { return w.kind == WaitKind::supplement; });
  // A case that was answered and reopened is long past its first days.
  if (c.received_on && c.law == rules::Law::r19 && !asked && c.closings.empty()) {
    add(out, calendar, WindowKind::supplement_notice, "", *c.received_on, rules::rule("r19.art30.supplement"));
  }
  for (const auto& w : c.waits) {
    if (!w.open()) continue;
    if (w.is_of_applicant()) {
      const bool fee = w.kind == WaitKind::fee;
      const Day from = fee ? w.served_on.value_or(w.asked_on) : w.asked_on;
      out.push_back({fee ? WindowKind::fee : WindowKind::supplement, "", from, w.due,
                     w.due ? calendar.certainty(*w.due) : Certainty::final,
                     fee ? "fee.art6.payment" : "r19.art30.usual_time", fee ? w.yuan : 0});
    } else if (w.kind != WaitKind::reasons && c.law == rules::Law::r19) {
      add(out, calendar, WindowKind::consultation, w.id, w.served_on.value_or(w.asked_on), consultation_rule(w));
    }
  }
}

/// The way is taken: what is left of it are the windows of its matters.
bool has_gone(const Case& c, int applicant, const std::string& third_party) {
  return std::any_of(c.remedies.begin(), c.remedies.end(), [&](const Remedy& r) {
    return r.against == Against::answer && r.third_party == third_party &&
           (!third_party.empty() || r.applicant == applicant) && r.filed_on >= c.closings.back().on;
  });
}

/// Until it is served nothing runs; five years after the act nothing can be filed all the same.
void add_open_ended(std::vector<Window>& out, const WorkCalendar& calendar, WindowKind kind, std::string what, Day act,
                    std::string rule, const char* long_stop) {
  Window w{kind, std::move(what), act, {}, Certainty::final, std::move(rule)};
  const auto& row = rules::rule_on(long_stop, act);
  if (row.from <= act) w.at_latest = end_of(row, act, calendar);
  out.push_back(std::move(w));
}

void add_appeals(std::vector<Window>& out, const Case& c, const WorkCalendar& calendar) {
  if (c.closings.empty() || c.is_open()) return;
  const auto& closing = c.closings.back();
  const auto advice = advise(closing, {});
  if (!advice) return;
  const bool direct = !advice->only_reconsideration();
  const auto applicants = static_cast<int>(std::max<std::size_t>(1, c.request.applicants.size()));
  for (int i = 1; i <= applicants; ++i) {
    if (has_gone(c, i, "")) continue;
    const auto who = std::to_string(i);
    const auto served = c.served.find(i);
    if (served == c.served.end()) {
      add_open_ended(out, calendar, WindowKind::apply_reconsideration, who, closing.on, "rev.apply", "rev.long_stop");
      if (direct)
        add_open_ended(out, calendar, WindowKind::direct_suit, who, closing.on, "lit.direct", "lit.long_stop");
      continue;
    }
    const bool untold = closing.answer.remedies_untold;
    const bool untold_2024 = untold && served->second >= rules::rule("rev.untold").from;
    add(out, calendar, WindowKind::apply_reconsideration, who, served->second,
        untold_2024 ? rules::rule("rev.untold") : rules::rule_on("rev.apply", served->second));
    if (direct)
      add(out, calendar, WindowKind::direct_suit, who, served->second,
          untold ? rules::rule_on("lit.untold", served->second) : suit_rule("lit.direct", served->second));
  }
  for (const auto* w : overridden(c, closing)) {
    if (has_gone(c, 0, w->id)) continue;
    // It knows of the disclosure from the notice that it must get (R19 art 32).
    if (w->told_on) {
      const Day told = *w->told_on;
      add(out, calendar, WindowKind::third_party_reconsideration, w->id, told, rules::rule_on("rev.apply", told));
      add(out, calendar, WindowKind::third_party_suit, w->id, told, suit_rule("lit.direct", told));
      continue;
    }
    add_open_ended(out, calendar, WindowKind::third_party_reconsideration, w->id, closing.on, "rev.apply",
                   "rev.long_stop");
    add_open_ended(out, calendar, WindowKind::third_party_suit, w->id, closing.on, "lit.direct", "lit.long_stop");
  }
}

/// The windows of one matter, with its number where there are several.
class OfMatter {
 public:
  OfMatter(std::vector<Window>& out, const Case& c, std::size_t matter, const WorkCalendar& calendar)
      : m_out(out), m_calendar(calendar), m_matter(matter) {
    std::size_t chains = 0;
    for (std::size_t i = 0; i < c.remedies.size(); ++i) chains += is_last_of_chain(c, i);
    if (chains > 1) m_what = std::to_string(c.remedies[matter].seq);
  }
  Window& add(WindowKind kind, Day from, const Rule& row, bool doubtful = false) {
    engine::add(m_out, m_calendar, kind, m_what, from, row);
    m_out.back().matter = m_matter;
    m_out.back().doubtful = doubtful;
    return m_out.back();
  }

 private:
  std::vector<Window>& m_out;
  const WorkCalendar& m_calendar;
  std::size_t m_matter;
  std::string m_what;
};

/// Accepted as recorded; else in silence when the time to examine the application is over. Before 2024 it was accepted
/// on the day it came, unless refused (law of 1999, art 17).
Day acceptance_of(const Remedy& r, const WorkCalendar& calendar) {
  if (r.accepted_on) return *r.accepted_on;
  const auto& examine = rules::rule_on("rev.examine", r.filed_on);
  const Day came = r.supplemented_on.value_or(r.filed_on);
  return r.filed_on < rules::rule("rev.examine").from ? came : end_of(examine, came, calendar);
}

/// The day on which the time for the decision was over without one. What is recorded later ended all the same then;
/// old events may be of an earlier day, and are believed.
Day expiry_of(const Remedy& r, const WorkCalendar& calendar) {
  const auto row = [&](std::string_view family) -> const Rule& { return rules::rule_on(family, r.filed_on); };
  auto end = end_of(row(r.simplified ? "rev.decide_simplified" : "rev.decide"), acceptance_of(r, calendar), calendar);
  if (r.suspended_days > 0) end = calendar.on_or_after(end + rules::Days{r.suspended_days});
  if (r.extended) end = end_of(row("rev.decide_extension"), end, calendar);
  return std::min(end, *r.expired_on);
}

void add_decision(OfMatter& out, const Remedy& r, const WorkCalendar& calendar) {
  const auto row = [&](std::string_view family) -> const Rule& { return rules::rule_on(family, r.filed_on); };
  const auto moved = [&](Window& w) -> Day {
    const auto pause = rules::Days{r.suspended_days};
    if (r.suspended_days > 0) w.until = calendar.on_or_after(*w.until + pause);
    const Day end = *w.until;
    if (r.suspended_on) w.until.reset();  // stands still until it goes on
    return end;
  };
  const Day end = moved(out.add(WindowKind::reconsideration_decision, acceptance_of(r, calendar),
                                row(r.simplified ? "rev.decide_simplified" : "rev.decide")));
  if (r.simplified || r.suspended_on) return;
  out.add(WindowKind::reconsideration_decision_extended, end, row("rev.decide_extension"));
}

void add_reconsideration(OfMatter& out, const Remedy& r, const WorkCalendar& calendar) {
  if (!r.answered_on && !r.expired_on) {
    const Day from = r.copy_on.value_or(r.filed_on);
    out.add(WindowKind::reconsideration_answer, from,
            rules::rule_on(r.simplified ? "rev.answer_simplified" : "rev.answer", r.filed_on), !r.copy_on);
  }
  if (!r.expired_on) add_decision(out, r, calendar);
}

void add_suit(OfMatter& out, const Remedy& r) {
  const Day filed = r.instance_filed_on.value_or(r.filed_on);
  // An event without the copy's day is of the day on which the complaint reached the agency.
  if (!r.answered_on) out.add(WindowKind::defence, r.copy_on.value_or(filed), rules::rule_on("lit.defence", filed));
  const auto* family = r.instance == 2 ? "lit.second_instance"
                       : r.simplified  ? "lit.first_instance_simplified"
                                       : "lit.first_instance";
  out.add(WindowKind::judgment, filed, rules::rule_on(family, filed));
}

void add_matters(std::vector<Window>& out, const Case& c, const WorkCalendar& calendar) {
  for (std::size_t i = 0; i < c.remedies.size(); ++i) {
    const auto& r = c.remedies[i];
    OfMatter of(out, c, i, calendar);
    if (!r.closed_on && r.is_review()) add_reconsideration(of, r, calendar);
    if (!r.closed_on && !r.is_review()) add_suit(of, r);
    if (!is_last_of_chain(c, i)) continue;
    const auto ended = r.expired_on && !r.closed_on ? std::optional(expiry_of(r, calendar)) : r.closed_on;
    if (!ended) continue;
    const bool by_expiry = r.state == RemedyState::expired;
    const Day from = by_expiry ? *ended : r.received_on.value_or(*ended);
    const bool doubtful = !by_expiry && !r.received_on;
    if (r.state == RemedyState::reconsidered || by_expiry) {
      const bool undecided = by_expiry || r.ending != Ending::none;
      of.add(WindowKind::suit_after_reconsideration, from,
             rules::rule_on(undecided ? "lit.after_no_decision" : "lit.after_reconsideration", from), doubtful);
    } else if (r.state == RemedyState::first_judged) {
      of.add(WindowKind::appeal, from,
             rules::rule_on(r.ending == Ending::ruling ? "lit.appeal_ruling" : "lit.appeal", from), doubtful);
    }
  }
}

}  // namespace

std::vector<Window> windows(const Case& c, const WorkCalendar& calendar, std::optional<Day> today) {
  std::vector<Window> out;
  add_waits(out, c, calendar);
  if (const auto due = deadline(c, calendar).due; c.is_open() && due && today && *due < *today) {
    add(out, calendar, WindowKind::silence_reconsideration, "", *due, rules::rule_on("rev.apply", *due));
    add(out, calendar, WindowKind::silence_suit, "", *due, suit_rule("lit.silence", *due));
  }
  add_appeals(out, c, calendar);
  add_matters(out, c, calendar);
  return out;
}

}  // namespace qixian::engine
