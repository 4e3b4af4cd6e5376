#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"
#include "present/language/words.hpp"

namespace qixian::cli {

/// A row of a table of texts, wherever it stands.
struct SourceRow {
  /// A cell whose value the file does not hold, and why; its text is what stands there instead.
  struct Fault {
    std::size_t cell;
    engine::Error error;
  };
  std::size_t line = 0;                 ///< of the file or the sheet, from 1
  std::vector<std::string_view> cells;  ///< valid until the next row is asked for
  std::vector<Fault> faults;
};

/// The rows of a CSV file or of a sheet of a workbook, one at a time, without the blank ones.
class RowSource {
 public:
  virtual ~RowSource() = default;
  /// @returns false at the end; an error where the file can't be read on
  virtual engine::Result<bool> next(SourceRow& row) = 0;
  /// For people: line 5, or sheet 台账, line 5, or with a cell sheet 台账, cell C5 (line 5).
  virtual std::string place(const present::Words& words, std::size_t line) const = 0;
  virtual std::string place(const present::Words& words, std::size_t line, std::size_t cell) const = 0;
  /// Whether a cell too many is a comma that should stand in quotes, and not a remark at the edge of a sheet.
  virtual bool has_commas() const = 0;
  /// The lines that began with # and were passed over, where notes were asked for.
  virtual std::string notes() const { return {}; }
  virtual std::uint64_t size() const = 0;      ///< bytes
  virtual std::uint64_t position() const = 0;  ///< of these, read
};

/// How many rows of titles may stand above the headings.
inline constexpr int title_rows = 50;

/// A workbook is known by its bytes or its name, everything else is CSV.
/// @param sheet which sheet; empty: the only one that has a row of headings in its first rows, else the first
/// @returns errors "no_file", "several_sheets", "no_sheet", "no_sheets" (CSV has none), those of the two readers
engine::Result<std::unique_ptr<RowSource>> open_rows(const std::string& path, const std::string& sheet,
                                                     const std::function<bool(const SourceRow&)>& is_heading);

/// All the sheets of a workbook in their order, or the one CSV file, lines that begin with # then being notes.
engine::Result<std::vector<std::unique_ptr<RowSource>>> open_all_rows(const std::string& path);

bool is_workbook_name(const std::string& path);

}  // namespace qixian::cli
