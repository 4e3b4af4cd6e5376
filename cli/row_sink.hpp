#pragma once
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/error.hpp"
#include "engine/ledger.hpp"

namespace qixian::cli {

/// Rows under headings on their way out: CSV, or a workbook with real dates and drop-downs in the columns of a ledger.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void row(std::span<const std::string_view> cells) = 0;
  /// Nothing is sure before. @returns the errors of the writers
  virtual engine::Result<void> finish() = 0;
};

enum class TableFormat { csv, xlsx };

/// "csv" or "xlsx"; where it is empty, by the file's name.
TableFormat table_format(std::string_view asked, const std::string& path);

/// @param path empty: standard output @param sheet the workbook's sheet @param today what a workbook says it was made
/// on @param numbers the headings under which a workbook holds numbers
/// @returns error "no_file"
engine::Result<std::unique_ptr<RowSink>> open_sink(const std::string& path, TableFormat format,
                                                   const std::string& sheet, const std::vector<std::string>& headings,
                                                   rules::Day today, const std::set<std::string>& numbers = {});

/// Codes of the row as their Chinese terms, for a sheet that people read.
void to_terms(engine::LedgerRow& row);

}  // namespace qixian::cli
