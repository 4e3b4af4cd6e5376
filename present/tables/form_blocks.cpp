#include "present/tables/form_blocks.hpp"

#include <algorithm>
#include <span>

#include "engine/tables/report/table_layout.hpp"
#include "rules/form_print.hpp"

namespace qixian::present {
namespace {

using rules::Form;
using rules::FormRow;
using Head = FormBlock::Head;

/// The rows from `first` on that one block shows: of one table, with the same columns; headings go with what follows.
std::size_t end_of_block(const Form& form, std::size_t first) {
  std::size_t at = first;
  const std::vector<std::size_t>* columns = nullptr;
  for (; at < form.rows.size() && form.rows[at].table == form.rows[first].table; ++at) {
    const auto& row = form.rows[at];
    if (row.columns.empty()) continue;
    if (columns && *columns != row.columns) break;
    columns = &row.columns;
  }
  return at;
}

bool has_several_units(const Form& form, std::size_t table) {
  std::string_view unit;
  return std::ranges::any_of(form.rows, [&](const FormRow& row) {
    if (row.table != table || row.unit.empty()) return false;
    const bool other = !unit.empty() && unit != row.unit;
    unit = row.unit;
    return other;
  });
}

/// Side by side in print, a row of table 4 is known by what stands over it.
std::string item_of(const FormRow& row) {
  // The heads over the figures say what a label of several columns repeats: 规章: 制发/废止/现行有效.
  if (row.columns.size() > 1 && row.label.starts_with(row.caption + ": ")) return row.caption;
  if (row.label != row.id) return row.label;
  auto over = row.over;
  std::ranges::replace(over, '/', ' ');
  return over + " " + row.caption;
}

/// With its unit where that is not the rows'.
std::string head_of(const rules::FormColumn& column) {
  const bool told = column.unit.empty() || column.head.find(column.unit) != std::string::npos;
  return told ? column.head : column.head + "（" + column.unit + "）";
}

/// Its row of figures, by the block's columns.
std::vector<std::string> row_cells(const rules::FilledTable& table, const FormRow& row, bool units,
                                   const rules::TablePrint& print) {
  std::vector<std::string> cells{row.id, item_of(row)};
  if (units) cells.push_back(row.unit);
  for (std::size_t i = 0; i < row.columns.size(); ++i) {
    const auto& figure = table.cells[row.first_cell + i];
    cells.push_back(figure ? figure->text() : "");
  }
  if (print.whole) cells.push_back(engine::share_text(table, {row.first_cell, print.whole->first_cell}));
  return cells;
}

FormBlock block_of(const Words& words, const rules::FilledTable& table, std::span<const FormRow> rows) {
  const auto& form = *table.form;
  const auto shape = std::ranges::find_if(rows, [](auto& row) { return !row.columns.empty(); });
  // Where a column counts in a unit of its own, the heads tell the units: one behind the label would be wrong for it.
  const bool by_column = shape != rows.end() && std::ranges::any_of(shape->columns, [&](auto nth) {
                           return !form.tables[shape->table].columns[nth].unit.empty();
                         });
  const bool units = !by_column && has_several_units(form, rows.front().table);
  FormBlock out{"", {{words.tr(N_("row")), Head::row}, {words.tr(N_("item"))}}, {}};
  if (units) out.heads.push_back({words.tr(N_("unit"))});
  for (std::size_t i = 0; shape != rows.end() && i < shape->columns.size(); ++i)
    out.heads.push_back(
        {shape->columns.size() == 1 ? words.tr(N_("figure")) : head_of(form.column(*shape, i)), Head::figure});
  const auto print = rules::table_print(form, form.tables[rows.front().table].id);
  if (print.whole) out.heads.push_back({print.share_head, Head::figure});
  for (const auto& row : rows) out.rows.push_back(row_cells(table, row, units, print));
  return out;
}

}  // namespace

std::vector<FormBlock> form_blocks(const Words& words, const rules::FilledTable& table) {
  const auto& form = *table.form;
  std::vector<FormBlock> out;
  for (std::size_t at = 0; at < form.rows.size();) {
    const auto end = end_of_block(form, at);
    out.push_back(block_of(words, table, std::span(form.rows).subspan(at, end - at)));
    const bool begins = at == 0 || form.rows[at - 1].table != form.rows[at].table;
    if (begins && form.tables.size() > 1) out.back().title = form.tables[form.rows[at].table].title;
    at = end;
  }
  return out;
}

}  // namespace qixian::present
