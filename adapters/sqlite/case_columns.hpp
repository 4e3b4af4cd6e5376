#pragma once
#include <bitset>

#include "adapters/sqlite/columns.hpp"
#include "engine/store/rows/case_row.hpp"

namespace qixian::engine {

// clang-format off
BOOST_DESCRIBE_STRUCT(CaseRow, (), (id, agency, number, state, law, channel, applicant_kind, officer, submitted_on, received_on, open,
  due, base_due, stopped_until, provisional, first_closed_on, first_answer, first_timing, closed_on, answer, late, flags, last_seq,
  reopened, several_items, joint, resumed))
BOOST_DESCRIBE_STRUCT(RemedyRow, (), (kind, filed_on, closed_on, result))
BOOST_DESCRIBE_STRUCT(ReopeningRow, (), (received_on, closed_on, answer, timing))
// clang-format on

}  // namespace qixian::engine

namespace qixian::adapters::sqlite {

/// Some of the columns of table case_row, in their order.
using CaseColumns = std::bitset<column_count<engine::CaseRow>>;

CaseColumns changed_columns(const engine::CaseRow& from, const engine::CaseRow& to);
/// Binds like bind_case() of these columns, then the id.
std::string update_case(CaseColumns which);
void bind_case(Use& use, const engine::CaseRow& row, CaseColumns which);

}  // namespace qixian::adapters::sqlite
