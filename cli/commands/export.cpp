#include <unistd.h>

#include "cli/agency_choice.hpp"
#include "cli/row_sink.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/views.hpp"
#include "engine/request/ledger/ledger.hpp"

namespace qixian::cli {
namespace {

struct Input {
  int year = 0;
  std::string agency, file, format;
};

void write(Context& x, const Input& in) {
  auto& office = *x.office();
  engine::CaseFilter filter;
  AgencyChoice choice;
  if (!choice.narrow(x, in.agency, "export", filter)) return;
  const bool chinese = x.words.is_chinese();
  std::vector<std::string> headings;
  for (const auto& column : engine::ledger_columns()) headings.emplace_back(chinese ? column.zh : column.name);
  const auto format = table_format(in.format, in.file);
  const auto sink = open_sink(x, in.file, format, x.words.tr(N_("ledger")), headings);
  if (!sink) return x.fail(sink.error());
  Progress progress(x.words, std::cerr, terminal_columns(STDERR_FILENO), x.words.tr(N_("exporting")), 0);
  office.store().each_case(filter, [&](const engine::CaseRow& row) {
    if (!choice.has(row.agency)) return;
    if (in.year && rules::year_of(row.received_on.value_or(row.submitted_on)) != in.year) return;
    auto loaded = engine::load_request(office, row.id);
    if (!loaded) return x.fail(loaded.error());
    engine::unseal(office, *loaded);
    auto ledger = engine::row_of(loaded->c, agency_name(office, row.agency));
    if (chinese && format == TableFormat::xlsx) to_terms(ledger);
    (*sink)->row(std::vector<std::string_view>(ledger.cells.begin(), ledger.cells.end()));
    for (const auto& more : engine::beyond_a_row(loaded->c, loaded->events)) {
      progress.erase();
      std::cerr << x.words.render({N_("{0} holds more than a row can say: {1}"), {row.number, x.words.render(more)}})
                << '\n';
    }
    progress.advance();
  });
  if (x.exit_code != done) return;  // a ledger that lacks a case does not take the place of the old one
  if (auto end = (*sink)->finish(); !end) x.fail(end.error());
}

}  // namespace

void add_export(Command& app, Context& x) {
  auto* c = app.add_subcommand("export", x.words.tr(N_("the cases as a ledger (CSV or .xlsx)")));
  auto in = std::make_shared<Input>();
  c->add_option("--year", in->year, x.words.tr(N_("received in that year")))->between(2008, 2080);
  c->add_option("--agency", in->agency, x.words.tr(N_("of one agency")));
  c->add_option("--format", in->format, "csv|xlsx")->one_of({"csv", "xlsx"});
  c->add_option("-o,--output", in->file, x.words.tr(N_("to a file; else to standard output")))->type_name("FILE");
  on_call(*c, x, [&x, in] {
    if (x.office()) write(x, *in);
  });
}

}  // namespace qixian::cli
