#pragma once
#include <optional>

#include "cli/row_source.hpp"
#include "engine/request/ledger/ledger.hpp"
#include "present/language/words.hpp"

namespace qixian::cli {

/// What stands above the reasons in a file of rejected rows.
inline constexpr const char* problem_heading = "problem";

/// A ledger in a file: its headings found, the next row is the first case.
struct LedgerFile {
  std::unique_ptr<RowSource> rows;
  std::vector<std::string> headings;
  std::vector<int> at;                 ///< where each ledger column stands; -1 where it is not there
  std::vector<std::size_t> bare = {};  ///< columns under no heading that have one to their right; in a CSV file all

  engine::LedgerRow read(const SourceRow& row) const;
  /// The first of its columns whose cell the file does not hold.
  const SourceRow::Fault* fault(const SourceRow& row) const;
  /// The first cell that stands under no heading and left of the last one: nobody can know what it says.
  std::optional<std::size_t> homeless(const SourceRow& row) const;
  /// Where a cell stands, for people.
  std::string place(const present::Words& words, const SourceRow& row, engine::LedgerColumn column) const;
};

/// @param ignored headings of columns that are no ledger's and are to be passed over; `problem`, which stands behind
/// rejected rows, always is
/// @returns the errors of open_rows; "empty_file", "missing_columns", "double_column", "unknown_column"
engine::Result<LedgerFile> open_ledger(const present::Words& words, const std::string& path, const std::string& sheet,
                                       const std::vector<std::string>& ignored = {});

}  // namespace qixian::cli
