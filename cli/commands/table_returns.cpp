#include <boost/json.hpp>

#include "adapters/csv/reader.hpp"
#include "adapters/csv/writer.hpp"
#include "adapters/disk/input_file.hpp"
#include "cli/commands/table.hpp"
#include "engine/tables/published/published.hpp"
#include "present/tables/drill_view.hpp"

namespace qixian::cli {
namespace {

struct Input : TableInput {
  std::string file;
  std::optional<Day> on;
  bool nil = false, blank = false;
};

/// The figures of the file, with the file's own lines in what is wrong.
Result<std::vector<engine::ReturnFigure>> read_file(const rules::Form& form, const std::string& path) {
  auto file = adapters::disk::InputFile::open(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  adapters::csv::Reader reader(file->stream(), {.notes = true});
  adapters::csv::Row row;
  engine::TextRows rows;
  std::vector<std::string> lines;
  auto more = reader.next(row);
  for (; more && *more; more = reader.next(row)) {
    rows.emplace_back(row.cells.begin(), row.cells.end());
    lines.push_back(std::to_string(row.line));
  }
  if (!more && more.error().code == "read_failed") return tl::unexpected(file->failure());
  if (!more) return tl::unexpected(std::move(more.error()));
  auto read = engine::read_published(form, rows);
  if (!read && !read.error().message.args.empty() && read.error().code != "not_a_table") {
    auto& at = read.error().message.args.front();
    at = lines.at(std::stoul(at.text) - 1);
  }
  if (!read) return tl::unexpected(std::move(read.error()));
  if (!read->odd.empty()) {
    const auto& odd = read->odd.front();
    return engine::refuse(
        "not_a_figure",
        {N_("row {0}: “{1}” is no figure ({2})"), {lines.at(odd.row), odd.text, form.name_of(odd.cell)}},
        {N_("write a number, or leave it empty: a blank is not a zero"), {}});
  }
  return engine::returned_figures(read->table);
}

void print_blank(const rules::Form& form) {
  adapters::csv::Writer writer(std::cout, true);
  for (const auto& row : engine::write_published(rules::FilledTable(form), "return")) writer.row(row);
  (void)writer.finish();
}

void list(Context& x, const engine::TableQuery& q) {
  const engine::Records records(*x.office(), q);
  json::array out;
  Table table({{x.words.tr(N_("agency"))},
               {x.words.tr(N_("figures")), Align::Right},
               {x.words.tr(N_("filed"))},
               {x.words.tr(N_("by"))}});
  for (const auto& [key, filed] : records.returns().all()) {
    if (key.first != q.year() || !records.has(key.second)) continue;
    const auto name = records.agencies().find(key.second)->name_on(q.period.to);
    const auto count = filed.fact.figures.size();
    table.add({name, filed.fact.nil ? x.words.tr(N_("nil")) : std::to_string(count), rules::iso(filed.on), filed.by});
    out.push_back(to_json(*q.form, name, filed));
  }
  if (x.json) return x.print(out);
  if (table.empty()) return x.say({N_("no return"), {}});
  print(table);
}

/// What differs from the return that stood before, and the checks of the new one.
void tell(Context& x, const engine::TableQuery& q, const engine::ReturnFiled& filed,
          const std::optional<engine::ReturnFiled>& before) {
  rules::FilledTable was(*q.form), is(*q.form);
  if (before) engine::add_return(was, *before);
  engine::add_return(is, filed);
  const engine::Records records(*x.office(), q);
  const auto* form = rules::form_of_year(filed.year - 1);
  auto last = form ? std::optional<rules::FilledTable>(*form) : std::nullopt;
  const auto* earlier = records.returns().find(filed.agency, filed.year - 1);
  if (last && earlier) engine::add_return(*last, earlier->fact);
  const auto broken = rules::broken_checks(is, last ? &*last : nullptr);
  const auto name = x.office()->agencies().find(filed.agency)->name();
  if (x.json) return x.print(filed_json(x.words, *q.form, name, filed, before.has_value(), broken));
  std::cout << x.words.render(filed.nil ? Text{N_("{0}, {1}: nothing to report"), {name, filed.year}}
                                        : Text{N_("{0}, {1}: {2} figures"), {name, filed.year, filed.figures.size()}})
            << '\n';
  const auto changed = before ? rules::differing_cells(was, is) : std::vector<std::size_t>{};
  for (const auto cell : changed) {
    const auto text = [&](const rules::FilledTable& t) {
      return t.cells[cell] ? t.cells[cell]->text() : x.words.tr(N_("blank"));
    };
    std::cout << "  " << q.form->name_of(cell) << x.words.tr(N_(": ")) << text(was) << " → " << text(is) << '\n';
  }
  if (const auto lost = before ? engine::figures_without_place(*q.form, *before) : 0; lost > 0)
    x.say({N_("it takes the place of a return on form {0}, {1} figures of which have no place on form {2}"),
           {before->form, lost, q.form->id}});
  for (const auto& b : broken)
    std::cerr << x.words.tr(N_("check")) << x.words.tr(N_(": ")) << check_text(x.words, *q.form, b) << '\n';
}

void run(Context& x, const Input& in) {
  if (in.blank) {
    const auto* form = !in.form.empty() ? rules::find_form(in.form) : in.year ? rules::form_of_year(in.year) : nullptr;
    if (form) return print_blank(*form);
  }
  const bool files = !in.file.empty() || in.nil;
  const auto query = query_of(x, in, files ? For::writing : For::reading);
  if (!query) return;
  if (!files) return list(x, *query);
  if (query->root == 0)
    return x.fail({"no_agency", {N_("the agency is missing"), {}}, {N_("give --agency"), {}}, "", "table returns", ""});
  engine::ReturnFiled filed{query->root, in.year, query->form->id, in.nil, {}};
  if (!in.nil) {
    auto figures = read_file(*query->form, in.file);
    if (!figures) return x.fail(figures.error());
    filed.figures = std::move(*figures);
  }
  if (const auto other = engine::other_form(*query)) x.say(*other);
  const auto before = engine::file_return(*x.office(), filed, in.on.value_or(x.today()), x.by);
  if (!before) return x.fail(before.error());
  tell(x, *query, filed, *before);
}

}  // namespace

void add_table_returns(Command& app, Context& x) {
  auto* c = app.add_subcommand(
      "returns",
      x.words.tr(N_("an agency's yearly figures that no case feeds: a file of the table's own rows, or the list")));
  auto in = std::make_shared<Input>();
  auto* file = c->add_option("FILE", in->file);
  table_options(x.words, *c, *in);
  c->add_flag("--nil", in->nil, x.words.tr(N_("the agency has nothing to report")))->excludes(file);
  c->add_flag("--blank", in->blank, x.words.tr(N_("print the rows to fill in; needs no store")))->excludes(file);
  day_option(x.words, *c, "--on", in->on, x.words.tr(N_("the day it came; else today")));
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
