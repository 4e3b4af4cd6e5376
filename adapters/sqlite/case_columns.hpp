#pragma once
#include <bitset>
#include <string>

#include "adapters/sqlite/statement.hpp"
#include "engine/store/case_row.hpp"

namespace qixian::adapters::sqlite {

/// Some of the columns of table case_row, in their order.
using CaseColumns = std::bitset<27>;

/// All of them, with commas: what read_case() reads.
std::string case_names();
/// Binds like bind_case(); leaves a row that is there as it is.
std::string insert_case();
/// Binds like bind_case() of these columns, then the id.
std::string update_case(CaseColumns which);

void bind_case(Use& use, const engine::CaseRow& row);
void bind_case(Use& use, const engine::CaseRow& row, CaseColumns which);
void read_case(const Use& row, engine::CaseRow& to);
CaseColumns changed_columns(const engine::CaseRow& from, const engine::CaseRow& to);

}  // namespace qixian::adapters::sqlite
