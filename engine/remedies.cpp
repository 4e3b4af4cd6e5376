#include "engine/remedies.hpp"

namespace qixian::engine {
namespace {

using rules::Rule;
using rules::Unit;

Day end_of(const Rule& row, Day from, const WorkCalendar& calendar) {
  if (row.unit == Unit::working_days) return calendar.add(from, row.length);
  const Day last = row.unit == Unit::months ? rules::add_months(from, row.length) : from + rules::Days{row.length};
  return calendar.on_or_after(last);  // C3
}

void add(std::vector<Window>& out, const WorkCalendar& calendar, std::string kind, std::string what, Day from,
         const Rule& row) {
  const auto end = end_of(row, from, calendar);
  out.push_back({std::move(kind), std::move(what), from, end, calendar.certainty(end), std::string(row.id)});
}

void add_waits(std::vector<Window>& out, const Case& c, const WorkCalendar& calendar) {
  if (!c.is_open()) return;
  const bool asked = std::any_of(c.waits.begin(), c.waits.end(), [](auto& w) { return w.kind == "supplement"; });
  // A case that was answered and reopened is long past its first days.
  if (c.received_on && c.law == rules::Law::r19 && !asked && c.closings.empty()) {
    add(out, calendar, "supplement_notice", "", *c.received_on, rules::rule("r19.art30.supplement"));
  }
  for (const auto& w : c.waits) {
    if (!w.open()) continue;
    if (w.kind == "supplement" || w.kind == "fee") {
      out.push_back({w.kind, "", w.asked_on, w.due, calendar.certainty(*w.due),
                     w.kind == "fee" ? "fee.art6.payment" : "r19.art30.usual_time", w.kind == "fee" ? w.yuan : 0});
    } else if (w.kind != "reasons" && c.law == rules::Law::r19) {
      add(out, calendar, "consultation", w.id, w.served_on.value_or(w.asked_on),
          rules::rule(w.kind == "agency" ? "r19.art34.agency" : "r19.art32.third_party"));
    }
  }
}

void add_appeals(std::vector<Window>& out, const Case& c, const WorkCalendar& calendar) {
  if (c.closings.empty() || c.is_open()) return;
  const auto advice = advise(c.closings.back(), {});
  if (!advice) return;
  const auto applicants = static_cast<int>(std::max<std::size_t>(1, c.request.applicants.size()));
  const auto first = advice->only_reconsideration();
  for (int i = 1; i <= applicants; ++i) {
    const auto who = std::to_string(i);
    const auto served = c.served.find(i);
    if (served == c.served.end()) {
      out.push_back({"apply_reconsideration", who, c.closings.back().on, {}, Certainty::final, "rev.apply"});
      if (!first) out.push_back({"direct_suit", who, c.closings.back().on, {}, Certainty::final, "lit.direct"});
      continue;
    }
    const auto& answer = c.closings.back().answer;
    const bool untold_2024 = answer.remedies_untold && served->second >= rules::rule("rev.untold").from;
    add(out, calendar, "apply_reconsideration", who, served->second,
        untold_2024 ? rules::rule("rev.untold") : rules::rule_on("rev.apply", served->second));
    if (!first) {
      add(out, calendar, "direct_suit", who, served->second,
          answer.remedies_untold ? rules::rule_on("lit.untold", served->second)
                                 : suit_rule("lit.direct", served->second));
    }
  }
}

void add_reconsideration(std::vector<Window>& out, const Remedy& r, const WorkCalendar& calendar) {
  const auto row = [&](std::string_view family) -> const Rule& { return rules::rule_on(family, r.filed_on); };
  if (!r.answered_on) {
    add(out, calendar, "reconsideration_answer", "", r.filed_on,
        row(r.simplified ? "rev.answer_simplified" : "rev.answer"));
  }
  // Accepted at the latest when the time to examine the application has passed in silence.
  const auto accepted = end_of(row("rev.examine"), r.filed_on, calendar);
  add(out, calendar, "reconsideration_decision", "", accepted,
      row(r.simplified ? "rev.decide_simplified" : "rev.decide"));
  if (!r.simplified)
    add(out, calendar, "reconsideration_decision_extended", "", *out.back().until, row("rev.decide_extension"));
}

void add_suit(std::vector<Window>& out, const Remedy& r, const WorkCalendar& calendar) {
  const Day filed = r.instance_filed_on.value_or(r.filed_on);
  if (!r.answered_on) add(out, calendar, "defence", "", filed, rules::rule_on("lit.defence", filed));
  const auto* family = r.instance == 2 ? "lit.second_instance"
                       : r.simplified  ? "lit.first_instance_simplified"
                                       : "lit.first_instance";
  add(out, calendar, "judgment", "", filed, rules::rule_on(family, filed));
}

void add_defences(std::vector<Window>& out, const Case& c, const WorkCalendar& calendar) {
  for (const auto& r : c.remedies) {
    const bool review = r.kind == "reconsideration";
    if (!r.closed_on && review) {
      add_reconsideration(out, r, calendar);
    } else if (!r.closed_on) {
      add_suit(out, r, calendar);
    } else if (review && c.remedy_state == "reconsidered" && &r == &c.remedies.back()) {
      add(out, calendar, "suit_after_reconsideration", "", *r.closed_on,
          rules::rule_on("lit.after_reconsideration", *r.closed_on));
    } else if (!review && c.remedy_state == "first_judged" && &r == &c.remedies.back()) {
      add(out, calendar, "appeal", "", *r.closed_on, rules::rule("lit.appeal"));
    }
  }
}

}  // namespace

std::vector<Window> windows(const Case& c, const WorkCalendar& calendar, std::optional<Day> today) {
  std::vector<Window> out;
  add_waits(out, c, calendar);
  if (const auto due = deadline(c, calendar).due; c.is_open() && due && today && *due < *today) {
    add(out, calendar, "silence_reconsideration", "", *due, rules::rule_on("rev.apply", *due));
    add(out, calendar, "silence_suit", "", *due, suit_rule("lit.silence", *due));
  }
  add_appeals(out, c, calendar);
  add_defences(out, c, calendar);
  return out;
}

}  // namespace qixian::engine
