#include "present/render/report_pages.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "adapters/docx/document.hpp"
#include "present/render/form_pages.hpp"
#include "present/render/html.hpp"

namespace qixian::present {
namespace {

constexpr const char* report_style = R"(
@page { margin: 30mm 24mm 28mm; @bottom-center { content: "— " counter(page) " —"; font-size: 12pt; } }
body { max-width: 162mm; font: 15pt/1.75 FangSong, STFangsong, "FangSong_GB2312", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
h1 { margin: 4mm 0 10mm; font-size: 22pt; }
h2 { margin: 4mm 0 1mm; font-size: 16pt; font-weight: normal; text-indent: 2em; }
p { margin: 0; text-indent: 2em; text-align: justify; orphans: 2; widows: 2; }
mark { background: #fff3a3; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
table.form { margin: 2mm 0 5mm; }
h3 { margin: 3mm 0 1mm; font-size: 12pt; font-weight: normal; text-align: center; break-after: avoid; }
)";

/// What is to be filled in is marked where it stands.
std::string paragraph(const std::string& text) {
  std::string out = html(text);
  constexpr std::string_view open = "【", close = "】";
  for (auto at = out.find(open); at != out.npos; at = out.find(open, at)) {
    out.insert(at, "<mark>");
    const auto end = out.find(close, at);
    at = end == out.npos ? out.size() : end + close.size();
    out.insert(at, "</mark>");
  }
  return "<p>" + out + "</p>\n";
}

}  // namespace

std::string report_page(const engine::AnnualReport& report, const rules::FilledTable& table) {
  const auto layouts = engine::lay_out(*table.form);
  auto body = fmt::format("<h1>{}</h1>\n{}", html(report.title), paragraph(report.intro));
  for (const auto& section : report.sections) {
    body += fmt::format("<h2>{}</h2>\n", html(section.title));
    for (const auto& block : section.blocks) {
      if (const auto* words = std::get_if<engine::ReportParagraph>(&block)) {
        body += paragraph(words->text);
        continue;
      }
      const auto& layout = layouts[std::get<engine::ReportTable>(block).table];
      const auto title = layout.title == section.title ? "" : "<h3>" + html(layout.title) + "</h3>\n";
      body += fmt::format("<div{}>{}{}</div>\n", layout.rows <= rows_of_a_page ? " class=\"whole\"" : "", title,
                          form_table(layout, table));
    }
  }
  return html_page(report.title, "zh-CN", report_style, body);
}

engine::Result<void> write_report(const engine::AnnualReport& report, const rules::FilledTable& table,
                                  const std::string& path, rules::Day today) {
  const auto layouts = engine::lay_out(*table.form);
  adapters::docx::Document document;
  document.title(report.title);
  document.paragraph(report.intro);
  for (const auto& section : report.sections) {
    document.heading(section.title);
    for (const auto& block : section.blocks) {
      if (const auto* words = std::get_if<engine::ReportParagraph>(&block)) {
        document.paragraph(words->text, words->to_fill);
        continue;
      }
      const auto& layout = layouts[std::get<engine::ReportTable>(block).table];
      if (layout.title != section.title) document.paragraph(layout.title);
      document.table(layout, table);
    }
  }
  return document.write(path, today);
}

json::object to_json(const engine::AnnualReport& report, const rules::Form& form) {
  json::array sections;
  for (const auto& section : report.sections) {
    json::array blocks;
    for (const auto& block : section.blocks) {
      if (const auto* words = std::get_if<engine::ReportParagraph>(&block))
        blocks.push_back(json::object{{"text", words->text}, {"to_fill", words->to_fill}});
      else
        blocks.push_back(json::object{{"table", form.tables[std::get<engine::ReportTable>(block).table].id}});
    }
    sections.push_back(json::object{{"title", section.title}, {"blocks", std::move(blocks)}});
  }
  return {{"title", report.title}, {"intro", report.intro}, {"sections", std::move(sections)}};
}

}  // namespace qixian::present
