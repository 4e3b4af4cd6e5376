#include "engine/supervision/forecast.hpp"

#include <algorithm>

namespace qixian::engine {

double OfficerLoad::pace() const {
  double most = 0;
  int due = overdue;
  for (std::size_t i = 0; i < days.size(); ++i) {
    due += days[i].all();
    most = std::max(most, due / static_cast<double>(i + 1));
  }
  return most;
}

Forecast::Forecast(const WorkCalendar& calendar, Day today, int days) : m_today(today) {
  if (calendar.is_working(today)) m_days.push_back(today);
  for (int n = 1; n <= days; ++n) m_days.push_back(calendar.add(today, n));
  m_total.days.resize(m_days.size());
}

/// The last working day up to the due day: a date that was fixed may fall on a rest day.
std::size_t Forecast::column_of(Day due) const {
  const auto behind = std::upper_bound(m_days.begin(), m_days.end(), due) - m_days.begin();
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(behind - 1, 0));
}

void Forecast::add(std::string_view kind, StreamId stream, const Standing& c) {
  auto& mine = m_officers[c.officer];
  mine.days.resize(m_days.size());
  const auto count = [&](const auto& raise) {
    raise(mine);
    raise(m_total);
  };
  if (!c.due) return count([](OfficerLoad& l) { ++l.standing; });
  if (*c.due > m_days.back()) return count([](OfficerLoad& l) { ++l.later; });
  LateCase late{kind, stream, c, *c.due + rules::Days{1}, c.stopped_until && m_today <= *c.stopped_until, {}};
  if (*c.due < m_today) {
    count([](OfficerLoad& l) { ++l.overdue; });
  } else {
    const auto at = column_of(*c.due);
    count([&](OfficerLoad& l) { ++(c.provisional ? l.days[at].provisional : l.days[at].certain); });
    late.last_day = at;
  }
  m_late.push_back(std::move(late));
}

}  // namespace qixian::engine
