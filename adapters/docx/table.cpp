#include "adapters/docx/table.hpp"

#include <numeric>

#include "adapters/docx/parts.hpp"

namespace qixian::adapters::docx {
namespace {

using engine::document::Cell;
using engine::document::Table;
using Kind = Cell::Kind;
using pugi::xml_node;

/// A cell where its grid has it.
struct Placed {
  const Cell* cell = nullptr;
  std::size_t row = 0, column = 0, columns = 1;
};

/// Each place of the grid by the cell that it belongs to.
std::vector<Placed> placed(const Table& table) {
  const auto columns = table.columns.size();
  std::vector<Placed> grid(table.rows.size() * columns);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::size_t at = 0;
    for (const auto& cell : table.rows[row].cells) {
      while (at < columns && grid[row * columns + at].cell) ++at;
      for (auto r = row; r < std::min(row + cell.rows, table.rows.size()); ++r)
        for (auto c = at; c < std::min(at + cell.columns, columns); ++c)
          grid[r * columns + c] = {&cell, row, at, std::min(cell.columns, columns - at)};
    }
  }
  return grid;
}

const char* side_of(const Cell& cell, bool is_head) {
  if (is_head || cell.kind == Kind::head || cell.kind == Kind::unit || cell.rows > 1) return "center";
  return cell.kind == Kind::figure ? "right" : "left";
}

/// A table's rows: OOXML wants, for what is merged downwards, an empty cell in each row that it goes through.
class TableWriter {
 public:
  TableWriter(xml_node body, const Table& table) : m_table(table), m_places(placed(table)) {
    m_node = body.append_child("w:tbl");
    add_head();
    for (std::size_t r = 0; r < table.rows.size(); ++r) add_row(r);
  }

 private:
  int width(std::size_t from, std::size_t count) const {
    const auto sum = [&](std::size_t first, std::size_t last) {
      int out = 0;
      for (auto c = first; c < last; ++c) out += std::max(m_table.columns[c].width, 1);
      return out;
    };
    return sum(from, from + count) * text_width / sum(0, m_table.columns.size());
  }

  void add_head() {
    auto settings = m_node.append_child("w:tblPr");
    with(settings, "w:tblW", "w:w", std::to_string(text_width)).append_attribute("w:type") = "dxa";
    with(settings, "w:jc", "w:val", "center");
    auto borders = settings.append_child("w:tblBorders");
    for (const auto* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
      auto border = with(borders, side, "w:val", "single");
      border.append_attribute("w:sz") = "4";
      border.append_attribute("w:space") = "0";
      border.append_attribute("w:color") = "000000";
    }
    with(settings, "w:tblLayout", "w:type", "fixed");
    auto margins = settings.append_child("w:tblCellMar");
    for (const auto* side : {"w:left", "w:right"}) with(margins, side, "w:w", "57").append_attribute("w:type") = "dxa";
    auto grid = m_node.append_child("w:tblGrid");
    for (std::size_t c = 0; c < m_table.columns.size(); ++c)
      with(grid, "w:gridCol", "w:w", std::to_string(width(c, 1)));
  }

  void add_row(std::size_t row) {
    auto node = m_node.append_child("w:tr");
    auto settings = node.append_child("w:trPr");
    settings.append_child("w:cantSplit");
    if (row < m_table.head_rows) settings.append_child("w:tblHeader");
    const auto columns = m_table.columns.size();
    for (std::size_t c = 0; c < columns;) {
      static const Cell nothing;
      auto place = m_places[row * columns + c];
      if (!place.cell) place = {&nothing, row, c, 1};
      add_cell(node, place, row);
      c += place.columns;
    }
  }

  void add_cell(xml_node row, const Placed& place, std::size_t at) {
    const auto& cell = *place.cell;
    const bool begins = place.row == at, goes_on = at + 1 < m_table.rows.size();
    auto node = row.append_child("w:tc");
    auto settings = node.append_child("w:tcPr");
    with(settings, "w:tcW", "w:w", std::to_string(width(place.column, place.columns))).append_attribute("w:type") =
        "dxa";
    if (place.columns > 1) with(settings, "w:gridSpan", "w:val", std::to_string(place.columns));
    if (cell.rows > 1) with(settings, "w:vMerge", "w:val", begins ? "restart" : "continue");
    with(settings, "w:vAlign", "w:val", "center");
    auto paragraph = node.append_child("w:p");
    auto format = paragraph.append_child("w:pPr");
    with(format, "w:pStyle", "w:val", "FormCell");
    if (goes_on && m_table.rows.size() <= engine::document::rows_of_a_page) format.append_child("w:keepNext");
    if (cell.indent > 0) with(format, "w:ind", "w:left", std::to_string(cell.indent * 360));
    with(format, "w:jc", "w:val", side_of(cell, place.row < m_table.head_rows));
    if (begins && !cell.text.empty()) add_text(paragraph, cell.text);
  }

  const Table& m_table;
  std::vector<Placed> m_places;
  xml_node m_node;
};

}  // namespace

xml_node with(xml_node parent, const char* name, const char* attribute, const std::string& value) {
  auto node = parent.append_child(name);
  node.append_attribute(attribute) = value.c_str();
  return node;
}

xml_node add_text(xml_node paragraph, std::string_view text, bool marked) {
  auto run = paragraph.append_child("w:r");
  if (marked) with(run.append_child("w:rPr"), "w:highlight", "w:val", "yellow");
  with(run, "w:t", "xml:space", "preserve").text().set(std::string(text).c_str());
  return run;
}

void add_table(xml_node body, const Table& table) {
  TableWriter(body, table);
  // Two tables without a paragraph between them would become one.
  auto format = body.append_child("w:p").append_child("w:pPr");
  with(format, "w:pStyle", "w:val", "FormCell");
}

}  // namespace qixian::adapters::docx
