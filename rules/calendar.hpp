#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rules/notices.hpp"

namespace qixian::rules {

enum class Certainty { final, provisional };
enum class DayKind { weekday, weekend, day_off, make_up };

/// Why a day is worked or not. `notice` is null for an ordinary weekday or weekend; it and `name` live as long as the
/// calendar does.
struct DayReason {
  DayKind kind = DayKind::weekday;
  std::string_view name;  ///< of the holiday; empty for an ordinary day
  const Notice* notice = nullptr;
  bool works() const { return kind == DayKind::weekday || kind == DayKind::make_up; }
};

/// Working days (工作日) of mainland China as known from a set of notices (law C2, C7).
///
/// Immutable. Two arrays over a fixed span, one of the working days counted up to each day and one of the working days
/// themselves, so counting and adding are one look-up each, whatever n is. Some 0.3 MB for 2006 to sixty years past the
/// last notice; a formula for the years without notices would save half of it and cost a branch on each call.
///
/// Every member that takes a day throws std::out_of_range for one that is not covered, unless it says otherwise.
class WorkCalendar {
 public:
  static constexpr int max_step = 10'000;  ///< the largest n that add() takes, either way
  static constexpr int years_beyond = 60;  ///< covered after the last year with a notice

  /// The calendar as it was known on `known_on`: notices published later are left out, a later notice overrides what
  /// stood before it. Keeps its own copy of the notices.
  /// @throws std::invalid_argument for a notice that sets a day outside the span
  WorkCalendar(std::span<const Notice> notices, Day known_on);
  /// Everything that is known from `notices`.
  explicit WorkCalendar(std::span<const Notice> notices);

  Day first() const { return m_first; }  ///< 2006-12-25: a date before it is refused (C7)
  Day last() const { return m_last; }
  bool covers(Day day) const { return day >= m_first && day <= m_last; }

  /// The calendar is certain before this day: 25 December of the last year with an annual notice (C7), or of the last
  /// year before a gap in them. The first day when there is none.
  Day provisional_from() const { return m_provisional_from; }
  /// Of any day: one that lies before the calendar has no other certainty.
  Certainty certainty(Day day) const { return day < m_provisional_from ? Certainty::final : Certainty::provisional; }

  bool is_working(Day day) const {
    const auto at = offset(day);
    return m_before[at] != m_before[at + 1];
  }
  /// Working days in (from, to]; negative when `to` is the earlier.
  int working_days_between(Day from, Day to) const { return m_before[offset(to) + 1] - m_before[offset(from) + 1]; }
  /// The n-th working day after `day` (before it, for n < 0); `day` itself for 0. The day of the trigger is day zero
  /// (C1).
  /// @throws std::out_of_range also when n is beyond max_step or the result lies outside the calendar
  Day add(Day day, int n) const {
    const auto at = offset(day);
    if (n == 0) return day;
    // One look-up for both ways: the n-th working day after `day` is counted from behind it, one before it from `day`.
    const std::uint32_t forward = n > 0;
    const auto steps = static_cast<std::uint32_t>(n);
    const auto rank = static_cast<std::uint32_t>(m_before[at + forward]) + steps - forward;
    if (steps + max_step > 2 * max_step || rank >= m_working.size()) [[unlikely]]
      refuse(day, n);
    return m_working[rank];
  }
  /// `day` when it is worked, else the next working day (C3).
  Day on_or_after(Day day) const { return is_working(day) ? day : add(day, 1); }

  DayReason why(Day day) const;
  std::span<const Notice> notices() const { return m_notices; }  ///< those known, in order of publication

 private:
  struct Setter {
    std::int16_t notice = -1, entry = 0;  ///< -1: no notice sets the day
  };

  void read_notices();
  void count_days();
  [[noreturn]] void refuse(Day day) const;
  [[noreturn]] void refuse(Day day, int n) const;

  /// A day before the first wraps to a large number, so one comparison checks both ends.
  std::uint32_t distance(Day day) const {
    return static_cast<std::uint32_t>(day.time_since_epoch().count()) -
           static_cast<std::uint32_t>(m_first.time_since_epoch().count());
  }
  std::uint32_t offset(Day day) const {
    const auto at = distance(day);
    if (at >= m_setters.size()) [[unlikely]]
      refuse(day);
    return at;
  }

  Day m_first, m_last, m_provisional_from;
  std::vector<Notice> m_notices;
  std::vector<Setter> m_setters;       ///< by day
  std::vector<std::int32_t> m_before;  ///< by day: working days before it; one more entry than days
  std::vector<Day> m_working;          ///< the working days
};

/// The calendar of the shipped notices, built once.
const WorkCalendar& shipped_calendar();

}  // namespace qixian::rules
