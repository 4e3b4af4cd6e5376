#pragma once
#include <map>

#include "engine/store/case_kind.hpp"

namespace qixian::engine {

/// Cases whose last day is one and the same.
struct DayLoad {
  int certain = 0, provisional = 0;
  int all() const { return certain + provisional; }
};

/// What lies before one officer if nothing happens.
struct OfficerLoad {
  int overdue = 0;            ///< past their last day before today
  std::vector<DayLoad> days;  ///< by day of the forecast
  int later = 0;              ///< due behind the forecast
  int standing = 0;           ///< the clock stands still, or has not begun: nothing makes them late
  /// Answers a working day that are needed to be late with none, the overdue ones counted for the first day.
  double pace() const;
};

/// A case that will be late, or is.
struct LateCase {
  std::string_view kind;
  StreamId stream = 0;
  Standing standing;
  Day late_from;                        ///< a due day lasts until 24:00 (C6)
  bool stopped = false;                 ///< the clock stands still today, and goes on by itself
  std::optional<std::size_t> last_day;  ///< which day of the forecast; nothing when it is late already
};

/// Which open cases will be late if nothing happens, and the load by officer and working day. Holds the cases that are
/// or will be late within its days; of the others numbers alone.
class Forecast {
 public:
  /// @param days working days after `today`; today itself is one more when it is worked
  /// @throws std::out_of_range when they leave the calendar
  Forecast(const WorkCalendar& calendar, Day today, int days);

  void add(std::string_view kind, StreamId stream, const Standing& open_case);

  const std::vector<Day>& days() const { return m_days; }
  const std::vector<LateCase>& late() const { return m_late; }  ///< in the order added
  const std::map<std::string, OfficerLoad>& officers() const { return m_officers; }
  /// All officers together.
  const OfficerLoad& total() const { return m_total; }

 private:
  std::size_t column_of(Day due) const;

  Day m_today;
  std::vector<Day> m_days;
  std::vector<LateCase> m_late;
  std::map<std::string, OfficerLoad> m_officers;
  OfficerLoad m_total;
};

}  // namespace qixian::engine
