#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/civil_date.hpp"

namespace qixian::engine {

/// A day by which an open case asks for something, projected from its events. Beside the case's own row, since a case
/// has several: the reply, a consultation's end, a review step that was opened. Holds nothing that depends on today.
struct DeadlineRow {
  std::int64_t stream = 0;  ///< of the case; 0: the house's own (engine/reminding/ladder/house_obligations)
  std::string kind;         ///< one of rung_kinds()
  std::string ordinal;      ///< among those of one kind in a case; may be empty
  rules::Day due;           ///< or the day on which it was opened, as its kind counts
  std::optional<rules::Day> stopped_until;  ///< the clock stands still up to this day
  bool provisional = false;
  std::int64_t agency = 0;  ///< the stream of the agency
  std::string officer, number;
  bool operator==(const DeadlineRow&) const = default;
};

/// Each part narrows; an empty part does not.
struct DeadlineFilter {
  std::string kind = {};
  std::optional<rules::Day> from = {}, to = {};                  ///< due in these days, both included
  std::optional<rules::Day> stopped_from = {}, stopped_to = {};  ///< the last day of its stop lies in these
};

/// The same ones, in whatever order.
bool same_deadlines(std::vector<DeadlineRow> a, std::vector<DeadlineRow> b);

}  // namespace qixian::engine
