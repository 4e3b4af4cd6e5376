// The clock, told step by step.
#include "engine/request/clock/reckoning.hpp"

namespace qixian::engine {
namespace {

void tell_counted(std::vector<Step>& out, const WorkCalendar& calendar, Day after, Day until,
                  std::string_view rule_id) {
  for (Day day = after + rules::Days{1}; day <= until;) {
    const auto first = calendar.why(day);
    Day last = day;
    while (last < until) {
      const auto next = calendar.why(last + rules::Days{1});
      if (next.kind != first.kind || next.name != first.name || next.notice != first.notice) break;
      last += rules::Days{1};
    }
    const auto length = static_cast<int>((last - day).count()) + 1;
    using enum rules::DayKind;
    Step s{day, last, first.works() ? length : 0, {}, std::string(rule_id), {}};
    if (first.kind == weekday) {
      s.effect = "count";
      s.why = {N_("working days"), {}};
    } else if (first.kind == weekend) {
      s.effect = "rest";
      s.rule = "c2";
      s.why = {N_("weekend"), {}};
    } else {
      s.effect = first.works() ? "make_up" : "day_off";
      s.rule = first.notice->number;
      s.why = first.works()
                  ? Text{N_("make-up working day ({0}), {1}"), {std::string(first.name), first.notice->number}}
                  : Text{N_("day off ({0}), {1}"), {std::string(first.name), first.notice->number}};
    }
    out.push_back(std::move(s));
    day = last + rules::Days{1};
  }
}

void tell_excluded(std::vector<Step>& out, const Case& c, const Reckoning& r, const Interval& i, Day from) {
  const auto& w = c.waits[i.wait];
  const bool third = w.kind == WaitKind::third_party;
  const auto law07 = c.law == rules::Law::r07;
  const std::string excluded_by = law07 ? "R07 art 24(3)" : "R19 art 33(3)";
  const std::string rule = law07 ? "r07.art23.third_party" : third ? "r19.art32.third_party" : "r19.art34.agency";
  out.push_back(
      {from + rules::Days{1}, i.until, r.calendar.working_days_between(from, i.until), "excluded", rule,
       third ? Text{N_("third party consulted ({0}): not counted, {1}"), {w.id, as::an_article(excluded_by)}}
             : Text{N_("other agency consulted ({0}): not counted, {1}"), {w.id, as::an_article(excluded_by)}}});
}

void tell_way(std::vector<Step>& out, const Case& c, const Reckoning& r, Day end) {
  Day told = r.day_zero;
  for (const auto& i : r.intervals) {
    const auto from = std::max(i.after, told);
    if (from >= end || i.until <= from) continue;
    tell_counted(out, r.calendar, told, from, r.limit_rule);
    tell_excluded(out, c, r, i, from);
    told = i.until;
  }
  tell_counted(out, r.calendar, told, end, r.limit_rule);
}

/// What an act does not do, and why: it stands in the way of nobody who asks for it.
void tell_idle(std::vector<Step>& out, Day on, bool order) {
  out.push_back({on, on, 0, "idle", order ? "order" : "r19.art35",
                 order ? Text{N_("the order's own limit is not moved by what came after it"), {}}
                       : Text{N_("a date was fixed and told: a consultation moves nothing"), {}}});
}

/// The last order; where there is none, the last restart.
const ClockMark* last_start(const Case& c) {
  const ClockMark* found = nullptr;
  for (const auto& mark : c.marks) {
    const bool restart = mark.kind == ClockMark::restart && (!found || found->kind != ClockMark::order);
    if (restart || mark.kind == ClockMark::order) found = &mark;
  }
  return found;
}

void tell_start(std::vector<Step>& out, const Case& c) {
  bool order = false, fixed = false;
  const auto* standing = last_start(c);
  for (const auto& mark : c.marks) {
    // There is one day zero: a later start wipes the earlier. What came in first is told all the same.
    const bool wiped =
        standing && &mark < standing && (mark.kind == ClockMark::restart || mark.kind == ClockMark::order);
    if (wiped) continue;
    const bool anew = mark.kind == ClockMark::start || mark.kind == ClockMark::restart;
    if (mark.kind != ClockMark::order && (order || (fixed && mark.kind == ClockMark::exclude))) {
      tell_idle(out, mark.on, order);
      continue;
    }
    order = order || mark.kind == ClockMark::order;
    fixed = mark.kind == ClockMark::replace || (fixed && !anew);
    if (mark.kind == ClockMark::start) {
      out.push_back({mark.on,
                     mark.on,
                     0,
                     "start",
                     "c1",
                     {N_("received ({0}): day zero, not counted"), {as::an_article(c.receipt_article)}}});
    } else if (mark.kind == ClockMark::restart) {
      out.push_back({mark.on,
                     mark.on,
                     0,
                     "restarted",
                     c.waits[mark.wait].kind == WaitKind::fee ? "fee.art6.payment"
                     : c.law == rules::Law::r07               ? "r07.art21"
                                                              : "r19.art30",
                     {N_("the clock starts anew: this is day zero"), {}}});
    } else if (mark.kind == ClockMark::order) {
      const auto usual = std::to_string(rules::reply_rule(c.law).length);
      out.push_back(
          {mark.on, mark.on, 0, "restarted", "order",
           mark.days > 0 && mark.to
               ? Text{N_("new answer ordered within {0} days, which end on {1}"), {mark.days, *mark.to}}
           : mark.days > 0 || mark.to
               ? Text{N_("new answer ordered: the order's own limit"), {}}
               : Text{N_("new answer ordered without a limit: {0} working days, as for a request (ours)"), {usual}}});
    }
  }
}

}  // namespace

std::vector<Step> count_steps(const WorkCalendar& calendar, Day from, int n, std::string_view rule_id) {
  std::vector<Step> out;
  out.push_back({from, from, 0, "start", "c1", {N_("day zero, not counted"), {}}});
  if (n > 0) tell_counted(out, calendar, from, calendar.add(from, n), rule_id);
  if (n < 0) tell_counted(out, calendar, calendar.add(from, n) - rules::Days{1}, from - rules::Days{1}, rule_id);
  return out;
}

Deadline explained_deadline(const Case& c, const WorkCalendar& calendar) {
  if (c.marks.empty()) return {};
  const auto r = reckon(c, calendar);
  auto d = conclude(c, r);
  tell_start(d.steps, c);
  const auto stop = standstill(c, r);
  if (!d.due) {
    d.steps.push_back({stop->second->asked_on,
                       until_an_act,
                       0,
                       "stopped",
                       "pause",
                       {N_("the clock stands still since this day: {0}"), {as::a_code(code_of(stop->second->kind))}}});
    if (stop->second->is_unserved_fee())
      d.steps.push_back(
          {stop->second->asked_on,
           until_an_act,
           0,
           "open_ended",
           "fee.art6.payment",
           {N_("the day of receipt of the fee notice is not on record: the time to pay has not begun"), {}}});
    return d;
  }
  if (r.replaced) {
    d.steps.push_back({*r.replaced,
                       *r.replaced,
                       0,
                       "replaced",
                       r.limit_rule == "order" ? "order" : "r19.art35",
                       {N_("another date was fixed"), {}}});
    return d;
  }
  tell_way(d.steps, c, r, *d.base_due);
  if (r.extension > 0) {
    const auto& row = rules::extension_rule(c.law);
    d.steps.push_back({*d.base_due,
                       *d.base_due,
                       0,
                       "extended",
                       std::string(row.id),
                       {N_("extended by {0} working days, {1}"), {r.extension, as::an_article(row.article)}}});
    // Consultations begun inside the extension are told by their own steps.
    Reckoning rest = r;
    rest.day_zero = *d.base_due;
    std::erase_if(rest.intervals, [&](auto& i) { return i.until <= rest.day_zero; });
    rest.limit_rule = row.id;
    tell_way(d.steps, c, rest, *d.due);
  }
  return d;
}

}  // namespace qixian::engine
