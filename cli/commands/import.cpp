#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>

#include "cli/ledger_file.hpp"
#include "cli/ledger_import.hpp"
#include "cli/row_sink.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/views.hpp"
#include "present/office/ledger_view.hpp"

namespace qixian::cli {
namespace {

struct Input {
  std::string file, sheet, rejects;
  std::vector<std::string> ignored;
  bool dry_run = false;
};

std::string problem_of(const Words& words, const engine::BadCell& bad) {
  const auto& name = engine::ledger_columns()[static_cast<std::size_t>(bad.column)];
  std::string text =
      words.render({N_("column {0}: {1}"),
                    {std::string(words.is_chinese() ? name.zh : name.name), words.render(bad.error.message)}});
  if (!bad.error.hint.id.empty()) text += " → " + words.render(bad.error.hint);
  return text;
}

void report(Context& x, const Input& in, const Imported& n, bool kept) {
  if (x.json) return x.print(to_json(n, kept));
  std::cout << imported_text(x.words, n) << '\n';
  if (in.dry_run)
    std::cout << x.words.tr(N_("dry run: nothing was kept")) << '\n';
  else if (!kept)
    x.say({N_("nothing was imported; mend the rows, or use --skip-bad REJECTS"), {}});
  else if (n.bad > 0)
    x.say({N_("the bad rows are in {0}"), {in.rejects}});
}

/// A row that was not imported goes to `rejects` as it came, with the reason behind it: mend and import again.
class BadRows {
 public:
  BadRows(const Words& words, const LedgerFile& ledger, RowSink* rejects, Progress& progress)
      : m_words(words), m_ledger(ledger), m_rejects(rejects), m_progress(progress) {}

  void tell(const SourceRow& row, const std::string& place, const std::string& problem) {
    m_progress.erase();
    std::cerr << m_words.render({N_("{0}, {1}"), {place, problem}}) << '\n';
    if (!m_rejects) return;
    auto cells = row.cells;
    cells.resize(std::max(cells.size(), m_ledger.headings.size()));
    cells.push_back(problem);
    m_rejects->row(cells);
  }

 private:
  const Words& m_words;
  const LedgerFile& m_ledger;
  RowSink* m_rejects;
  Progress& m_progress;
};

/// What is wrong with the row before its cells are looked at.
std::optional<std::string> unreadable(const Words& words, const LedgerFile& ledger, const SourceRow& row) {
  if (const auto* fault = ledger.fault(row))
    return words.render(fault->error.message) + " → " + words.render(fault->error.hint);
  if (const auto cell = ledger.homeless(row))
    return words.render({N_("cell {0} stands under no heading"), {*cell + 1}});
  if (!ledger.rows->has_commas() || row.cells.size() <= ledger.headings.size()) return std::nullopt;
  return words.render({N_("{0} cells under {1} headings: a comma inside a cell needs quotes"),
                       {row.cells.size(), ledger.headings.size()}});
}

/// @returns nothing when the file itself can't be read on: then nothing stands
std::optional<Imported> read_all(Context& x, LedgerImport& importer, LedgerFile& ledger, RowSink* rejects) {
  Imported n;
  std::int64_t flagged = 0;
  SourceRow row;
  Progress progress(x.words, std::cerr, terminal_columns(STDERR_FILENO), x.words.tr(N_("importing")),
                    ledger.rows->size());
  BadRows bad_rows(x.words, ledger, rejects, progress);
  auto more = ledger.rows->next(row);
  for (; more && *more; more = ledger.rows->next(row)) {
    ++n.rows;
    if ((n.rows & 255) == 0) progress.reach(ledger.rows->position());
    if (const auto problem = unreadable(x.words, ledger, row)) {
      const auto* fault = ledger.fault(row);
      const auto place =
          fault ? ledger.rows->place(x.words, row.line, fault->cell) : ledger.rows->place(x.words, row.line);
      bad_rows.tell(row, place, *problem);
      ++n.bad;
      continue;
    }
    const auto outcome = importer.take(ledger.read(row));
    if (!outcome) {
      bad_rows.tell(row, ledger.place(x.words, row, outcome.error().column), problem_of(x.words, outcome.error()));
      ++n.bad;
      continue;
    }
    n.fresh += outcome->kind == LedgerImport::fresh;
    n.updated += outcome->kind == LedgerImport::updated;
    n.same += outcome->kind == LedgerImport::same;
    flagged += outcome->flagged;
  }
  n.flagged = flagged;
  if (more) return n;
  progress.erase();
  x.fail(more.error());
  return std::nullopt;
}

/// Null where no rejects were asked for.
Result<std::unique_ptr<RowSink>> open_rejects(const Context& x, const Input& in, const LedgerFile& ledger) {
  if (in.rejects.empty()) return nullptr;
  std::error_code missing;
  if (std::filesystem::equivalent(in.file, in.rejects, missing))
    return engine::refuse("same_file", {N_("{0} is the ledger itself"), {in.rejects}},
                          {N_("give the rejects a file of their own"), {}});
  auto headings = ledger.headings;
  headings.emplace_back(problem_heading);
  return open_sink(x, in.rejects, table_format("", in.rejects), x.words.tr(N_("rejects")), headings);
}

void run(Context& x, const Input& in) {
  auto ledger = open_ledger(x.words, in.file, in.sheet, in.ignored);
  if (!ledger) {
    ledger.error().command = "import";
    return x.fail(ledger.error());
  }
  auto* office = x.office(For::beginning);
  if (!office) return;
  const auto rejects = open_rejects(x, in, *ledger);
  if (!rejects) return x.fail(rejects.error());
  if (auto mine = office->may(x.by, "import"); !mine) return x.fail(mine.error());
  const auto transaction = office->begin();
  LedgerImport importer(*office, x.by);
  const auto n = read_all(x, importer, *ledger, rejects->get());
  if (!n) return;
  const bool keep = !in.dry_run && (n->bad == 0 || !in.rejects.empty());
  if (*rejects)
    if (const auto end = (*rejects)->finish(); !end) return x.fail(end.error());
  if (keep) transaction->commit();
  report(x, in, *n, keep);
  if (n->bad > 0) x.exit_code = refused;
}

}  // namespace

void add_import(Command& app, Context& x) {
  auto* c = app.add_subcommand(
      "import", x.words.tr(N_("read a ledger (.xlsx, or CSV in UTF-8 or GB18030); what it says more is appended")));
  auto in = std::make_shared<Input>();
  c->add_option("LEDGER", in->file)->required();
  c->add_option("--sheet", in->sheet, x.words.tr(N_("the sheet of a workbook; else the one that holds a ledger")))
      ->type_name("NAME");
  c->add_option("--ignore", in->ignored, x.words.tr(N_("pass over the column of this heading; again for each")))
      ->type_name("HEADING")
      ->one_at_a_time();
  c->add_flag("--dry-run", in->dry_run, x.words.tr(N_("check only, keep nothing")));
  c->add_option("--skip-bad", in->rejects, x.words.tr(N_("import the good rows, write the bad ones to this file")))
      ->type_name("REJECTS");
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
