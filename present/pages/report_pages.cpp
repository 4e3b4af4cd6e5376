#include "present/pages/report_pages.hpp"

#include <boost/json.hpp>

#include "present/pages/form_pages.hpp"

namespace qixian::present {

namespace document = engine::document;

document::Document report_page(const engine::AnnualReport& report, const rules::FilledTable& table) {
  const auto layouts = engine::lay_out(*table.form);
  document::Document out{report.title, "zh", document::Look::official};
  out.blocks.emplace_back(document::Heading{report.title, 0});
  out.blocks.emplace_back(document::Paragraph{document::with_blanks(report.intro)});
  for (const auto& section : report.sections) {
    out.blocks.emplace_back(document::Heading{section.title});
    for (const auto& block : section.blocks) {
      if (const auto* words = std::get_if<engine::ReportParagraph>(&block)) {
        out.blocks.emplace_back(document::Paragraph{document::with_blanks(words->text)});
        continue;
      }
      auto form = form_table(layouts[std::get<engine::ReportTable>(block).table], table);
      if (form.title == section.title) form.title.clear();
      form.level = 2;
      out.blocks.emplace_back(std::move(form));
    }
  }
  return out;
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
