#include "present/render/mail_page.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "present/render/html.hpp"
#include "present/render/plain_text.hpp"

namespace qixian::present {
namespace {

namespace document = engine::document;
using document::Line;
using document::Table;
using Breaks = document::Column::Breaks;

constexpr const char* font = "font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
constexpr const char* cell_style = "padding:6px;border-bottom:1px solid #e3e6ea;text-align:left;vertical-align:top";
constexpr const char* text_style = "margin:0 0 12px;font-size:15px;line-height:1.6;color:#1c2126";

const char* colour_of(document::Tone tone) {
  switch (tone) {
    case document::Tone::alarm:
      return "#b00020";
    case document::Tone::warning:
      return "#a85b00";
    case document::Tone::calm:
      return "#1d5fa8";
    case document::Tone::plain:
      break;
  }
  return "#5b6570";
}

class MailWriter {
 public:
  void operator()(const document::RedHead& head) {
    paragraph("margin:0 0 4px;font-size:20px;text-align:center;color:#c00000", head.agency);
    paragraph("margin:0 0 12px;padding:0 0 8px;border-bottom:2px solid #c00000;font-size:15px;text-align:center",
              head.number);
  }

  void operator()(const document::Heading& heading) {
    paragraph("margin:0 0 12px;font-size:16px;font-weight:bold;line-height:1.4;color:#1c2126", heading.text);
  }

  void operator()(const document::Paragraph& text) { paragraph(text_style, text.text); }

  void operator()(const document::List& list) {
    if (!list.lead.empty()) paragraph(text_style, list.lead);
    int n = 0;
    for (const auto& item : list.items) paragraph(text_style, fmt::format("{}. {}", ++n, item.text()));
  }

  void operator()(const Table& table) {
    const auto columns = table.columns.size();
    m_out += fmt::format(
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
        "style=\"border-collapse:collapse;margin:0 0 20px;font-size:14px;line-height:1.5\">\n");
    if (!table.title.empty())
      m_out += fmt::format(
          "<tr><td colspan=\"{}\" "
          "style=\"padding:8px 6px;background:{};color:#ffffff;font-size:16px;font-weight:bold\">{}</td></tr>\n",
          columns, colour_of(table.tone), html(table.title));
    for (std::size_t i = 0; i < table.rows.size(); ++i) row(table, table.rows[i], i < table.head_rows);
    m_out += "</table>\n";
  }

  void operator()(const document::Bars& bars) {
    (*this)(document::Heading{bars.title});
    for (const auto& bar : bars.bars) paragraph(text_style, bar.name + " " + bar.value);
  }

  void operator()(const document::Seal& seal) {
    for (const auto& line : seal.lines)
      paragraph("margin:0 0 4px;font-size:15px;line-height:1.6;text-align:right;color:#1c2126", line);
  }

  void operator()(const document::PageBreak&) {}

  void operator()(const document::Foot& foot) {
    paragraph("margin:0;font-size:12px;line-height:1.6;color:#5b6570", foot.text);
  }

  std::string take() { return std::move(m_out); }

 private:
  void paragraph(const char* style, const Line& text) {
    m_out += fmt::format("<p style=\"{}\">{}</p>\n", style, html(text.text()));
  }

  void row(const Table& table, const document::Row& row, bool head) {
    const char* tag = head ? "th" : "td";
    const char* more = head ? "color:#5b6570;font-weight:normal;font-size:13px" : "color:#1c2126";
    m_out += "<tr>";
    std::size_t at = 0;
    for (const auto& cell : row.cells) {
      if (cell.kind == document::Cell::Kind::agency) {
        m_out += fmt::format("<td colspan=\"{}\" style=\"padding:8px 6px;background:#f2f4f7;font-weight:bold\">{}</td>",
                             cell.columns, html(cell.text));
      } else {
        const auto breaks = at < table.columns.size() ? table.columns[at].breaks : Breaks::words;
        const char* breaking = breaks == Breaks::never      ? "white-space:nowrap"
                               : breaks == Breaks::anywhere ? "word-break:break-all"
                                                            : "";
        m_out += fmt::format("<{0} style=\"{1};{2};{3}\"{5}>{4}</{0}>", tag, cell_style, more, breaking,
                             html(cell.text), cell.columns > 1 ? fmt::format(" colspan=\"{}\"", cell.columns) : "");
      }
      at += cell.columns;
    }
    m_out += "</tr>\n";
  }

  std::string m_out;
};

}  // namespace

std::string mail_page(const document::Document& document) {
  MailWriter writer;
  for (const auto& block : document.blocks) std::visit(writer, block);
  return fmt::format(
             "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{0}</title></head>\n"
             "<body style=\"margin:0;padding:0;background:#ffffff;{1}\">\n"
             "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td "
             "align=\"center\">\n"
             "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
             "style=\"max-width:640px\"><tr><td style=\"padding:16px 12px;text-align:left;{1}\">\n"
             "<h1 style=\"margin:0 0 12px;font-size:20px;line-height:1.4;color:#1c2126\">{0}</h1>\n",
             html(document.title), font) +
         writer.take() + "</td></tr></table>\n</td></tr></table>\n</body></html>\n";
}

json::object mail_json(const document::Document& document) {
  return {{"subject", document.title}, {"text", plain_text(document)}, {"html", mail_page(document)}};
}

}  // namespace qixian::present
