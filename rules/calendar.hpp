#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rules/notices.hpp"

namespace qixian::rules {

enum class Certainty { final, provisional };
enum class DayKind { weekday, weekend, day_off, make_up };

/// Why a day is worked or not. `notice` is null for an ordinary weekday or weekend.
struct DayReason {
  DayKind kind = DayKind::weekday;
  std::string_view name;  ///< of the holiday; empty for an ordinary day
  const Notice* notice = nullptr;
  bool works() const { return kind == DayKind::weekday || kind == DayKind::make_up; }
};

/// Working days (工作日) of mainland China as known from a set of notices (law C2, C7).
///
/// Immutable. Two arrays over a fixed span, one of working days counted up to each day and one of the days themselves,
/// so counting and adding are one look-up each, whatever n is. Some 0.4 MB for 2006 to sixty years past the last
/// notice; a formula for the years without notices would save half of it and cost a branch on each call.
class WorkCalendar {
 public:
  static constexpr int max_step = 10'000;  ///< the largest n that add() takes, either way

  /// The calendar as it was known on `known_on`: notices published later are left out, an amendment overrides what
  /// stood before it. Keeps its own copy of the notices.
  WorkCalendar(std::span<const Notice> notices, Day known_on);
  /// Everything that is known from `notices`.
  explicit WorkCalendar(std::span<const Notice> notices);

  Day first() const { return m_first; }  ///< 2006-12-25: a date before it is refused (C7)
  Day last() const { return m_first + Days{static_cast<int>(m_rank.size()) - 1}; }
  bool covers(Day day) const { return day >= first() && day <= last(); }

  /// The calendar is certain before this day: 25 December of the last year with a notice (C7).
  Day provisional_from() const { return m_provisional_from; }
  Certainty certainty(Day day) const { return day < m_provisional_from ? Certainty::final : Certainty::provisional; }

  bool is_working(Day day) const { return rank(day) != rank(day - Days{1}); }
  /// Working days in (from, to]; negative when `to` is the earlier. Both days must be covered.
  int working_days_between(Day from, Day to) const { return rank(to) - rank(from); }
  /// The n-th working day after `day` (before it, for n < 0); `day` itself for 0. The day of the trigger is day zero
  /// (C1).
  /// @throws std::out_of_range when n is beyond max_step, or `day` or the result lies outside the calendar
  Day add(Day day, int n) const;
  /// `day` when it is worked, else the next working day (C3).
  Day on_or_after(Day day) const { return is_working(day) ? day : add(day, 1); }

  DayReason why(Day day) const;
  std::span<const Notice> notices() const { return m_notices; }

 private:
  int rank(Day day) const;  ///< working days in [first, day]; 0 for the day before the first
  Day m_first, m_provisional_from;
  std::vector<Notice> m_notices;     ///< those known, in order of publication
  std::vector<std::int32_t> m_rank;  ///< by day
  std::vector<std::int32_t> m_nth;   ///< day offset of the r-th working day; m_nth[0] unused
  struct Set {
    std::int16_t notice, entry;
  };
  std::vector<Set> m_set;  ///< by day: which notice set it, -1 for none
};

/// The calendar of the shipped notices, built once.
const WorkCalendar& shipped_calendar();

}  // namespace qixian::rules
