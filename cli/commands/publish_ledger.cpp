#include <boost/json.hpp>
#include <filesystem>

#include "adapters/csv/reader.hpp"
#include "adapters/csv/writer.hpp"
#include "adapters/disk/input_file.hpp"
#include "cli/agency_choice.hpp"
#include "cli/commands/publish.hpp"
#include "cli/document_file.hpp"
#include "engine/base/plain_text.hpp"
#include "engine/publication/base_ledger.hpp"
#include "present/case/case_json.hpp"
#include "present/kinds/publication_view.hpp"
#include "present/office/ledger_view.hpp"

namespace qixian::cli {
namespace {

using engine::BaseColumn;
using engine::BaseRow;
namespace csv = adapters::csv;

struct Input {
  std::string file, agency;
  bool dry_run = false;
};

Result<std::vector<int>> read_header(const csv::Row& row) {
  std::vector<int> at(engine::base_columns, -1);
  const auto& headings = engine::base_headings();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    for (std::size_t c = 0; c < headings.size(); ++c) {
      if (row.cells[i] != headings[c].name && row.cells[i] != headings[c].zh) continue;
      if (at[c] >= 0)
        return engine::refuse("double_column", {N_("the column {0} stands twice"), {std::string(row.cells[i])}},
                              {N_("remove one"), {}});
      at[c] = static_cast<int>(i);
    }
  }
  std::string missing;
  for (const auto wanted : {BaseColumn::number, BaseColumn::agency}) {
    const auto c = static_cast<std::size_t>(wanted);
    if (at[c] < 0)
      (missing += missing.empty() ? "" : ", ") += std::string(headings[c].name) + " " + std::string(headings[c].zh);
  }
  if (missing.empty()) return at;
  return engine::refuse("missing_columns", {N_("columns are missing: {0}"), {missing}},
                        {N_("the first line must hold the headings"), {}});
}

/// One row into the store, inside the caller's transaction. @returns how many acts it made, and whether it was new
engine::Result<std::pair<std::size_t, bool>, engine::BadBaseCell> take(engine::PublicationOffice& publications,
                                                                       BaseRow row, const std::string& by) {
  auto& office = publications.office();
  for (const auto column : {BaseColumn::number, BaseColumn::agency, BaseColumn::officer})
    if (auto fault = engine::check_plain(row[column]))
      return tl::unexpected(engine::BadBaseCell{column, std::move(*fault)});
  const auto on = rules::parse_day(row[BaseColumn::made_on]).value_or(office.today());
  engine::StreamId agency = 0;
  if (!row[BaseColumn::agency].empty()) {
    const auto named = office.agency_for_ledger(row[BaseColumn::agency], on, by);
    if (!named) return tl::unexpected(engine::BadBaseCell{BaseColumn::agency, named.error()});
    agency = *named;
  }
  const auto& number = row[BaseColumn::number];
  if (!number.empty() && !office.store().note_once("publication/" + std::to_string(agency) + "/" + number))
    return tl::unexpected(engine::BadBaseCell{
        BaseColumn::number,
        {"twice", {N_("{0} stands twice in this file"), {number}}, {N_("keep one of the rows"), {}}, "", "", ""}});
  engine::LoadedPublication item;
  std::optional<BaseRow> known;
  if (const auto stored = publications.numbered(agency, number)) {
    auto loaded = publications.load(*stored);
    if (!loaded) return tl::unexpected(engine::BadBaseCell{BaseColumn::number, std::move(loaded.error())});
    item = std::move(*loaded);
    known = engine::base_row_of(item.p, row[BaseColumn::agency], office.calendar());
    if (item.p.erased) row[BaseColumn::title].clear();  // what was forgotten is not brought back
  }
  auto acts = engine::base_plan(row, known ? &*known : nullptr, agency, by);
  if (!acts) return tl::unexpected(std::move(acts.error()));
  for (const auto& [column, proposal] : *acts) {
    if (auto done = publications.record(item, proposal, engine::Mode::record); !done)
      return tl::unexpected(engine::BadBaseCell{column, std::move(done.error())});
  }
  return std::pair(acts->size(), !known);
}

std::optional<Imported> read_all(Context& x, adapters::disk::InputFile& file) {
  csv::Reader reader(file.stream(), {csv::Encoding::Auto, true});
  csv::Row row;
  auto more = reader.next(row);
  if (more && !*more)
    more =
        engine::refuse("empty_file", {N_("the file is empty"), {}}, {N_("the first line must hold the headings"), {}});
  if (!more && more.error().code == "read_failed") more = tl::unexpected(file.failure());
  const auto at = more ? read_header(row) : tl::unexpected(more.error());
  if (!at) {
    x.fail(at.error());
    return std::nullopt;
  }
  Imported n;
  for (more = reader.next(row); more && *more; more = reader.next(row)) {
    ++n.rows;
    BaseRow cells;
    for (std::size_t c = 0; c < at->size(); ++c) {
      const auto i = static_cast<std::size_t>((*at)[c]);
      if ((*at)[c] >= 0 && i < row.cells.size()) cells.cells[c] = row.cells[i];
    }
    const auto done = take(*x.publications(), std::move(cells), x.by);
    if (!done) {
      ++n.bad;
      const auto& heading = engine::base_headings()[static_cast<std::size_t>(done.error().column)];
      const auto& error = done.error().error;
      std::cerr << x.words.render(
                       {N_("line {0}, {1}"),
                        {row.line, x.words.render({N_("column {0}: {1}"),
                                                   {std::string(x.words.is_chinese() ? heading.zh : heading.name),
                                                    x.words.render(error.message)}})}})
                << (error.hint.id.empty() ? "" : " → " + x.words.render(error.hint)) << '\n';
      continue;
    }
    n.fresh += done->second;
    n.updated += !done->second && done->first > 0;
    n.same += !done->second && done->first == 0;
  }
  if (more) return n;
  x.fail(more.error().code == "read_failed" ? file.failure() : more.error());
  return std::nullopt;
}

void import(Context& x, const Input& in) {
  auto file = adapters::disk::InputFile::open(in.file);
  if (!file) return x.fail(file.error());
  if (!std::filesystem::is_regular_file(in.file)) x.reads_once();
  if (!x.publications(For::beginning)) return;
  if (auto mine = x.office()->may(x.by, "publish.import"); !mine) return x.fail(mine.error());
  const auto transaction = x.office()->begin();
  const auto n = read_all(x, *file);
  if (!n) return;
  const bool kept = n->bad == 0 && !in.dry_run;
  if (kept) transaction->commit();
  if (n->bad > 0) x.exit_code = refused;
  if (x.json) return x.print(to_json(*n, kept));
  std::cout << imported_text(x.words, *n) << '\n';
  if (in.dry_run)
    std::cout << x.words.tr(N_("dry run: nothing was kept")) << '\n';
  else if (!kept)
    x.say({N_("nothing was imported; mend the rows"), {}});
}

void write(Context& x, const Input& in, std::ostream& out) {
  auto* publications = x.publications();
  if (!publications) return;
  const auto& office = publications->office();
  engine::PublicationFilter filter;
  AgencyChoice choice;
  if (!choice.narrow(x, in.agency, "publish export", filter)) return;
  csv::Writer writer(out, true);  // Excel takes UTF-8 for itself only with the mark
  for (const auto& heading : engine::base_headings()) writer.cell(x.words.is_chinese() ? heading.zh : heading.name);
  writer.end_row();
  publications->rows().each(filter, [&](const engine::PublicationRow& row) {
    if (!choice.has(row.agency)) return;
    const auto item = publications->load(row.id);
    if (!item) return x.fail(item.error());
    auto cells = engine::base_row_of(item->p, agency_name(office, row.agency), office.calendar());
    auto& outcome = cells[BaseColumn::review_outcome];
    if (x.words.is_chinese()) outcome = engine::outcome_text(outcome);
    writer.row(cells.cells);
  });
}

void export_to(Context& x, const Input& in) {
  if (!x.publications()) return;
  auto file = open_output(x, in.file, adapters::disk::OutputFile::For::stream);
  if (!file) return void(told(x, tl::unexpected(file.error())));
  write(x, in, file->stream());
  if (x.exit_code == done) told(x, file->finish());
}

}  // namespace

void add_publish_ledger(Command& publish, Context& x) {
  auto in = std::make_shared<Input>();
  auto* i = publish.add_subcommand("import", x.words.tr(N_("read a base ledger (CSV, UTF-8 or GB18030)")));
  i->add_option("LEDGER", in->file)->required();
  i->add_flag("--dry-run", in->dry_run, x.words.tr(N_("check only, keep nothing")));
  on_call(*i, x, [&x, in] { import(x, *in); });
  auto* e = publish.add_subcommand("export", x.words.tr(N_("the items as a base ledger (CSV for Excel)")));
  e->add_option("--agency", in->agency, x.words.tr(N_("of one agency")));
  e->add_option("-o,--output", in->file, x.words.tr(N_("to a file; else to standard output")))->type_name("FILE");
  on_call(*e, x, [&x, in] { export_to(x, *in); });
}

}  // namespace qixian::cli
