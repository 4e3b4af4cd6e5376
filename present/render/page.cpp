#include "present/render/page.hpp"

#include <fmt/format.h>

#include "present/render/html.hpp"
#include "present/render/looks.hpp"

namespace qixian::present {
namespace {

namespace document = engine::document;
using document::Cell;
using document::Line;
using document::Setting;
using document::Table;

/// As attribute; nothing for what is plain.
std::string class_of(std::string_view name) { return name.empty() ? "" : fmt::format(" class=\"{}\"", name); }

std::string_view name_of(document::Tone tone) {
  constexpr std::string_view names[]{"", "overdue", "today", "soon"};
  return names[static_cast<std::size_t>(tone)];
}

const char* colour_of(document::Tone tone) { return tone == document::Tone::alarm ? "#b00020" : "#1d5fa8"; }

std::string_view name_of(Setting set) {
  constexpr std::string_view names[]{"body", "", "right", "centre", "none"};
  return names[static_cast<std::size_t>(set)];
}

/// 20%, 12.5%, 14.29%
std::string share(int width, int total) {
  auto text = fmt::format("{:.2f}", 100.0 * width / total);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string_view name_of(const Table& table, Cell::Kind kind) {
  switch (kind) {
    case Cell::Kind::label:
      return "label";
    case Cell::Kind::unit:
      return "unit";
    case Cell::Kind::days:
      return "days";
    case Cell::Kind::agency:
      return "agency";
    case Cell::Kind::figure:
      return table.form ? "" : "n";  // there, all are
    case Cell::Kind::text:
    case Cell::Kind::head:
      break;
  }
  return "";
}

std::string cell_html(const Table& table, const Cell& cell, bool head) {
  using Kind = Cell::Kind;
  head = head || cell.kind == Kind::head || cell.kind == Kind::label || cell.kind == Kind::agency;
  const char* tag = head ? "th" : "td";
  auto out = fmt::format("<{}{}", tag, class_of(name_of(table, cell.kind)));
  if (cell.rows > 1) out += fmt::format(" rowspan=\"{}\"", cell.rows);
  if (cell.columns > 1) out += fmt::format(" colspan=\"{}\"", cell.columns);
  if (cell.indent > 0) out += fmt::format(" style=\"padding-left:{}em\"", cell.indent * 2);
  return out + fmt::format(">{}</{}>", html(cell.text), tag);
}

std::string row_html(const Table& table, const document::Row& row, bool head) {
  auto out = row.all ? std::string("<tr class=\"all\">") : "<tr>";
  for (const auto& cell : row.cells) out += cell_html(table, cell, head);
  return out + "</tr>";
}

class PageWriter {
 public:
  explicit PageWriter(const Sheet& sheet) : m_sheet(sheet) {}

  void operator()(const document::RedHead& head) {
    m_out += fmt::format("<header><p class=\"agency\">{}</p>\n<p class=\"number\">{}</p></header>\n",
                         line_html(head.agency), line_html(head.number));
  }

  /// What follows belongs to it.
  void operator()(const document::Heading& heading) {
    if (heading.level == 1) {
      close();
      m_out += "<section>";
      m_open = true;
    }
    m_out += fmt::format("<h{0}{1}>{2}</h{0}>\n", heading.level + 1, class_of(name_of(heading.tone)),
                         line_html(heading.text));
  }

  void operator()(const document::Paragraph& text) {
    m_out += fmt::format("<p{}>{}</p>\n", class_of(name_of(text.set)), line_html(text.text));
  }

  void operator()(const document::List& list) {
    close();
    m_out += "<section class=\"notes\">";
    if (!list.lead.empty()) m_out += fmt::format("<p>{}</p>\n", line_html(list.lead));
    int n = 0;
    for (const auto& item : list.items) m_out += fmt::format("<p>{}. {}</p>\n", ++n, line_html(item));
    m_out += "</section>\n";
  }

  void operator()(const Table& table) {
    if (!table.form && table.title.empty()) {
      m_out += table_html(table);
      return;
    }
    m_out += table.form && table.rows.size() <= document::rows_of_a_page ? "<div class=\"whole\">" : "<div>";
    if (!table.title.empty())
      m_out += fmt::format("<h{0}{1}>{2}</h{0}>\n", table.level + 1, class_of(name_of(table.tone)), html(table.title));
    m_out += table_html(table) + "</div>\n";
  }

  /// One drawing a bar: a page may break between two of them, never inside one.
  void operator()(const document::Bars& bars) {
    m_out += fmt::format("<h2>{}</h2>\n<figure>\n", html(bars.title));
    for (const auto& bar : bars.bars)
      m_out += fmt::format(
          "<svg viewBox=\"0 0 1000 22\" role=\"img\"><text x=\"290\" y=\"15\" text-anchor=\"end\">{0}</text>"
          "<rect x=\"300\" y=\"4\" width=\"{1:.1f}\" height=\"14\" fill=\"{2}\"/><text x=\"{3:.1f}\" "
          "y=\"15\">{4}</text></svg>\n",
          html(bar.name), bar.length * 600, colour_of(bars.tone), 308 + bar.length * 600, html(bar.value));
    m_out += "</figure>\n";
  }

  void operator()(const document::Seal& seal) {
    m_out += "<p class=\"sign\">";
    for (std::size_t i = 0; i < seal.lines.size(); ++i) m_out += (i > 0 ? "<br>" : "") + line_html(seal.lines[i]);
    m_out += "</p>\n";
  }

  void operator()(const document::PageBreak&) {
    close();
    m_out += "<div style=\"break-after:page\"></div>\n";
  }

  void operator()(const document::Foot& foot) {
    close();
    m_out += fmt::format("<footer>{}</footer>\n", line_html(foot.text));
  }

  std::string take() {
    close();
    return std::move(m_out);
  }

 private:
  std::string columns_html(const Table& table) const {
    int total = 0;
    for (const auto& column : table.columns) total += column.width;
    if (total == 0 || !m_sheet.sets_columns) return "";
    std::string out = "<colgroup>";
    for (const auto& column : table.columns)
      out += fmt::format("<col style=\"width:{}%\">", share(column.width, total));
    return out + "</colgroup>\n";
  }

  std::string table_html(const Table& table) const {
    auto out = (table.form ? "<table class=\"form\">" : "<table>") + columns_html(table);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      if (i == 0 && table.head_rows > 0) out += "<thead>";
      if (i == table.head_rows) out += "<tbody>\n";
      out += row_html(table, table.rows[i], i < table.head_rows);
      out += i + 1 == table.head_rows ? "</thead>\n" : "\n";
    }
    return out + (table.rows.size() > table.head_rows ? "</tbody></table>\n" : "</table>\n");
  }

  /// What is still to be written is marked where it stands.
  std::string line_html(const Line& line) const {
    std::string out;
    for (const auto& piece : line.pieces)
      out += piece.to_write && m_sheet.marks_blanks ? "<mark>" + html(piece.text) + "</mark>" : html(piece.text);
    return out;
  }

  void close() {
    if (m_open) m_out += "</section>\n";
    m_open = false;
  }

  const Sheet& m_sheet;
  std::string m_out;
  bool m_open = false;  ///< a section
};

}  // namespace

std::string html_page(const document::Document& document) {
  const auto sheet = sheet_of(document.look);
  PageWriter writer(sheet);
  for (const auto& block : document.blocks) std::visit(writer, block);
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>\n"
      "<style>{}</style></head>\n<body>\n{}</body></html>\n",
      document.language == "zh" ? "zh-CN" : document.language, html(document.title), sheet.style, writer.take());
}

}  // namespace qixian::present
