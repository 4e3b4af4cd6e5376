#include "engine/reminding/due_list.hpp"

#include <algorithm>
#include <tuple>

#include "engine/request/project.hpp"

namespace qixian::engine {

DueList due_list(const Office& office, Day until, const std::function<bool(StreamId)>& wanted) {
  DueList list{office.today(), until, {}, {}, {}};
  CaseFilter filter;
  filter.due_until = until;
  office.store().each_case(filter, [&](const CaseRow& row) {
    if (!row.due || status_on(row, list.today) == Status::stopped || (wanted && !wanted(row.agency))) return;
    const auto* agency = office.agencies().find(row.agency);
    DueCase one{agency ? agency->name() : "",
                row.officer,
                row.number,
                *row.due,
                row.provisional,
                remaining_on(row, list.today, office.calendar()).value_or(0)};
    auto& to = *row.due < list.today ? list.overdue : *row.due == list.today ? list.due_today : list.soon;
    to.push_back(std::move(one));
  });
  for (auto* part : {&list.overdue, &list.due_today, &list.soon}) {
    std::ranges::sort(*part, {}, [](const DueCase& c) { return std::tie(c.agency, c.officer, c.due, c.number); });
  }
  return list;
}

Day end_of_week(Day day) { return day + rules::Days{(7 - rules::weekday_number(day)) % 7}; }

}  // namespace qixian::engine
