#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "adapters/csv/reader.hpp"
#include "adapters/csv/writer.hpp"
#include "cli/ledger_import.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/views.hpp"

namespace qixian::cli {
namespace {

namespace csv = adapters::csv;

struct Input {
  std::string file, rejects;
  bool dry_run = false;
};

/// Where each ledger column stands in the file; -1 where it is not there.
Result<std::vector<int>> read_header(const csv::Row& row) {
  const auto& names = engine::ledger_columns();
  std::vector<int> at(engine::column_count, -1);
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    for (std::size_t c = 0; c < names.size(); ++c) {
      if (row.cells[i] != names[c].name && row.cells[i] != names[c].zh) continue;
      if (at[c] >= 0) {
        return engine::refuse("double_column", {N_("the column {0} stands twice"), {std::string(row.cells[i])}},
                              {N_("remove one"), {}});
      }
      at[c] = static_cast<int>(i);
    }
  }
  std::string missing;
  for (const auto wanted : {engine::Column::number, engine::Column::agency, engine::Column::channel,
                            engine::Column::submitted_on, engine::Column::applicant_kind}) {
    const auto c = static_cast<std::size_t>(wanted);
    if (at[c] < 0)
      (missing += missing.empty() ? "" : ", ") += std::string(names[c].name) + " " + std::string(names[c].zh);
  }
  if (!missing.empty())
    return engine::refuse("missing_columns", {N_("columns are missing: {0}"), {missing}},
                          {N_("the first line must hold the headings"), {}});
  return at;
}

/// The rejected rows as they came, with the reason behind them: mend and import again.
class Rejects {
 public:
  explicit Rejects(const std::string& path) {
    if (!path.empty()) m_file.open(path, std::ios::binary | std::ios::trunc);
    if (m_file.is_open()) m_writer.emplace(m_file, true);
  }
  bool broken(const std::string& path) const { return !path.empty() && !m_file; }
  void header(const csv::Row& row) { write(row, "problem"); }
  void write(const csv::Row& row, std::string_view reason) {
    if (!m_writer) return;
    for (const auto cell : row.cells) m_writer->cell(cell);
    m_writer->cell(reason);
    m_writer->end_row();
  }
  bool finish() { return !m_writer || m_writer->finish().has_value(); }

 private:
  std::ofstream m_file;
  std::optional<csv::Writer> m_writer;
};

struct Count {
  std::int64_t rows = 0, fresh = 0, updated = 0, same = 0, bad = 0, flagged = 0;
};

std::string problem_of(const engine::BadCell& bad) {
  const auto& name = engine::ledger_columns()[static_cast<std::size_t>(bad.column)];
  std::string text = render(
      {N_("column {0}: {1}"), {std::string(language() == "zh" ? name.zh : name.name), render(bad.error.message)}});
  if (!bad.error.hint.id.empty()) text += " → " + render(bad.error.hint);
  return text;
}

void report(Context& x, const Input& in, const Count& n, bool kept) {
  if (x.json) {
    x.print(json::object{{"rows", n.rows},
                         {"new", n.fresh},
                         {"updated", n.updated},
                         {"unchanged", n.same},
                         {"bad", n.bad},
                         {"flagged", n.flagged},
                         {"kept", kept}});
    return;
  }
  std::cout << render({N_("{0} rows: {1} new, {2} brought up to date, {3} unchanged, {4} bad; {5} with flags"),
                       {std::to_string(n.rows), std::to_string(n.fresh), std::to_string(n.updated),
                        std::to_string(n.same), std::to_string(n.bad), std::to_string(n.flagged)}})
            << '\n';
  if (in.dry_run)
    std::cout << tr(N_("dry run: nothing was kept")) << '\n';
  else if (!kept)
    x.say({N_("nothing was imported; mend the rows, or use --skip-bad REJECTS"), {}});
  else if (n.bad > 0)
    x.say({N_("the bad rows are in {0}"), {in.rejects}});
}

/// @returns nothing when the file itself can't be read on: then nothing stands
std::optional<Count> read_all(Context& x, LedgerImport& importer, std::istream& in, std::uintmax_t size,
                              Rejects& rejects) {
  csv::Reader reader(in);
  csv::Row row;
  auto more = reader.next(row);
  if (more && !*more)
    more =
        engine::refuse("empty_file", {N_("the file is empty"), {}}, {N_("the first line must hold the headings"), {}});
  const auto at = more ? read_header(row) : tl::unexpected(more.error());
  if (!at) {
    x.fail(at.error());
    return std::nullopt;
  }
  rejects.header(row);
  const auto width = row.cells.size();
  Count n;
  Progress progress(std::cerr, terminal_columns(STDERR_FILENO), tr(N_("importing")), size);
  const auto refuse_row = [&](const std::string& problem) {
    ++n.bad;
    progress.erase();
    std::cerr << render({N_("line {0}, {1}"), {std::to_string(row.line), problem}}) << '\n';
    rejects.write(row, problem);
  };
  for (more = reader.next(row); more && *more; more = reader.next(row)) {
    ++n.rows;
    if ((n.rows & 255) == 0 && in.tellg() > 0) progress.reach(static_cast<std::uint64_t>(in.tellg()));
    if (row.cells.size() > width) {
      refuse_row(render({N_("{0} cells under {1} headings: a comma inside a cell needs quotes"),
                         {std::to_string(row.cells.size()), std::to_string(width)}}));
      continue;
    }
    engine::LedgerRow ledger;
    for (std::size_t c = 0; c < at->size(); ++c) {
      const auto i = static_cast<std::size_t>((*at)[c]);
      if ((*at)[c] >= 0 && i < row.cells.size()) ledger.cells[c] = row.cells[i];
    }
    const auto outcome = importer.take(std::move(ledger));
    if (!outcome) {
      refuse_row(problem_of(outcome.error()));
      continue;
    }
    n.fresh += outcome->kind == LedgerImport::fresh;
    n.updated += outcome->kind == LedgerImport::updated;
    n.same += outcome->kind == LedgerImport::same;
    n.flagged += outcome->flagged;
  }
  if (more) return n;
  progress.erase();
  x.fail(more.error());
  return std::nullopt;
}

void run(Context& x, const Input& in) {
  std::ifstream file(in.file, std::ios::binary);
  std::error_code error;
  const auto size = std::filesystem::file_size(in.file, error);
  if (!file || error)
    return x.fail({"no_file", {N_("can't read {0}"), {in.file}}, {N_("check the path"), {}}, "", "import", ""});
  auto* office = x.office(true);
  if (!office) return;
  Rejects rejects(in.rejects);
  if (rejects.broken(in.rejects))
    return x.fail({"no_file", {N_("can't write {0}"), {in.rejects}}, {N_("check the path"), {}}, "", "import", ""});
  const auto transaction = office->begin();
  LedgerImport importer(*office, x.by);
  const auto n = read_all(x, importer, file, size, rejects);
  if (!n) return;
  const bool keep = !in.dry_run && (n->bad == 0 || !in.rejects.empty());
  if (!rejects.finish())
    return x.fail({"no_file", {N_("can't write {0}"), {in.rejects}}, {N_("check the path"), {}}, "", "import", ""});
  if (keep) transaction->commit();
  report(x, in, *n, keep);
  if (n->bad > 0) x.exit_code = refused;
}

}  // namespace

void add_import(CLI::App& app, Context& x) {
  auto* c =
      app.add_subcommand("import", tr(N_("read a ledger (CSV, UTF-8 or GB18030); what it says more is appended")));
  auto in = std::make_shared<Input>();
  c->add_option("LEDGER", in->file)->required();
  c->add_flag("--dry-run", in->dry_run, tr(N_("check only, keep nothing")));
  c->add_option("--skip-bad", in->rejects, tr(N_("import the good rows, write the bad ones to this file")))
      ->type_name("REJECTS");
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
