#pragma once
#include <functional>

#include "engine/office/office.hpp"

namespace qixian::engine {

/// What a reminder may say of a case: no applicant, no subject.
struct DueCase {
  std::string agency, officer, number;
  Day due;
  bool provisional = false;
  int left = 0;  ///< working days to the due day; negative: overdue by so many
  bool operator==(const DueCase&) const = default;
};

/// Open cases whose clock runs, each list in order of agency, officer, due day, number.
struct DueList {
  Day today, until;
  std::vector<DueCase> overdue, due_today, soon;  ///< soon: after today, up to `until`
  std::size_t size() const { return overdue.size() + due_today.size() + soon.size(); }
};

/// @param wanted which agencies; empty: all. Cost grows with what is due, not with what is open.
DueList due_list(const Office& office, Day until, const std::function<bool(StreamId)>& wanted = {});

/// The Sunday of the week of `day`: how far the wall list looks.
Day end_of_week(Day day);

}  // namespace qixian::engine
