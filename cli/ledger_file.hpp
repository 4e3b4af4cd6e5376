#pragma once
#include "cli/row_source.hpp"
#include "engine/ledger.hpp"

namespace qixian::cli {

/// A ledger in a file: its headings found, the next row is the first case.
struct LedgerFile {
  std::unique_ptr<RowSource> rows;
  std::vector<std::string> headings;
  std::vector<int> at;  ///< where each ledger column stands; -1 where it is not there

  /// Cells under headings that a ledger does not know are passed over.
  engine::LedgerRow read(const SourceRow& row) const;
  /// The first of its columns whose cell the file does not hold.
  const SourceRow::Fault* fault(const SourceRow& row) const;
  /// Where a cell stands, for people.
  std::string place(const SourceRow& row, engine::Column column) const;
};

/// @returns the errors of open_rows; "empty_file", "missing_columns", "double_column"
engine::Result<LedgerFile> open_ledger(const std::string& path, const std::string& sheet);

}  // namespace qixian::cli
