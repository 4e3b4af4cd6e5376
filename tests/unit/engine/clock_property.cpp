#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "engine/request/project.hpp"
#include "support/random_life.hpp"

using namespace qixian::test;
using namespace qixian::engine;
using qixian::rules::Days;
using qixian::rules::iso;
using qixian::rules::Law;

namespace {

struct Pause {
  Day after, until;
};

/// The reply limit walked day by day, from the marks alone.
struct Twin {
  const Case& c;
  Day zero{};
  int limit = 0, extension = 0;
  std::optional<Day> replaced;
  std::vector<Pause> pauses;
  bool endless = false, ordered = false;

  bool is_paused(Day day) const {
    return std::any_of(pauses.begin(), pauses.end(), [&](auto& p) { return p.after < day && day <= p.until; });
  }
  /// A letter sent on the last day holds that day open until its pause ends.
  Day held_open(Day end) const {
    for (bool moved = true; moved;) {
      moved = false;
      for (const auto& p : pauses) {
        if (end < p.after || p.until <= end) continue;
        Day last = p.until;
        while (!calendar().is_working(last)) last -= Days{1};
        moved = moved || last > end;
        end = std::max(end, last);
      }
    }
    return end;
  }
  Day walk(int working_days) const {
    Day day = zero;
    while (working_days > 0) {
      day += Days{1};
      if (calendar().is_working(day) && !is_paused(day)) --working_days;
    }
    return held_open(day);
  }
  Day due() const { return replaced ? *replaced : walk(limit + extension); }

  void begin(Day on) {
    zero = on;
    limit = c.law == Law::r07 ? 15 : 20;
    extension = 0;
    replaced.reset();
    std::erase_if(pauses, [&](auto& p) { return p.until <= on; });
    for (auto& p : pauses) p.after = std::max(p.after, on);
  }
  /// While a timely supplement or fee is awaited, the limit does not pass.
  bool is_held(Day day) const {
    for (const auto& w : c.waits) {
      if (w.kind != "supplement" && w.kind != "fee") continue;
      if (w.timely && day >= w.asked_on && day <= w.ended_on.value_or(day)) return true;
    }
    return false;
  }
  void pause(const ClockMark& mark) {
    if (replaced || (mark.on > due() && !is_held(mark.on))) return;
    const auto& w = c.waits[mark.wait];
    std::optional<Day> until = w.ended_on;
    if (c.law == Law::r19) {
      Day cap = w.served_on.value_or(w.asked_on);
      for (int n = 0; n < 15;) n += calendar().is_working(cap += Days{1});
      until = std::min(cap, until.value_or(cap));
    }
    if (until) pauses.push_back({mark.on, *until});
    endless = endless || !until;
  }
  void read(const ClockMark& mark) {
    if (ordered && mark.kind != ClockMark::order) return;
    if (mark.kind == ClockMark::start || mark.kind == ClockMark::restart) begin(mark.on);
    if (mark.kind == ClockMark::exclude) pause(mark);
    if (mark.kind == ClockMark::extend) extension = mark.days;
    if (mark.kind == ClockMark::replace) replaced = mark.to;
    if (mark.kind != ClockMark::order) return;
    ordered = true;
    begin(mark.on);
    pauses.clear();
    endless = false;
    limit = mark.days;
    replaced = mark.to;
  }
  bool stands_still() const {
    return (endless && !replaced) || std::any_of(c.waits.begin(), c.waits.end(), [](auto& w) {
             return (w.kind == "supplement" || w.kind == "fee") && w.open() && w.timely;
           });
  }
};

Twin twin_of(const Case& c) {
  Twin twin{c, {}, 0, 0, {}, {}, false, false};
  for (const auto& mark : c.marks) twin.read(mark);
  return twin;
}

int counted(const Deadline& d) {
  int sum = 0;
  for (const auto& s : d.steps) sum += s.effect == "count" || s.effect == "make_up" ? s.days : 0;
  return sum;
}

void hold_together(Mode mode) {
  const auto life = random_life(mode);
  RC_LOG() << life.script << "\n";
  const auto plain = deadline(life.c, calendar());
  const auto told = explained_deadline(life.c, calendar());
  RC_ASSERT(plain.due == told.due);
  RC_ASSERT(plain.base_due == told.base_due);
  RC_ASSERT(plain.stopped_until == told.stopped_until);
  RC_ASSERT(plain.certainty == told.certainty);
  RC_ASSERT(plain.steps.empty());
  RC_CLASSIFY(!plain.due.has_value(), "no due day");
  RC_CLASSIFY(life.c.marks.size() > 2, "three marks or more");
  if (life.c.marks.empty()) return;
  const auto twin = twin_of(life.c);
  RC_ASSERT(plain.due.has_value() != twin.stands_still());
  if (!plain.due) return;
  RC_ASSERT(iso(*plain.due) == iso(twin.due()));
  RC_ASSERT(iso(*plain.base_due) == iso(twin.replaced ? *twin.replaced : twin.walk(twin.limit)));
  if (!twin.replaced) RC_ASSERT(counted(told) == twin.limit + twin.extension);
}

/// Past its date on a day on which nothing holds the limit.
bool is_overdue(const Case& c, Day on) { return status_on(project(c, 1, calendar()), on) == "overdue"; }

void overdue_stays_overdue(Mode mode) {
  std::string lifted;
  const auto life = random_life(mode, [&](const Case& before, Day on, const Case& after) {
    if (before.is_open() && after.is_open() && is_overdue(before, on) && !is_overdue(after, on)) lifted = iso(on);
  });
  RC_LOG() << life.script << "\n";
  RC_ASSERT(lifted == "");
}

}  // namespace

TEST_CASE("no act makes an open case that is past its date anything but overdue") {
  CHECK(rc::check("desk", [] { overdue_stays_overdue(Mode::desk); }));
  CHECK(rc::check("record", [] { overdue_stays_overdue(Mode::record); }));
}

TEST_CASE("a case lapses for a fee only where its notice is known to be received and the time to pay has passed") {
  CHECK(rc::check([] {
    const Day in = day("2021-01-04") + Days{*rc::gen::inRange(0, 1800)};
    const Day noticed = in + Days{*rc::gen::inRange(0, 15)};
    const Day received = noticed + Days{*rc::gen::inRange(0, 30)};
    const Day lapsed = received + Days{*rc::gen::inRange(0, 60)};
    const bool known = *rc::gen::inRange(0, 3) > 0;
    const auto script =
        "receive in_person " + iso(in) + "; fee 500 " + iso(noticed) + (known ? "; feeserved " + iso(received) : "");
    RC_LOG() << script << "\n";
    Day first = received;  // the working day after the twentieth
    for (int n = 0; n < 21;) n += calendar().is_working(first += Days{1});
    const auto told = tell(script + "; lapse fee " + iso(lapsed), Mode::desk);
    const bool may = known && lapsed >= first;
    RC_TAG(may ? "may lapse" : known ? "too early" : "not known to be received");
    RC_ASSERT(told.refused.has_value() == !may);
    RC_ASSERT(may == (told.c.state == "closed"));
  }));
}

TEST_CASE("the date alone is the date with its steps, and the steps add up") {
  CHECK(rc::check("desk", [] { hold_together(Mode::desk); }));
  CHECK(rc::check("record", [] { hold_together(Mode::record); }));
}

TEST_CASE("a case folded anew from its events is the case that was decided") {
  CHECK(rc::check([] {
    const auto life = random_life(Mode::record);
    RC_LOG() << life.script << "\n";
    const auto told = tell(life.script, Mode::record);
    const auto folded = fold(told.events, calendar());
    RC_ASSERT(folded.has_value());
    RC_ASSERT(folded->state == told.c.state);
    RC_ASSERT(deadline(*folded, calendar()).due == deadline(told.c, calendar()).due);
    RC_ASSERT(flag_ids(folded->flags) == flag_ids(told.c.flags));
  }));
}
