#include <unistd.h>

#include <fstream>

#include "adapters/csv/writer.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/views.hpp"
#include "engine/ledger.hpp"

namespace qixian::cli {
namespace {

struct Input {
  int year = 0;
  std::string agency, file, format = "csv";
};

void write(Context& x, const Input& in, std::ostream& out) {
  auto& office = *x.office();
  const auto* root = in.agency.empty() ? nullptr : office.agencies().named(in.agency);
  if (!in.agency.empty() && !root)
    return x.fail(
        {"no_agency", {N_("no agency {0}"), {in.agency}}, {N_("see `qixian agency list`"), {}}, "", "export", ""});
  adapters::csv::Writer writer(out, true);  // Excel takes UTF-8 for itself only with the mark
  for (const auto& column : engine::ledger_columns()) writer.cell(language() == "zh" ? column.zh : column.name);
  writer.end_row();
  Progress progress(std::cerr, terminal_columns(STDERR_FILENO), tr(N_("exporting")), 0);
  engine::CaseFilter filter;
  if (root) filter.agency = root->id;
  office.store().each_case(filter, [&](const engine::CaseRow& row) {
    if (in.year && rules::year_of(row.received_on.value_or(row.submitted_on)) != in.year) return;
    auto loaded = office.load(row.id);
    if (!loaded) return x.fail(loaded.error());
    office.unseal(*loaded);
    const auto* agency = office.agencies().find(row.agency);
    writer.row(engine::row_of(loaded->c, agency ? agency->name() : "").cells);
    for (const auto& more : engine::beyond_a_row(loaded->c, loaded->events)) {
      progress.erase();
      std::cerr << render({N_("{0} holds more than a row can say: {1}"), {row.number, render(more)}}) << '\n';
    }
    progress.advance();
  });
  if (auto end = writer.finish(); !end) x.fail(end.error());
}

}  // namespace

void add_export(CLI::App& app, Context& x) {
  auto* c = app.add_subcommand("export", tr(N_("the cases as a ledger (CSV for Excel)")));
  auto in = std::make_shared<Input>();
  c->add_option("--year", in->year, tr(N_("received in that year")))->check(CLI::Range(2008, 2080));
  c->add_option("--agency", in->agency, tr(N_("of one agency")));
  c->add_option("--format", in->format, "csv")->check(CLI::IsMember({"csv"}));
  c->add_option("-o,--output", in->file, tr(N_("to a file; else to standard output")))->type_name("FILE");
  on_call(*c, x, [&x, in] {
    if (!x.office()) return;
    if (in->file.empty()) return write(x, *in, std::cout);
    std::ofstream out(in->file, std::ios::binary | std::ios::trunc);
    if (!out)
      return x.fail({"no_file", {N_("can't write {0}"), {in->file}}, {N_("check the path"), {}}, "", "export", ""});
    write(x, *in, out);
  });
}

}  // namespace qixian::cli
