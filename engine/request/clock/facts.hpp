#pragma once
#include "engine/base/mode.hpp"
#include "engine/request/clock/clock.hpp"

namespace qixian::engine {

/// What guards and actions may know: the case so far, the day of the act, the calendar. Never today.
struct Facts {
  Case& c;
  const WorkCalendar& calendar;
  Day on;
  int seq = 0;
  std::string_view by;
  Mode mode = Mode::desk;

  /// The limit as it stands before this act; nothing while the clock stands still or has not begun.
  std::optional<Day> due() const { return deadline(c, calendar).due; }
  std::optional<Day> base_due() const { return deadline(c, calendar).base_due; }
  void flag(FlagId id, Text why, bool until_told = false) const {
    for (const auto& f : c.flags) {
      if (f.id == id && f.seq == seq) return;
    }
    c.flags.push_back({id, seq, std::move(why), {}, until_told});
  }
};

}  // namespace qixian::engine
