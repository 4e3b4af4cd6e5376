#pragma once
#include "engine/tables/official_table.hpp"

namespace qixian::engine {

/// What a table's figures don't say of themselves: who has not reported, what moved in the tree, and whether the year
/// or a return is on another form. `bodies` and `returns` stand in it already.
void add_notes(OfficialTable& table, const Records& records);

}  // namespace qixian::engine
