#include "rules/calendar.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace qixian::rules {
namespace {

/// The 2007 notice, the first on record, reaches back into these days (C7).
constexpr Day first_known = civil_day(2006, 12, 25);

Day start_of_reach_back(int year) { return civil_day(year, 12, 25); }

bool is_weekend(Day day) { return weekday_number(day) % 6 == 0; }

std::vector<Notice> known_by(std::span<const Notice> notices, Day known_on) {
  std::vector<Notice> known;
  std::ranges::copy_if(notices, std::back_inserter(known), [&](const Notice& n) { return n.published <= known_on; });
  // Of two that became known on one day, the one that amends speaks last.
  std::ranges::stable_sort(known, {}, [](const Notice& n) { return std::pair(n.published, n.kind); });
  return known;
}

std::set<int> years_with_annual_notice(std::span<const Notice> notices) {
  std::set<int> years;
  for (const Notice& notice : notices)
    if (notice.kind == NoticeKind::annual) years.insert(notice.year);
  return years;
}

int last_before_gap(const std::set<int>& years) {
  int year = *years.begin();
  while (years.contains(year + 1)) ++year;
  return year;
}

}  // namespace

WorkCalendar::WorkCalendar(std::span<const Notice> notices, Day known_on)
    : m_first(first_known), m_provisional_from(first_known), m_notices(known_by(notices, known_on)) {
  int last_year = year_of(first_known);
  if (const auto years = years_with_annual_notice(m_notices); !years.empty()) {
    last_year = std::max(last_year, *years.rbegin());
    m_provisional_from = std::max(first_known, start_of_reach_back(last_before_gap(years)));
  }
  m_last = last_day_of(last_year + years_beyond);
  read_notices();
  count_days();
}

WorkCalendar::WorkCalendar(std::span<const Notice> notices) : WorkCalendar(notices, Day::max()) {}

void WorkCalendar::read_notices() {
  m_setters.resize(static_cast<std::size_t>((m_last - m_first).count() + 1));
  for (std::size_t n = 0; n < m_notices.size(); ++n) {
    const auto& days = m_notices[n].days;
    for (std::size_t entry = 0; entry < days.size(); ++entry) {
      if (!covers(days[entry].day))
        throw std::invalid_argument(m_notices[n].number + " sets " + iso(days[entry].day) + ", outside the calendar");
      m_setters[distance(days[entry].day)] = {static_cast<std::int16_t>(n), static_cast<std::int16_t>(entry)};
    }
  }
}

void WorkCalendar::count_days() {
  m_before.reserve(m_setters.size() + 1);
  m_before.push_back(0);
  for (Day day = m_first; day <= m_last; day += Days{1}) {
    if (why(day).works()) m_working.push_back(day);
    m_before.push_back(static_cast<std::int32_t>(m_working.size()));
  }
}

DayReason WorkCalendar::why(Day day) const {
  const Setter set = m_setters[offset(day)];
  if (set.notice < 0) return {is_weekend(day) ? DayKind::weekend : DayKind::weekday, {}, nullptr};
  const Notice& notice = m_notices[static_cast<std::size_t>(set.notice)];
  const NoticeDay& entry = notice.days[static_cast<std::size_t>(set.entry)];
  return {entry.works ? DayKind::make_up : DayKind::day_off, entry.name, &notice};
}

void WorkCalendar::refuse(Day day) const {
  throw std::out_of_range(iso(day) + " is outside the calendar, known from " + iso(m_first) + " to " + iso(m_last));
}

void WorkCalendar::refuse(Day day, int n) const {
  throw std::out_of_range(iso(day) + " and " + std::to_string(n) + " working days lies beyond " +
                          std::to_string(max_step) + " or outside the calendar, known from " + iso(m_first) + " to " +
                          iso(m_last));
}

const WorkCalendar& shipped_calendar() {
  static const WorkCalendar calendar(shipped_notices());
  return calendar;
}

}  // namespace qixian::rules
