#pragma once
#include <array>
#include <span>

#include "engine/request/decide/decide.hpp"

namespace qixian::engine {

/// The columns of a ledger (台账) in their fixed order.
enum class LedgerColumn {
  number,
  agency,
  channel,
  submitted_on,
  arrived_on,
  received_on,
  applicant_kind,
  applicant,
  subject,
  officer,
  supplement_asked_on,
  supplement_due_on,
  supplement_received_on,
  consulted_on,
  consult_received_on,
  consult_answered_on,
  extended_on,
  extension_days,
  fee_noticed_on,
  fee_paid_on,
  answered_on,
  answer,
  delivered_on,
  reconsideration_filed_on,
  reconsideration_result,
  reconsideration_closed_on,
  suit_filed_on,
  suit_kind,
  suit_result,
  suit_closed_on,
  count
};
inline constexpr std::size_t column_count = static_cast<std::size_t>(LedgerColumn::count);

struct ColumnName {
  std::string_view name, zh;
};
const std::array<ColumnName, column_count>& ledger_columns();
std::span<const LedgerColumn> day_columns();
/// Whether its cells are days.
bool is_day(LedgerColumn column);

/// A code that a column takes, and the Chinese term that stands for it.
struct ColumnTerm {
  std::string_view code, zh;
};
/// All that the column takes; empty for a column of days, numbers or free text.
std::span<const ColumnTerm> terms_of(LedgerColumn column);

/// One request as a row: canonical texts (ISO dates, codes), empty = did not happen.
struct LedgerRow {
  std::array<std::string, column_count> cells;
  bool tells_arrival = false;  ///< of a file with the column arrived_on; else a letter counts as files did before it
  std::string& operator[](LedgerColumn c) { return cells[static_cast<std::size_t>(c)]; }
  const std::string& operator[](LedgerColumn c) const { return cells[static_cast<std::size_t>(c)]; }
  /// A letter whose posting stands apart from its arrival.
  bool is_posted() const;
};

/// What is wrong with a row, and in which column.
struct BadCell {
  LedgerColumn column;
  Error error;
};

/// Dates to ISO, Chinese terms to codes. Changes the row in place.
std::optional<BadCell> normalise(LedgerRow& row);

/// The row that a case is; `agency` by name. Private texts must be unsealed.
LedgerRow row_of(const Case& c, const std::string& agency);
/// What a row can't say of this case (a second consultation, a review chain, a correction); empty when it says all.
std::vector<Text> beyond_a_row(const Case& c, std::span<const Event> events);

/// An act that a cell asks for.
struct LedgerAct {
  LedgerColumn column;  ///< the cell that made it, for errors
  Proposal proposal;
};

/// What stands against an act, at the cell where it is to be mended, and with a way out for someone who fills in a
/// sheet and types no commands.
BadCell bad_cell(const LedgerAct& act, Error error);

/// The acts that bring a case up to date with a row: all of them for a new case (`known` null), else those of the cells
/// that the stored row leaves empty. A cell that contradicts the stored one is a bad cell.
Result<std::vector<LedgerAct>, BadCell> plan(const LedgerRow& row, const LedgerRow* known, std::int64_t agency,
                                             const std::string& by);

}  // namespace qixian::engine
