#include "engine/clock.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

struct Interval {
  Day after, until;  // working days in (after, until] don't count
  std::size_t wait;
};

/// Everything that the marks say so far; replayed in the order in which they happened.
struct Reckoning {
  explicit Reckoning(const WorkCalendar& known) : calendar(known) {}
  const WorkCalendar& calendar;
  Day day_zero{};
  int limit = 0;
  std::string_view limit_rule;
  int extension = 0;
  std::vector<Interval> intervals;  // sorted by `after`
  std::optional<Day> replaced;
  std::optional<std::size_t> endless;  // an R07 consultation without an end

  Day due(int with_extension) const {
    auto end = calendar.add(day_zero, limit + with_extension);
    Day covered = day_zero;  // a day under two consultations is left out once
    for (const auto& i : intervals) {
      const auto from = std::max(i.after, covered);
      if (i.after > end || i.until <= from) continue;
      end = calendar.add(end, calendar.working_days_between(from, i.until));
      covered = i.until;
    }
    return end;
  }
  Day now() const { return replaced ? *replaced : due(extension); }
};

Day end_of_consultation(const Case& c, const Wait& w, const WorkCalendar& calendar) {
  auto end = w.ended_on.value_or(until_an_act);
  if (c.law == rules::Law::r19) {
    const auto& row = rules::rule(w.kind == "agency" ? "r19.art34.agency" : "r19.art32.third_party");
    end = std::min(end, calendar.add(w.served_on.value_or(w.asked_on), row.length));
  }
  return end;
}

/// A timely supplement or fee notice holds the limit: on such a day it does not pass.
bool stands_still_on(const Case& c, Day day) {
  return std::any_of(c.waits.begin(), c.waits.end(), [&](const Wait& w) {
    return (w.kind == "supplement" || w.kind == "fee") && w.timely && w.asked_on <= day &&
           (!w.ended_on || day <= *w.ended_on);
  });
}

void exclude(Reckoning& r, const Case& c, const ClockMark& mark) {
  // A letter sent after the limit excludes nothing.
  if (mark.on > r.now() && !stands_still_on(c, mark.on)) return;
  const auto end = end_of_consultation(c, c.waits[mark.wait], r.calendar);
  if (end == until_an_act) {
    r.endless = mark.wait;
    return;
  }
  r.intervals.push_back({mark.on, end, mark.wait});
  std::stable_sort(r.intervals.begin(), r.intervals.end(), [](auto& a, auto& b) { return a.after < b.after; });
}

void begin_anew(Reckoning& r, const Case& c, Day on) {
  r.day_zero = on;
  r.extension = 0;
  r.replaced.reset();
  const auto& row = rules::reply_rule(c.law);
  r.limit = row.length;
  r.limit_rule = row.id;
  // What was excluded is wiped; a consultation still running goes on excluding from here.
  std::erase_if(r.intervals, [&](auto& i) { return i.until <= on; });
  for (auto& i : r.intervals) i.after = std::max(i.after, on);
}

void apply(Reckoning& r, const Case& c, const ClockMark& mark) {
  switch (mark.kind) {
    case ClockMark::start:
    case ClockMark::restart:
      return begin_anew(r, c, mark.on);
    case ClockMark::exclude:
      return exclude(r, c, mark);
    case ClockMark::extend:
      r.extension = mark.days;
      return;
    case ClockMark::replace:
      r.replaced = mark.to;
      return;
    case ClockMark::order:
      begin_anew(r, c, mark.on);
      r.intervals.clear();
      r.endless.reset();
      if (mark.to) r.replaced = mark.to;
      r.limit = mark.days;
      r.limit_rule = "order";
  }
}

Reckoning reckon(const Case& c, const WorkCalendar& calendar) {
  Reckoning r(calendar);
  for (const auto& mark : c.marks) apply(r, c, mark);
  return r;
}

/// Until when the clock stands still, and by which wait.
std::optional<std::pair<Day, const Wait*>> standstill(const Case& c, const Reckoning& r) {
  for (const auto& w : c.waits) {
    if ((w.kind == "supplement" || w.kind == "fee") && w.open() && w.timely) return {{until_an_act, &w}};
  }
  if (r.endless) return {{until_an_act, &c.waits[*r.endless]}};
  std::optional<std::pair<Day, const Wait*>> found;
  for (const auto& i : r.intervals) {
    const auto& w = c.waits[i.wait];
    if (!w.ended_on && (!found || i.until > found->first)) found = {i.until, &w};
  }
  return found;
}

Deadline conclude(const Case& c, const Reckoning& r) {
  Deadline d;
  const auto stop = standstill(c, r);
  if (stop) d.stopped_until = stop->first;
  if (stop && stop->first == until_an_act) return d;
  d.due = r.now();
  d.base_due = r.replaced ? *r.replaced : r.due(0);
  d.certainty = r.replaced ? Certainty::final : r.calendar.certainty(*d.due);
  return d;
}

// ---- the same, told step by step
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
  const bool third = w.kind == "third_party";
  const auto law07 = c.law == rules::Law::r07;
  const std::string rule = law07 ? "r07.art23.third_party" : third ? "r19.art32.third_party" : "r19.art34.agency";
  out.push_back(
      {from + rules::Days{1}, i.until, r.calendar.working_days_between(from, i.until), "excluded", rule,
       third ? Text{N_("third party consulted ({0}): not counted, {1}"), {w.id, std::string(rules::rule(rule).article)}}
             : Text{N_("other agency consulted ({0}): not counted, {1}"),
                    {w.id, std::string(rules::rule(rule).article)}}});
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

void tell_start(std::vector<Step>& out, const Case& c) {
  for (const auto& mark : c.marks) {
    if (mark.kind == ClockMark::start) {
      out.push_back(
          {mark.on, mark.on, 0, "start", "c1", {N_("received ({0}): day zero, not counted"), {c.receipt_article}}});
    } else if (mark.kind == ClockMark::restart) {
      out.push_back({mark.on,
                     mark.on,
                     0,
                     "restarted",
                     c.law == rules::Law::r07 ? "r07.art21" : "r19.art30",
                     {N_("the clock starts anew: this is day zero"), {}}});
    } else if (mark.kind == ClockMark::order) {
      out.push_back({mark.on, mark.on, 0, "restarted", "order", {N_("new answer ordered: the order's own limit"), {}}});
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

Deadline deadline(const Case& c, const WorkCalendar& calendar) {
  if (c.marks.empty()) return {};
  return conclude(c, reckon(c, calendar));
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
                       {N_("the clock stands still since this day: {0}"), {stop->second->kind}}});
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
    d.steps.push_back(
        {*d.base_due,
         *d.base_due,
         0,
         "extended",
         std::string(row.id),
         {N_("extended by {0} working days, {1}"), {std::to_string(r.extension), std::string(row.article)}}});
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
