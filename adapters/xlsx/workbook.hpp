#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/xlsx/archive.hpp"
#include "engine/base/error.hpp"

namespace qixian::adapters::xlsx {

/// A cell whose value is not known, and why: a formula that was never worked out is not the same as an empty cell. Its
/// text is the formula then.
struct Fault {
  std::size_t cell;
  engine::Error error;
};

struct Row {
  std::size_t line = 0;                 ///< as the sheet counts, from 1
  std::vector<std::string_view> cells;  ///< from column A on, without the empty ones at the end; valid until next call
  std::vector<Fault> faults;
};

/// The rows of a sheet from top to bottom, hidden ones too, without the blank ones. Constant memory.
class SheetReader {
 public:
  SheetReader(SheetReader&&) noexcept;
  ~SheetReader();

  /// @returns false at the end; errors "damaged_workbook", "workbook_too_large"
  engine::Result<bool> next(Row& row);
  std::uint64_t size() const;      ///< of the sheet's part, in bytes
  std::uint64_t position() const;  ///< of these, read

 private:
  friend class Workbook;
  struct State;
  explicit SheetReader(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

/// An .xlsx file, transitional or strict. What is kept in memory are the names of the sheets, the formats and the
/// shared strings (their bytes and eight more for each): it grows with the different texts, not with the rows.
class Workbook {
 public:
  /// @returns the errors of Archive
  static engine::Result<Workbook> open(const std::string& path);
  Workbook(Workbook&&) noexcept;
  ~Workbook();

  /// Of the worksheets, in the order of their tabs; charts and macro sheets are none.
  const std::vector<std::string>& sheets() const;
  /// @param sheet an index into sheets(). The reader must not outlive the workbook.
  engine::Result<SheetReader> read(std::size_t sheet) const;

 private:
  struct State;
  explicit Workbook(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

/// C5 of a column counted from 0 and a line counted from 1.
std::string address(std::size_t column, std::size_t line);

}  // namespace qixian::adapters::xlsx
