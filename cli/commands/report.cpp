#include "adapters/docx/document.hpp"
#include "cli/commands/table.hpp"
#include "cli/document_file.hpp"
#include "cli/render/report_pages.hpp"

namespace qixian::cli {
namespace {

struct Input : TableInput {
  std::string format = "text", file;
};

using engine::AnnualReport;
using engine::ReportParagraph;
using engine::ReportTable;

Result<void> write_docx(const AnnualReport& report, const rules::FilledTable& table, const std::string& path,
                        Day today) {
  const auto layouts = engine::lay_out(*table.form);
  adapters::docx::Document document;
  document.title(report.title);
  document.paragraph(report.intro);
  for (const auto& section : report.sections) {
    document.heading(section.title);
    for (const auto& block : section.blocks) {
      if (const auto* words = std::get_if<ReportParagraph>(&block)) {
        document.paragraph(words->text, words->to_fill);
        continue;
      }
      const auto& layout = layouts[std::get<ReportTable>(block).table];
      if (layout.title != section.title) document.paragraph(layout.title);
      document.table(layout, table);
    }
  }
  return document.write(path, today);
}

json::object to_json(const AnnualReport& report, const rules::Form& form) {
  json::array sections;
  for (const auto& section : report.sections) {
    json::array blocks;
    for (const auto& block : section.blocks) {
      if (const auto* words = std::get_if<ReportParagraph>(&block))
        blocks.push_back(json::object{{"text", words->text}, {"to_fill", words->to_fill}});
      else
        blocks.push_back(json::object{{"table", form.tables[std::get<ReportTable>(block).table].id}});
    }
    sections.push_back(json::object{{"title", section.title}, {"blocks", std::move(blocks)}});
  }
  return {{"title", report.title}, {"intro", report.intro}, {"sections", std::move(sections)}};
}

void write(Context& x, const AnnualReport& report, const engine::OfficialTable& t, const Input& in) {
  if (x.json) return x.print(to_json(report, *t.table.form));
  if (in.format == "text") return void(write_text(x, engine::report_text(report), in.file));
  if (in.format == "html") return void(write_text(x, report_page(report, t.table), in.file));
  if (!has_file(x, in.format, in.file)) return;
  if (in.format == "pdf") return void(write_pdf(x, report_page(report, t.table), in.file));
  write_made(x, in.file, [&](auto& to) { return write_docx(report, t.table, to, x.today()); });
}

void run(Context& x, const Input& in) {
  const auto query = query_of(x, in);
  if (!query) return;
  const auto table = engine::make_table(*x.office(), *query);
  if (!table) return x.fail(table.error());
  const auto fees = engine::fees_paid(*x.office(), *query);
  if (!fees) return x.fail(fees.error());
  write(x, engine::draft_report(table->table, query->period, {table->agency, *fees}), *table, in);
  for (const auto& check : check_lines(*table)) std::cerr << tr(N_("check")) << tr(N_(": ")) << check << '\n';
  const auto published = engine::published_of(*x.office(), *table);
  for (const auto& line : published_lines(published, *table->table.form))
    std::cerr << tr(N_("note")) << tr(N_(": ")) << line << '\n';
}

}  // namespace

void add_report(Command& app, Context& x) {
  auto* c = app.add_subcommand("report", tr(N_("the draft of a year's annual report, its figures from the table")));
  auto in = std::make_shared<Input>();
  table_options(*c, *in)->required();
  c->add_option("--format", in->format, "text|html|docx|pdf")->one_of({"text", "html", "docx", "pdf"});
  c->add_option("-o,--output", in->file, tr(N_("to a file; text and html else to standard output")))->type_name("FILE");
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
