#include "engine/request/clock/clock.hpp"

#include "engine/request/clock/consultation.hpp"
#include "engine/request/clock/reckoning.hpp"

namespace qixian::engine {
namespace {

Day end_of_consultation(const Case& c, const Wait& w, const WorkCalendar& calendar) {
  auto end = w.ended_on.value_or(until_an_act);
  if (c.law == rules::Law::r19) end = std::min(end, last_day_of_opinion(w, calendar));
  return end;
}

/// A timely supplement or fee notice holds the limit: on such a day it does not pass.
bool stands_still_on(const Case& c, Day day) {
  return std::any_of(c.waits.begin(), c.waits.end(), [&](const Wait& w) {
    return w.is_of_applicant() && w.timely && w.asked_on <= day && (!w.ended_on || day <= *w.ended_on);
  });
}

void exclude(Reckoning& r, const Case& c, const ClockMark& mark) {
  // A date that was fixed and told comes last: nothing is excluded after it.
  if (r.replaced) return;
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
  // An order's limit is neither restarted, paused, excluded, extended nor replaced.
  if (r.limit_rule == "order" && mark.kind != ClockMark::order) return;
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
      // An order that states no limit: that of a request, by the law of the receipt (ours).
      if (mark.days > 0) r.limit = mark.days;
      r.limit_rule = "order";
  }
}

}  // namespace

Reckoning reckon(const Case& c, const WorkCalendar& calendar) {
  Reckoning r(calendar);
  for (const auto& mark : c.marks) apply(r, c, mark);
  return r;
}

std::optional<std::pair<Day, const Wait*>> standstill(const Case& c, const Reckoning& r) {
  for (const auto& w : c.waits) {
    if (w.is_of_applicant() && w.open() && w.timely) return {{until_an_act, &w}};
  }
  if (r.replaced) return {};  // the date that was told stands, whoever is still consulted
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

Deadline deadline(const Case& c, const WorkCalendar& calendar) {
  if (c.marks.empty()) return {};
  return conclude(c, reckon(c, calendar));
}

}  // namespace qixian::engine
