#include "rules/plain_limit.hpp"

#include <stdexcept>

namespace qixian::rules {

std::optional<PlainLimit> plain_limit(Day received, std::optional<int> days, std::optional<Law> law) {
  if (days) return PlainLimit{*days, {}, "days"};
  if (!law && received < reply_rule(Law::r07).from) return std::nullopt;
  const auto governs = law ? *law : governing(received);
  const auto& row = reply_rule(governs);
  return PlainLimit{row.length, governs, row.id};
}

std::optional<Day> last_day(const WorkCalendar& calendar, Day zero, int n) {
  try {
    return calendar.add(zero, n);
  } catch (const std::out_of_range&) {
    return std::nullopt;
  }
}

CalendarYear calendar_year(const WorkCalendar& calendar, int year) {
  CalendarYear out;
  for (auto day = first_day_of(year); day <= last_day_of(year); day += Days{1}) {
    const auto why = calendar.why(day);
    out.working += why.works();
    if (why.notice) out.set.push_back({day, why});
  }
  return out;
}

}  // namespace qixian::rules
