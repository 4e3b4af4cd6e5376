#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "rules/civil_date.hpp"

namespace qixian::engine {

/// A place in a list of cases, which are in order of due day (those without one last), agency and number: where a page
/// ended, and the next one begins.
struct ListPlace {
  std::optional<rules::Day> due;
  std::int64_t agency = 0;
  std::string number;
  auto operator<=>(const ListPlace&) const = delete;  // no due day comes last: not the order of its members
};
template <class Row>
ListPlace place_of(const Row& row) {
  return {row.due, row.agency, row.number};
}

}  // namespace qixian::engine
