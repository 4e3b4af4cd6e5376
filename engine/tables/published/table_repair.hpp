#pragma once
#include <optional>
#include <vector>

#include "rules/filled_table.hpp"

namespace qixian::engine {

/// A figure put in the place of another; `from` is nothing where the cell is blank.
struct Change {
  std::size_t cell = 0;
  bool previous = false;  ///< of last year's table
  std::optional<rules::Figure> from;
  rules::Figure to;
  bool operator==(const Change&) const = default;
};

/// The smallest correction of some broken checks: as few changed cells as there can be.
struct Repair {
  std::vector<std::size_t> mends;  ///< indices into the broken checks
  /// Each of these alone is enough: a set of cells that change together. More than one where the table can't tell which
  /// of them is wrong; none where no change of one or two cells mends all of them.
  std::vector<std::vector<Change>> choices;
};

/// One wrong figure breaks each check that it stands in by the same amount: so it is told from its neighbours. A change
/// that would break a check that holds, or make a count negative, is no correction. Two wrong
/// figures that share a check, such as two in each other's place, are found as a pair.
/// @param broken all of one table, the errors apart from the warnings: they must not explain one another
std::vector<Repair> smallest_repairs(const rules::FilledTable& table, const rules::FilledTable* previous,
                                     const std::vector<rules::BrokenCheck>& broken);

}  // namespace qixian::engine
