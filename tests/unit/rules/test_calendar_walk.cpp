// The two look-ups against a walk day by day over the published days, which shares no code with them.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <optional>

#include "support/calendars.hpp"

using namespace qixian::rules;
using namespace qixian::test;

namespace {

class Walker {
 public:
  Walker() {
    for (Day d = m_first; d <= m_last; d += Days{1}) m_works.push_back(weekday_number(d) % 6 != 0);
    for (const auto& row : vector_rows("cn-days.csv")) m_works.at(at(day(row.at(0)))) = row.at(1) == "workday";
  }
  bool works(Day d) const { return m_works[at(d)]; }

  /// Every n from 0 to `most` in one direction; fewer when the calendar ends first.
  std::vector<Day> steps(Day from, int direction, std::size_t most) const {
    std::vector<Day> found{from};
    for (Day d = from + Days{direction}; d >= m_first && d <= m_last && found.size() <= most; d += Days{direction})
      if (works(d)) found.push_back(d);
    return found;
  }

 private:
  std::size_t at(Day d) const { return static_cast<std::size_t>((d - m_first).count()); }
  Day m_first = day("2006-12-25"), m_last = day("2086-12-31");
  std::vector<bool> m_works;
};

std::optional<Day> add_or_nothing(Day from, int n) {
  try {
    return shipped_calendar().add(from, n);
  } catch (const std::out_of_range&) {
    return std::nullopt;
  }
}

std::string text(std::optional<Day> d) { return d ? iso(*d) : "refused"; }

}  // namespace

TEST_CASE("add() and a walk agree for every day of 2007 to 2026 and every n from -60 to 60") {
  static constexpr int most = 60;
  const Walker walker;
  long compared = 0;
  for (Day from = day("2007-01-01"); from <= day("2026-12-31"); from += Days{1}) {
    for (const int direction : {-1, 1}) {
      const auto walked = walker.steps(from, direction, most);
      for (int n = 0; n <= most; ++n, ++compared) {
        const auto i = static_cast<std::size_t>(n);
        const auto expected = i < walked.size() ? std::optional(walked[i]) : std::nullopt;
        const auto added = add_or_nothing(from, direction * n);
        if (added != expected)
          FAIL_CHECK(iso(from) << " and " << direction * n << ": " << text(added) << ", walked " << text(expected));
      }
    }
  }
  CHECK(compared == 7305L * 2 * (most + 1));
}

TEST_CASE("working_days_between() and a walk agree for every day of 2007 to 2026 and the 120 after it") {
  const Walker walker;
  const auto& calendar = shipped_calendar();
  for (Day from = day("2007-01-01"); from <= day("2026-12-31"); from += Days{1}) {
    int walked = 0;
    for (int n = 1; n <= 120; ++n) {
      const Day to = from + Days{n};
      walked += walker.works(to);
      if (calendar.working_days_between(from, to) != walked || calendar.working_days_between(to, from) != -walked)
        FAIL_CHECK(iso(from) << " to " << iso(to) << ": " << calendar.working_days_between(from, to) << " and "
                             << calendar.working_days_between(to, from) << ", walked " << walked);
    }
  }
}

TEST_CASE("adding and counting are inverse, forwards and backwards, or there are too few days") {
  const auto& calendar = shipped_calendar();
  const int span = (calendar.last() - calendar.first()).count();
  CHECK(rc::check("add, then count", [&] {
    const Day from = calendar.first() + Days{*rc::gen::inRange(0, span + 1)};
    const int n = *rc::gen::inRange(-WorkCalendar::max_step, WorkCalendar::max_step + 1);
    const int ahead = calendar.working_days_between(from, calendar.last());
    const int behind = calendar.working_days_between(calendar.first(), from) - int{calendar.is_working(from)} +
                       int{calendar.is_working(calendar.first())};
    const auto to = add_or_nothing(from, n);
    RC_ASSERT(to.has_value() == (n <= ahead && -n <= behind));
    if (!to || n == 0) return;
    RC_ASSERT(calendar.is_working(*to));
    if (n > 0) RC_ASSERT(calendar.working_days_between(from, *to) == n);
    // Backwards the day of the trigger is not counted either: [to, from).
    if (n < 0) RC_ASSERT(calendar.working_days_between(*to, from) + 1 - int{calendar.is_working(from)} == -n);
  }));
}

TEST_CASE("counting and adding are inverse") {
  const auto& calendar = shipped_calendar();
  const int span = (calendar.last() - calendar.first()).count();
  CHECK(rc::check("count, then add", [&] {
    const Day from = calendar.first() + Days{*rc::gen::inRange(0, span + 1)};
    const Day to = calendar.first() + Days{*rc::gen::inRange(0, span + 1)};
    const int n = calendar.working_days_between(from, to);
    RC_PRE(calendar.is_working(from) && calendar.is_working(to) && std::abs(n) <= WorkCalendar::max_step);
    RC_ASSERT(calendar.add(from, n) == to);
  }));
}
