#pragma once
#include "engine/tables/published/published.hpp"

namespace qixian::engine {

/// A table in the official layout, as it stands in a spreadsheet: the cells of its sheets one below the other, merged
/// heads in the first of their cells. The rows are found by their labels, in the form's order, the columns by their
/// heads; what stands between is passed over. Rows that are not found stay blank.
/// @returns the form that most cells were found of; not_a_table where none were of any
Result<PublishedTable> read_official(const TextRows& rows);

}  // namespace qixian::engine
