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
};

/// A text table: aligned by what the terminal shows, two blanks between columns, none at the end of a line.
class Table {
 public:
  explicit Table(std::vector<Column> columns);

  /// Missing cells are empty, cells beyond the columns are left out.
  void add(std::vector<std::string> cells);
  bool empty() const { return m_rows.empty(); }

  /// With a width, the widest texts are cut to it; 0, where no terminal looks on, cuts nothing. Numbers are never
  /// cut: a line that is too long is seen, a wrong number is not.
  void print(std::ostream& out, std::size_t terminal_width = 0) const;

 private:
  std::vector<std::size_t> fit(std::size_t terminal_width) const;
  void print_row(std::ostream& out, const std::vector<std::string>& cells,
                 const std::vector<std::size_t>& widths) const;

  std::vector<Column> m_columns;
  std::vector<std::vector<std::string>> m_rows;
};

}  // namespace qixian::cli
