#include "adapters/docx/document.hpp"

#include <algorithm>
#include <numeric>
#include <pugixml.hpp>
#include <sstream>

#include "adapters/docx/package.hpp"

namespace qixian::adapters::docx {
namespace {

using engine::LayoutCell;
using engine::LayoutTable;
using Kind = LayoutCell::Kind;
using pugi::xml_node;

// Lengths of OOXML: text in half points, places in twentieths of a point (567 a centimetre).
constexpr int page_width = 11906, page_height = 16838, side_margin = 1304, text_width = page_width - 2 * side_margin;

constexpr std::size_t rows_of_a_page = 36;

constexpr const char* word_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

constexpr const char* content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>)";

constexpr const char* package_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

constexpr const char* document_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>)";

/// 三号 16 pt for text and heads, 二号 22 pt for the title, 小五 9 pt in tables.
constexpr const char* styles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="240" w:after="480" w:line="640" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/><w:szCs w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="FormCell"><w:name w:val="Form Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
</w:styles>)";

/// — 1 —, in 四号.
constexpr const char* footer =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>)";

xml_node with(xml_node parent, const char* name, const char* attribute, const std::string& value) {
  auto node = parent.append_child(name);
  node.append_attribute(attribute) = value.c_str();
  return node;
}

void add_text(xml_node paragraph, std::string_view text, bool marked) {
  auto run = paragraph.append_child("w:r");
  if (marked) with(run.append_child("w:rPr"), "w:highlight", "w:val", "yellow");
  auto node = with(run, "w:t", "xml:space", "preserve");
  node.text().set(std::string(text).c_str());
}

/// A table's rows: OOXML wants, for what is merged downwards, an empty cell in each row that it goes through.
class TableWriter {
 public:
  TableWriter(xml_node body, const LayoutTable& layout, const rules::FilledTable* table)
      : m_layout(layout), m_table(table), m_places(layout.rows * layout.widths.size(), nullptr) {
    for (const auto& cell : layout.cells)
      for (std::size_t r = cell.row; r < cell.row + cell.rows; ++r)
        for (std::size_t c = cell.column; c < cell.column + cell.columns; ++c)
          m_places[r * layout.widths.size() + c] = &cell;
    m_node = body.append_child("w:tbl");
    add_head();
    for (std::size_t r = 0; r < layout.rows; ++r) add_row(r);
  }

 private:
  int width(std::size_t from, std::size_t count) const {
    const auto total = std::accumulate(m_layout.widths.begin(), m_layout.widths.end(), 0);
    const auto first = m_layout.widths.begin() + static_cast<std::ptrdiff_t>(from);
    return std::accumulate(first, first + static_cast<std::ptrdiff_t>(count), 0) * text_width / total;
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
    for (std::size_t c = 0; c < m_layout.widths.size(); ++c)
      with(grid, "w:gridCol", "w:w", std::to_string(width(c, 1)));
  }

  void add_row(std::size_t row) {
    auto node = m_node.append_child("w:tr");
    auto settings = node.append_child("w:trPr");
    settings.append_child("w:cantSplit");
    if (row < m_layout.head_rows) settings.append_child("w:tblHeader");
    for (std::size_t c = 0; c < m_layout.widths.size();) {
      const auto& cell = *m_places[row * m_layout.widths.size() + c];
      add_cell(node, cell, cell.row == row, row + 1 < m_layout.rows);
      c += cell.columns;
    }
  }

  /// @param goes_on more rows follow: a table that fits on a page is kept on one
  void add_cell(xml_node row, const LayoutCell& cell, bool begins, bool goes_on) {
    auto node = row.append_child("w:tc");
    auto settings = node.append_child("w:tcPr");
    with(settings, "w:tcW", "w:w", std::to_string(width(cell.column, cell.columns))).append_attribute("w:type") = "dxa";
    if (cell.columns > 1) with(settings, "w:gridSpan", "w:val", std::to_string(cell.columns));
    if (cell.rows > 1) with(settings, "w:vMerge", "w:val", begins ? "restart" : "continue");
    with(settings, "w:vAlign", "w:val", "center");
    auto paragraph = node.append_child("w:p");
    auto format = paragraph.append_child("w:pPr");
    with(format, "w:pStyle", "w:val", "FormCell");
    if (goes_on && m_layout.rows <= rows_of_a_page) format.append_child("w:keepNext");
    if (cell.indent > 0) with(format, "w:ind", "w:left", std::to_string(cell.indent * 360));
    const bool centred = cell.kind == Kind::head || cell.kind == Kind::unit || cell.rows > 1;
    with(format, "w:jc", "w:val", centred ? "center" : cell.kind == Kind::label ? "left" : "right");
    if (const auto text = begins ? text_of(cell) : std::string(); !text.empty()) add_text(paragraph, text, false);
  }

  std::string text_of(const LayoutCell& cell) const {
    if (cell.share && m_table) return engine::share_text(*m_table, *cell.share);
    if (!cell.cell || !m_table) return cell.text;
    const auto& figure = m_table->cells[*cell.cell];
    return figure ? figure->text() : "";
  }

  const LayoutTable& m_layout;
  const rules::FilledTable* m_table;  ///< null: nothing but texts
  std::vector<const LayoutCell*> m_places;
  xml_node m_node;
};

}  // namespace

struct Document::State {
  pugi::xml_document xml;
  xml_node body;

  xml_node paragraph(const char* style) {
    auto node = body.append_child("w:p");
    if (style) with(node.append_child("w:pPr"), "w:pStyle", "w:val", style);
    return node;
  }
};

Document::Document() : m_state(std::make_unique<State>()) {
  auto declaration = m_state->xml.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  m_state->body = with(m_state->xml, "w:document", "xmlns:w", word_space).append_child("w:body");
  m_state->xml.child("w:document").append_attribute("xmlns:r") =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
}

Document::~Document() = default;

void Document::title(std::string_view text) { add_text(m_state->paragraph("Title"), text, false); }
void Document::heading(std::string_view text) { add_text(m_state->paragraph("Heading1"), text, false); }

/// What is to be filled in is marked where it stands, 【…】 within a sentence as well.
void Document::paragraph(std::string_view text, bool marked, Set set) {
  auto node = m_state->paragraph(nullptr);
  if (set != Set::text) {
    auto format = node.append_child("w:pPr");
    with(format, "w:ind", "w:firstLineChars", "0").append_attribute("w:firstLine") = "0";
    with(format, "w:jc", "w:val", set == Set::left ? "left" : "right");
  }
  while (!marked && !text.empty()) {
    const auto open = std::min(text.find("【"), text.size());
    if (open > 0) add_text(node, text.substr(0, open), false);
    text.remove_prefix(open);
    const auto close = text.find("】");
    const auto end = close == text.npos ? text.size() : close + std::string_view("】").size();
    if (end > 0) add_text(node, text.substr(0, end), true);
    text.remove_prefix(end);
  }
  if (marked) add_text(node, text, true);
}

void Document::table(const LayoutTable& layout, const rules::FilledTable& table) { add(layout, &table); }
void Document::table(const LayoutTable& layout) { add(layout, nullptr); }

void Document::add(const LayoutTable& layout, const rules::FilledTable* table) {
  TableWriter(m_state->body, layout, table);
  // Two tables without a paragraph between them would become one.
  auto format = m_state->body.append_child("w:p").append_child("w:pPr");
  with(format, "w:pStyle", "w:val", "FormCell");
}

engine::Result<void> Document::write(const std::string& path, rules::Day created) const {
  pugi::xml_document xml;
  xml.reset(m_state->xml);
  auto section = xml.child("w:document").child("w:body").append_child("w:sectPr");
  with(section, "w:footerReference", "w:type", "default").append_attribute("r:id") = "rId2";
  with(section, "w:pgSz", "w:w", std::to_string(page_width)).append_attribute("w:h") = page_height;
  auto margins = with(section, "w:pgMar", "w:top", "1701");
  for (const auto& [side, size] :
       {std::pair{"w:right", side_margin}, std::pair{"w:bottom", 1588}, std::pair{"w:left", side_margin},
        std::pair{"w:header", 851}, std::pair{"w:footer", 992}, std::pair{"w:gutter", 0}})
    margins.append_attribute(side) = size;
  std::ostringstream text;
  xml.save(text, "", pugi::format_raw);
  return write_package(path,
                       {{"[Content_Types].xml", content_types},
                        {"_rels/.rels", package_relations},
                        {"word/document.xml", text.str()},
                        {"word/_rels/document.xml.rels", document_relations},
                        {"word/styles.xml", styles},
                        {"word/footer1.xml", footer}},
                       created);
}

}  // namespace qixian::adapters::docx
