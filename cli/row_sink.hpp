#pragma once
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/request/ledger/ledger.hpp"

namespace qixian::cli {

class Context;

/// Rows under headings on their way out: CSV, or a workbook with real dates and drop-downs in the columns of a ledger.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void row(std::span<const std::string_view> cells) = 0;
  /// Nothing stands in the file before: what is given up leaves the old one. @returns the errors of the writers
  virtual engine::Result<void> finish() = 0;
};

enum class TableFormat { csv, xlsx };

/// "csv" or "xlsx"; where it is empty, by the file's name.
TableFormat table_format(std::string_view asked, const std::string& path);

/// @param path empty: standard output @param sheet the workbook's sheet @param numbers the headings under which a
/// workbook holds numbers
/// @returns the errors of open_output()
engine::Result<std::unique_ptr<RowSink>> open_sink(const Context& context, const std::string& path, TableFormat format,
                                                   const std::string& sheet, const std::vector<std::string>& headings,
                                                   const std::set<std::string>& numbers = {});

/// Codes of the row as their Chinese terms, for a sheet that people read.
void to_terms(engine::LedgerRow& row);

}  // namespace qixian::cli
