#include "engine/reminding/ladder/house_obligations.hpp"

#include <algorithm>

#include "engine/base/days.hpp"
#include "rules/yearly_days.hpp"

namespace qixian::engine {
namespace {

void add(std::vector<DeadlineRow>& out, std::string kind, std::string ordinal, Day due) {
  DeadlineRow row;
  row.kind = std::move(kind);
  row.ordinal = std::move(ordinal);
  row.due = due;
  out.push_back(std::move(row));
}

}  // namespace

std::vector<DeadlineRow> house_obligations(const WorkCalendar& calendar, Day today, bool agencies, bool governments) {
  std::vector<DeadlineRow> out;
  if (!agencies && !governments) return out;
  const int year = rules::year_of(today);
  // A report of last year is due in this one; this year's comes into sight before it ends.
  for (const int of : {year - 1, year}) {
    const Day theirs = rules::annual_report_day(of, false), governments_own = rules::annual_report_day(of, true);
    const bool one_day = theirs == governments_own;  // one reminder says both
    if (agencies && !one_day) add(out, "annual_report", std::to_string(of) + ".agencies", theirs);
    if (governments || one_day) add(out, "annual_report", std::to_string(of) + ".governments", governments_own);
  }
  const int wanted = today >= rules::day_in("holiday_notice", year) ? year + 1 : year;
  const bool known = std::ranges::any_of(calendar.notices(), [&](const rules::Notice& n) {
    return n.year == wanted && n.kind == rules::NoticeKind::annual;
  });
  if (!known) add(out, "holiday_notice", std::to_string(wanted), rules::day_in("holiday_notice", wanted - 1));
  return out;
}

bool ends_with_its_day(std::string_view kind) { return kind == "supplement_notice" || kind == "annual_report"; }

}  // namespace qixian::engine
