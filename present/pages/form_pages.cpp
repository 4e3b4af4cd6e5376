#include "present/pages/form_pages.hpp"

#include "present/language/words.hpp"

namespace qixian::present {
namespace {

namespace document = engine::document;
using engine::LayoutCell;
using engine::N_;

document::Cell cell_of(const LayoutCell& cell, const rules::FilledTable& table) {
  using From = LayoutCell::Kind;
  using Kind = document::Cell::Kind;
  document::Cell out{cell.text, Kind::figure, cell.rows, cell.columns, cell.indent};
  switch (cell.kind) {
    case From::head:
      out.kind = Kind::head;
      break;
    case From::label:
      out.kind = Kind::label;
      break;
    case From::unit:
      out.kind = Kind::unit;
      break;
    case From::figure:
      if (const auto& figure = table.cells[*cell.cell]) out.text = figure->text();
      break;
    case From::share:
      out.text = engine::share_text(table, *cell.share);
      break;
    case From::empty:
      break;
  }
  return out;
}

}  // namespace

document::Table form_table(const engine::LayoutTable& layout, const rules::FilledTable& table) {
  document::Table out{.title = layout.title, .form = true, .head_rows = layout.head_rows};
  for (const auto width : layout.widths) out.columns.push_back({width});
  out.rows.resize(layout.rows);
  for (const auto& cell : layout.cells) out.rows[cell.row].cells.push_back(cell_of(cell, table));
  return out;
}

document::Document form_page(const Words& words, const FormPage& page, const rules::FilledTable& table) {
  document::Document out{page.title, words.language(), document::Look::form};
  out.blocks.emplace_back(document::Heading{page.title, 0});
  if (!page.filler.empty()) out.blocks.emplace_back(document::Paragraph{page.filler, document::Setting::left});
  for (const auto& layout : engine::lay_out(*table.form)) out.blocks.emplace_back(form_table(layout, table));
  if (!page.notes.empty())
    out.blocks.emplace_back(document::List{words.tr(N_("Notes")), {page.notes.begin(), page.notes.end()}});
  return out;
}

}  // namespace qixian::present
