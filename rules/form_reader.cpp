#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>

#include "rules/forms.hpp"
#include "rules/split.hpp"

namespace qixian::rules {
namespace {

using Cells = std::vector<std::string>;

/// Our own data files: no quotes, no comma inside a cell.
class FormReader {
 public:
  Form read(std::string_view text) {
    for (const auto& line : split<std::string>(text, '\n')) {
      if (line.empty() || line.starts_with('#')) continue;
      m_line = line;
      take(split<std::string>(line, ','));
    }
    return std::move(m_form);
  }

 private:
  [[noreturn]] void broken() const { throw std::logic_error("a form's file is broken at: " + m_line); }

  void take(Cells cells) {
    const auto kind = cells.front();
    cells.erase(cells.begin());
    const auto need = [&](std::size_t n) {
      if (cells.size() != n) broken();
    };
    if (kind == "file") return void(m_form.file_head = cells);
    if (kind == "form") return need(3), take_form(cells);
    if (kind == "table") return need(3), m_form.tables.push_back({cells[0], cells[1], cells[2] == "across", {}});
    if (kind == "column") return need(6), take_column(cells);
    if (kind == "measure") return need(4), take_measure(cells);
    if (kind == "row") return need(9), take_row(cells);
    if (kind == "check") return need(6), take_check(cells);
    if (kind == "note") return need(3), m_form.notes.push_back({cells[0], cells[1], source(cells[2])});
    if (kind == "residue") return need(1), void(m_form.residue = cells[0]);
    // For rules/form_print.
    if (kind == "corner" || kind == "share") return need(3), void(table(cells[0]));
    if (kind == "filler") return need(1);
    broken();
  }

  int number(const std::string& text, int otherwise) const {
    if (text.empty()) return otherwise;
    int n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc{} || end != text.data() + text.size()) broken();
    return n;
  }

  std::size_t table(const std::string& id) const {
    const auto found = std::ranges::find(m_form.tables, id, &FormTable::id);
    if (found == m_form.tables.end()) broken();
    return static_cast<std::size_t>(found - m_form.tables.begin());
  }

  std::vector<Condition> conditions(std::span<const std::string> words) const {
    std::vector<Condition> all;
    for (const auto& word : words) {
      const auto at = word.find('=');
      if (at == word.npos) broken();
      all.push_back({word.substr(0, at), split<std::string>(std::string_view(word).substr(at + 1), '|')});
    }
    return all;
  }

  CellSource source(const std::string& text) const {
    const auto words = split<std::string>(text, ' ');
    if (words.empty()) return {};
    return {words.front(), conditions(std::span(words).subspan(1))};
  }

  void take_form(const Cells& cells) {
    m_form.id = cells[0];
    m_form.first_year = number(cells[1], 0);
    m_form.last_year = number(cells[2], std::numeric_limits<int>::max());
  }

  void take_column(const Cells& cells) {
    if (std::ranges::find(m_form.file_head, cells[2]) == m_form.file_head.end()) broken();
    m_form.tables[table(cells[0])].columns.push_back(
        {cells[1], cells[2], cells[3], cells[4], conditions(split<std::string>(cells[5], ' '))});
  }

  void take_measure(const Cells& cells) {
    auto& columns = m_form.tables[table(cells[0])].columns;
    const auto column = std::ranges::find(columns, cells[1], &FormColumn::name);
    if (column == columns.end() || (!cells[3].empty() && cells[3] != "signed")) broken();
    column->unit = cells[2];
    column->is_signed = !cells[3].empty();
  }

  void take_row(const Cells& cells) {
    if (m_form.row(cells[1])) broken();
    FormRow row{table(cells[0]),  cells[1],
                cells[2],         cells[3].empty() ? cells[2] : cells[3],
                cells[4],         number(cells[5], 0),
                cells[6],         {},
                source(cells[8]), m_form.cells};
    const auto& columns = m_form.tables[row.table].columns;
    const auto wanted = split<std::string>(cells[7], '|');
    for (std::size_t i = 0; i < columns.size() && !row.source.what.empty(); ++i) {
      if (wanted.empty() || std::ranges::find(wanted, columns[i].name) != wanted.end()) row.columns.push_back(i);
    }
    if (row.columns.size() < wanted.size()) broken();
    m_form.cells += row.columns.size();
    m_form.rows.push_back(std::move(row));
  }

  Term term(std::string text, std::string_view fixed, bool by_columns) const {
    constexpr std::string_view previous = "@previous";
    Term t;
    if ((t.previous = text.ends_with(previous))) text.resize(text.size() - previous.size());
    const auto cell = by_columns ? m_form.cell(text, fixed) : m_form.cell(fixed, text);
    if (!cell) broken();
    t.cell = *cell;
    return t;
  }

  /// 1 + 2 = 3.7 + 4 for one column, or 总计 = 自然人 + 其他 for one row.
  Equation equation(const Cells& cells, std::string_view fixed) const {
    const auto words = split<std::string>(cells[5], ' ');
    Equation e{cells[0], cells[1] == "warning", {}, {}};
    auto* side = &e.left;
    bool minus = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i % 2 == 0) {
        side->push_back(term(words[i], fixed, cells[2] == "columns"));
        side->back().minus = minus;
        continue;
      }
      if (words[i] != "+" && words[i] != "-" && words[i] != "=") broken();
      minus = words[i] == "-";
      if (words[i] == "=") side = &e.right;
    }
    if (e.right.empty() || words.size() % 2 == 0) broken();
    return e;
  }

  void take_check(const Cells& cells) {
    const auto at = table(cells[3]);
    const auto only = split<std::string>(cells[4], '|');
    const auto add = [&](const std::string& fixed) {
      if (only.empty() || std::ranges::find(only, fixed) != only.end())
        m_form.equations.push_back(equation(cells, fixed));
    };
    if (cells[2] == "columns") {
      for (const auto& column : m_form.tables[at].columns) add(column.name);
    } else {
      for (const auto& row : m_form.rows) {
        if (row.table == at && !row.columns.empty()) add(row.id);
      }
    }
  }

  Form m_form;
  std::string m_line;
};

}  // namespace

Form read_form(std::string_view text) { return FormReader().read(text); }

}  // namespace qixian::rules
