#include "present/render/form_pages.hpp"

#include <fmt/format.h>

#include <numeric>

#include "present/language/words.hpp"
#include "present/render/html.hpp"

namespace qixian::present {
namespace {

using engine::LayoutCell;
using engine::LayoutTable;
using engine::N_;
using Kind = LayoutCell::Kind;

constexpr const char* form_style = R"(
@page { size: A4; margin: 16mm 15mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 180mm; color: #000; font: 10.5pt/1.5 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", serif; }
h1 { margin: 0 0 4mm; font-size: 16pt; line-height: 1.4; text-align: center; font-family: "Noto Sans CJK SC", "Source Han Sans SC", SimHei, sans-serif; }
h2 { margin: 5mm 0 1.5mm; font-size: 12pt; break-after: avoid; font-family: "Noto Sans CJK SC", "Source Han Sans SC", SimHei, sans-serif; }
table.form { width: calc(100% - 0.5mm); border-collapse: collapse; table-layout: fixed; font-size: 9pt; line-height: 1.3; }
table.form thead { display: table-header-group; }
table.form tr { break-inside: avoid; }
table.form th, table.form td { padding: 0.7mm 1mm; border: 0.25mm solid #000; vertical-align: middle; overflow-wrap: anywhere; }
table.form th { font-weight: normal; text-align: center; text-wrap: balance; }
table.form th.label { text-align: left; text-wrap: wrap; }
table.form th.label[rowspan] { text-align: center; }
table.form td { text-align: right; font-variant-numeric: tabular-nums; }
table.form td.unit { text-align: center; }
.filler { margin: 0 0 2mm; }
.whole { break-inside: avoid; }
.notes { margin-top: 4mm; font-size: 9pt; break-inside: avoid; }
.notes p { margin: 0 0 1mm; padding-left: 2em; text-indent: -2em; }
@media screen { body { padding: 8mm 0; } }
)";

std::string spans(const LayoutCell& cell) {
  std::string out;
  if (cell.rows > 1) out += fmt::format(" rowspan=\"{}\"", cell.rows);
  if (cell.columns > 1) out += fmt::format(" colspan=\"{}\"", cell.columns);
  return out;
}

std::string cell_html(const LayoutCell& cell, const rules::FilledTable& table) {
  const auto at = spans(cell);
  switch (cell.kind) {
    case Kind::head:
      return fmt::format("<th{}>{}</th>", at, html(cell.text));
    case Kind::label:
      return fmt::format("<th class=\"label\"{}{}>{}</th>", at,
                         cell.indent > 0 ? fmt::format(" style=\"padding-left:{}em\"", cell.indent * 2) : "",
                         html(cell.text));
    case Kind::unit:
      return fmt::format("<td class=\"unit\"{}>{}</td>", at, html(cell.text));
    case Kind::figure:
      if (const auto& figure = table.cells[*cell.cell]) return fmt::format("<td{}>{}</td>", at, figure->text());
      break;
    case Kind::share:
      return fmt::format("<td{}>{}</td>", at, engine::share_text(table, *cell.share));
    case Kind::empty:
      break;
  }
  return fmt::format("<td{}></td>", at);
}

}  // namespace

std::string form_table(const LayoutTable& layout, const rules::FilledTable& table) {
  std::string out = "<table class=\"form\"><colgroup>";
  const auto total = std::accumulate(layout.widths.begin(), layout.widths.end(), 0);
  for (const auto width : layout.widths) out += fmt::format("<col style=\"width:{:.2f}%\">", 100.0 * width / total);
  out += "</colgroup>\n";
  if (layout.head_rows > 0) out += "<thead>\n";
  auto cell = layout.cells.begin();
  for (std::size_t row = 0; row < layout.rows; ++row) {
    if (row == layout.head_rows) out += layout.head_rows > 0 ? "</thead>\n<tbody>\n" : "<tbody>\n";
    out += "<tr>";
    for (; cell != layout.cells.end() && cell->row == row; ++cell) out += cell_html(*cell, table);
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string html_page(const std::string& title, const char* lang, const char* style, const std::string& body) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>\n"
      "<style>{}{}</style></head>\n<body>\n{}</body></html>\n",
      lang, html(title), form_style, style, body);
}

std::string form_page(const Words& words, const FormPage& page, const rules::FilledTable& table) {
  auto body = fmt::format("<h1>{}</h1>\n", html(page.title));
  if (!page.filler.empty()) body += fmt::format("<p class=\"filler\">{}</p>\n", html(page.filler));
  for (const auto& layout : engine::lay_out(*table.form))
    body +=
        fmt::format("<section{}><h2>{}</h2>\n{}</section>\n", layout.rows <= rows_of_a_page ? " class=\"whole\"" : "",
                    html(layout.title), form_table(layout, table));
  if (!page.notes.empty()) {
    body += fmt::format("<section class=\"notes\"><p>{}</p>\n", html(words.tr(N_("Notes"))));
    for (std::size_t i = 0; i < page.notes.size(); ++i)
      body += fmt::format("<p>{}. {}</p>\n", i + 1, html(page.notes[i]));
    body += "</section>\n";
  }
  return html_page(page.title, words.is_chinese() ? "zh-CN" : "en", "", body);
}

}  // namespace qixian::present
