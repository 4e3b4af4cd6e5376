#pragma once
#include <chrono>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/moment.hpp"
#include "engine/reminding/ladder/policy.hpp"
#include "engine/store/rows/deadline_row.hpp"
#include "rules/calendar.hpp"

/// Which rung of the ladder (提醒阶梯) is true when. Pure: rows, policy, calendar and a moment in, plain values out.
///
/// A rung is true when it is the newest whose hour has come and its deadline is open and running. So after any downtime
/// one look says what is still true, and only that. Turned down: a rung that is true on its own day only, which a
/// missed run loses.
namespace qixian::engine {

/// Whether messages may leave on that day at all.
bool is_sending_day(const SendingHours& hours, const rules::WorkCalendar& calendar, rules::Day day);
bool is_sending(const SendingHours& hours, const rules::WorkCalendar& calendar, Moment now);
/// The first moment after `now` at which the hours begin.
Moment next_opening(const SendingHours& hours, const rules::WorkCalendar& calendar, Moment now);
/// The last day whose hour has come: today, or yesterday before today's hour.
rules::Day day_reached(const SendingHours& hours, Moment now);

struct TrueRung {
  const Rung* rung = nullptr;
  int offset = 0;  ///< working days from the due day: a rung that repeats has many
  bool operator==(const TrueRung&) const = default;
};

/// The clock of that deadline runs on that day.
bool is_running(const DeadlineRow& row, rules::Day today);

/// The rung that is true, if any. A due day that is a rest day counts as the last working day before it: on the rest
/// day nothing can be done.
/// @param reached the last day whose hour has come  @param today of the moment itself: a stop ends with its day
std::optional<TrueRung> true_rung(std::span<const Rung> policy, const DeadlineRow& row,
                                  const rules::WorkCalendar& calendar, rules::Day reached, rules::Day today);

/// Due days, both ends included, among which the true rung of a kind may have changed.
struct DueSpan {
  std::string kind;
  rules::Day from, to;
};
/// Where to look in an index by due day for rungs whose hour came after that of `before`, up to `reached`. Together
/// they hold what is due in these days, and what is overdue under a rung that repeats.
std::vector<DueSpan> spans(std::span<const Rung> policy, const rules::WorkCalendar& calendar, rules::Day before,
                           rules::Day reached);

}  // namespace qixian::engine
