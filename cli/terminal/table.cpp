#include "cli/terminal/table.hpp"

#include <algorithm>
#include <numeric>
#include <ostream>

#include "cli/terminal/width.hpp"

namespace qixian::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 8;  // below this a cut text says nothing any more

}  // namespace

Table::Table(std::vector<Column> columns) : m_columns(std::move(columns)) {}

void Table::add(std::vector<std::string> cells) {
  cells.resize(m_columns.size());
  for (std::string& cell : cells) cell = one_line(cell);
  m_rows.push_back(std::move(cells));
}

/// The width of each column: of its widest cell, less what the widest columns of text give up.
std::vector<std::size_t> Table::fit(std::size_t terminal_width) const {
  std::vector<std::size_t> widths;
  for (const Column& column : m_columns) widths.push_back(width(column.head));
  for (const auto& row : m_rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  if (terminal_width == 0 || widths.empty()) return widths;

  for (std::size_t i = 0; i < widths.size(); ++i)
    if (m_columns[i].align == Align::Left) widths[i] = std::min(widths[i], std::max(terminal_width, kNarrowest));
  std::size_t total = std::accumulate(widths.begin(), widths.end(), kGap * (widths.size() - 1));
  while (total > terminal_width) {
    std::size_t* widest = nullptr;
    for (std::size_t i = 0; i < widths.size(); ++i)
      if (m_columns[i].align == Align::Left && widths[i] > kNarrowest && (!widest || widths[i] > *widest))
        widest = &widths[i];
    if (!widest) break;
    --*widest;
    --total;
  }
  return widths;
}

void Table::print_row(std::ostream& out, const std::vector<std::string>& cells,
                      const std::vector<std::size_t>& widths) const {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line.append(kGap, ' ');
    line += m_columns[i].align == Align::Right ? pad_left(cells[i], widths[i])
                                               : pad_right(truncate(cells[i], widths[i]), widths[i]);
  }
  line.resize(line.find_last_not_of(' ') + 1);
  out << line << '\n';
}

void Table::print(std::ostream& out, std::size_t terminal_width) const {
  const auto widths = fit(terminal_width);
  std::vector<std::string> heads;
  for (const Column& column : m_columns) heads.push_back(column.head);
  print_row(out, heads, widths);
  for (const auto& row : m_rows) print_row(out, row, widths);
}

}  // namespace qixian::cli
