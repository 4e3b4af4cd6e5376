#include "cli/terminal/table.hpp"

#include <algorithm>
#include <numeric>
#include <ostream>

#include "cli/terminal/width.hpp"
#include "present/language/text.hpp"

namespace qixian::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 4;     // two Chinese characters a line; below this nothing can be read
constexpr std::size_t kLongestWord = 12;  // words up to it are not broken
constexpr std::size_t kReadable = 12;     // a text that gets less leaves a table of many short lines

bool gives_way(const Column& column) { return column.align == Align::Left && !column.whole; }

void print_line(std::ostream& out, std::string line) {
  line.resize(line.find_last_not_of(' ') + 1);
  out << line << '\n';
}

}  // namespace

Table::Table(std::vector<Column> columns) : m_columns(std::move(columns)) {}

void Table::add(std::vector<std::string> cells) {
  cells.resize(m_columns.size());
  for (std::string& cell : cells) cell = present::one_line(cell);
  m_rows.push_back({std::move(cells), {}});
}

void Table::add_below(std::string text) { m_rows.back().below.push_back(present::one_line(text)); }

/// Of the widest cell of each column; 0 stands for a column that is left out.
std::vector<std::size_t> Table::natural_widths() const {
  std::vector<std::size_t> widths;
  for (const Column& column : m_columns) widths.push_back(width(column.head));
  for (const auto& row : m_rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i) widths[i] = std::max(widths[i], width(row.cells[i]));
  return widths;
}

/// Headings over dates and numbers give way first, then the widest columns of text.
std::vector<std::size_t> Table::fit(std::vector<std::size_t> widths, std::size_t terminal_width) const {
  const auto shown = static_cast<std::size_t>(std::ranges::count_if(widths, [](auto w) { return w > 0; }));
  const auto total = [&] {
    return std::accumulate(widths.begin(), widths.end(), kGap * (std::max<std::size_t>(shown, 1) - 1));
  };
  if (terminal_width == 0 || total() <= terminal_width) return widths;

  std::vector<std::size_t> narrowest;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    std::size_t least = std::max(kNarrowest, longest_word(m_columns[i].head));
    for (const auto& row : m_rows)
      least = std::max(least, gives_way(m_columns[i]) ? longest_word(row.cells[i]) : width(row.cells[i]));
    if (gives_way(m_columns[i])) least = std::min(least, kLongestWord);
    narrowest.push_back(std::min(widths[i], least));
    if (gives_way(m_columns[i]))
      widths[i] = std::min(widths[i], std::max(terminal_width, kNarrowest));
    else
      widths[i] = narrowest[i];
  }
  while (total() > terminal_width) {
    std::size_t* widest = nullptr;
    for (std::size_t i = 0; i < widths.size(); ++i)
      if (widths[i] > narrowest[i] && (!widest || widths[i] > *widest)) widest = &widths[i];
    if (!widest) break;
    --*widest;
  }
  return widths;
}

void Table::print_row(std::ostream& out, const std::vector<std::string>& cells,
                      const std::vector<std::size_t>& widths) const {
  std::vector<std::vector<std::string>> lines(cells.size());
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (widths[i] == 0) continue;
    lines[i] = wrap(cells[i], widths[i]);
    height = std::max(height, lines[i].size());
  }
  for (std::size_t l = 0; l < height; ++l) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (widths[i] == 0) continue;
      const std::string text = l < lines[i].size() ? lines[i][l] : std::string();
      if (i > 0) line.append(kGap, ' ');
      line += m_columns[i].align == Align::Right ? pad_left(text, widths[i]) : pad_right(text, widths[i]);
    }
    print_line(out, std::move(line));
  }
}

void Table::print(std::ostream& out, std::size_t terminal_width) const {
  auto natural = natural_widths();
  auto widths = fit(natural, terminal_width);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (!gives_way(m_columns[i]) || widths[i] >= std::min(natural[i], kReadable)) continue;
    for (std::size_t s = 0; s < natural.size(); ++s)
      if (m_columns[s].spare) natural[s] = 0;
    widths = fit(natural, terminal_width);
    break;
  }
  std::vector<std::string> heads;
  for (const Column& column : m_columns) heads.push_back(column.head);
  print_row(out, heads, widths);
  const std::size_t indent = widths.empty() ? 0 : widths.front() + kGap;
  for (const auto& row : m_rows) {
    print_row(out, row.cells, widths);
    for (const auto& text : row.below)
      for (const auto& line : wrap(text, terminal_width > indent ? terminal_width - indent : 0))
        print_line(out, std::string(indent, ' ') + line);
  }
}

}  // namespace qixian::cli
