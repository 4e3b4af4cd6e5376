#pragma once
#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace qixian::cli {

enum class Align { Left, Right };

struct Column {
  std::string head;
  Align align = Align::Left;
  bool whole = false;  ///< a date or a number that is copied from here: never broken. Nor is what stands at the right
  bool spare = false;  ///< left out on a terminal that has no room for the texts beside it
};
/// A column whose cells are never broken over lines.
inline Column whole(std::string head) { return {std::move(head), Align::Left, true}; }
/// The same of one that the reader can do without.
inline Column spare(std::string head) { return {std::move(head), Align::Left, true, true}; }

/// A text table: aligned by what the terminal shows, two blanks between columns, none at the end of a line.
class Table {
 public:
  explicit Table(std::vector<Column> columns);

  /// Missing cells are empty, cells beyond the columns are left out.
  void add(std::vector<std::string> cells);
  /// A line of its own beneath the last row, behind its first column.
  void add_below(std::string text);
  bool empty() const { return m_rows.empty(); }

  /// With a width, the widest texts go on beneath themselves in their column; 0, where no terminal looks on, breaks
  /// nothing. Dates and numbers are never cut: a line that is too long is seen, a wrong number is not.
  void print(std::ostream& out, std::size_t terminal_width = 0) const;

 private:
  struct Row {
    std::vector<std::string> cells, below;
  };
  std::vector<std::size_t> natural_widths() const;
  std::vector<std::size_t> fit(std::vector<std::size_t> widths, std::size_t terminal_width) const;
  void print_row(std::ostream& out, const std::vector<std::string>& cells,
                 const std::vector<std::size_t>& widths) const;

  std::vector<Column> m_columns;
  std::vector<Row> m_rows;
};

}  // namespace qixian::cli
