#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/commands/table.hpp"
#include "cli/document_file.hpp"
#include "engine/tables/fee_sums.hpp"
#include "present/pages/report_pages.hpp"
#include "rules/report_sentences.hpp"

namespace qixian::cli {
namespace {

struct Input : TableInput {
  std::string format = "text", file;
  std::optional<rules::Figure> costs, waived;
};

using engine::AnnualReport;

void write(Context& x, const AnnualReport& report, const engine::OfficialTable& t, const Input& in) {
  if (x.json) return x.print(to_json(report, *t.table.form));
  if (in.format == "text") return void(write_text(x, engine::report_text(report), in.file));
  if (in.format == "html") return void(write_html(x, report_page(report, t.table), in.file));
  if (!has_file(x, in.format, in.file)) return;
  if (in.format == "pdf") return void(write_pdf(x, report_page(report, t.table), in.file));
  write_docx(x, report_page(report, t.table), in.file);
}

bool names_costs(int year) {
  const auto* form = rules::form_of_year(year);
  return form && rules::report_sentences(*form).has(rules::ReportLine::costs);
}

void yuan_option(const Words& words, Command& c, const char* name, std::optional<rules::Figure>& sum,
                 const std::string& help) {
  c.add_reader(
       name,
       [&words, &sum](const std::string& text) {
         sum = rules::Figure::parse(text);
         if (sum && sum->negative()) sum.reset();
         return sum ? std::string() : words.render({N_("no sum of yuan: {0}"), {text}});
       },
       help)
      ->type_name("YUAN");
}

std::optional<rules::Figure> figure_of(std::int64_t fen) {
  return rules::Figure::parse(fmt::format("{}.{:02}", fen / 100, fen % 100));
}

/// What was charged and waived under the Regulation of 2007, from the costs on record; a figure that is given stands.
/// Where none was recorded it stays a blank: nothing on record is not nothing charged.
Result<void> add_costs(const engine::Office& office, const engine::TableQuery& query, Input& in) {
  if (!names_costs(in.year) || (in.costs && in.waived)) return {};
  const auto sums = engine::fee_sums(office, query);
  if (!sums) return tl::unexpected(sums.error());
  const auto& t = sums->total;
  const auto charged = t.search_fen + t.copy_fen + t.post_fen;
  if (charged == 0) return {};
  if (!in.costs) in.costs = figure_of(charged - t.waived_fen);
  if (!in.waived) in.waived = figure_of(t.waived_fen);
  return {};
}

void run(Context& x, Input in) {
  const auto query = query_of(x, in);
  if (!query) return;
  if ((in.costs || in.waived) && !names_costs(in.year))
    return x.fail({"no_costs",
                   {N_("the report of {0} names no costs of search, copies and post"), {in.year}},
                   {N_("they were taken under the Regulation of 2007, to 2018: leave --costs and --waived out"), {}},
                   "",
                   "report",
                   ""});
  const auto table = engine::make_table(*x.office(), *query);
  if (!table) return x.fail(table.error());
  const auto fees = engine::fees_paid(*x.office(), *query);
  if (!fees) return x.fail(fees.error());
  if (const auto done = add_costs(*x.office(), *query, in); !done) return x.fail(done.error());
  write(x, engine::draft_report(table->table, query->period, {table->agency, *fees, in.costs, in.waived}), *table, in);
  if (const auto other = engine::other_form(*query)) x.say(*other);
  for (const auto& check : check_lines(x.words, *table))
    std::cerr << x.words.tr(N_("check")) << x.words.tr(N_(": ")) << check << '\n';
  const auto published = engine::published_of(*x.office(), *table);
  for (const auto& line : published_lines(x.words, published, *table->table.form))
    std::cerr << x.words.tr(N_("note")) << x.words.tr(N_(": ")) << line << '\n';
}

}  // namespace

void add_report(Command& app, Context& x) {
  auto* c =
      app.add_subcommand("report", x.words.tr(N_("the draft of a year's annual report, its figures from the table")));
  auto in = std::make_shared<Input>();
  table_options(x.words, *c, *in)->required();
  c->add_option("--format", in->format, "text|html|docx|pdf")->one_of({"text", "html", "docx", "pdf"});
  c->add_option("-o,--output", in->file, x.words.tr(N_("to a file; text and html else to standard output")))
      ->type_name("FILE");
  yuan_option(x.words, *c, "--costs", in->costs,
              x.words.tr(N_("to 2018: what was taken for search, copies and post; else a blank")));
  yuan_option(x.words, *c, "--waived", in->waived,
              x.words.tr(N_("to 2018: what of these costs was waived; else a blank")));
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
