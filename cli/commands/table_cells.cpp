#include <boost/json.hpp>

#include "cli/commands/table.hpp"
#include "present/tables/drill_view.hpp"

namespace qixian::cli {
namespace {

/// 1+2, or 3.3.1,自然人.
std::optional<std::vector<std::size_t>> cells_of(Context& x, const rules::Form& form, const std::string& text) {
  std::vector<std::size_t> cells;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find('+', from), text.size());
    const auto name = text.substr(from, to - from);
    const auto comma = std::min(name.find(','), name.size());
    const auto row = name.substr(0, comma);
    const auto cell = form.cell(row, name.substr(std::min(comma + 1, name.size())));
    if (!cell) {
      std::string columns;
      const auto* known = form.row(row);
      for (std::size_t i = 0; known && i < known->columns.size(); ++i)
        (columns += columns.empty() ? "" : ", ") += form.column(*known, i).name;
      x.fail({"no_row",
              known ? Text{N_("row {0} has no figure under {1}"), {row, name.substr(std::min(comma + 1, name.size()))}}
                    : Text{N_("the form {0} has no row {1}"), {form.id, row}},
              columns.empty() ? Text{N_("see `qixian table`"), {}} : Text{N_("one of: {0}"), {columns}}, "", "table",
              ""});
      return std::nullopt;
    }
    cells.push_back(*cell);
    from = to + 1;
  }
  return cells;
}

std::vector<Column> case_columns(const Words& words) {
  return {{words.tr(N_("number"))},   {words.tr(N_("agency"))}, {words.tr(N_("received"))},
          {words.tr(N_("answered"))}, {words.tr(N_("answer"))}, {words.tr(N_("flags"))}};
}

std::vector<std::string> case_cells(const Words& words, const engine::CaseRow& c, const engine::Office& office) {
  return {c.number,
          agency_name(office, c.agency),
          or_dash(c.received_on),
          or_dash(c.first_closed_on),
          label(words, c.first_answer),
          c.flags.text()};
}

/// A cell that the agencies return: their figures.
void show_returned(Context& x, const engine::TableQuery& q, std::span<const std::size_t> cells, bool as_json) {
  const engine::Records records(*x.office(), q);
  json::array out;
  Table table({{x.words.tr(N_("agency"))},
               {x.words.tr(N_("figure")), Align::Right},
               {x.words.tr(N_("filed"))},
               {x.words.tr(N_("by"))}});
  for (const auto& [key, filed] : records.returns().all()) {
    if (key.first != q.year() || !records.has(key.second) || !q.whole_year()) continue;
    rules::FilledTable one(*q.form);
    engine::add_return(one, filed.fact);
    std::optional<rules::Figure> sum;
    for (const auto cell : cells) {
      if (one.cells[cell]) sum = sum.value_or(rules::Figure()) + *one.cells[cell];
    }
    if (!sum) continue;
    const auto name = agency_name(*x.office(), key.second);
    table.add({name, sum->text(), rules::iso(filed.on), filed.by});
    out.push_back(to_json(name, *sum, filed));
  }
  if (as_json) return x.print(out);
  if (table.empty()) return x.say({N_("no return"), {}});
  print(table);
}

void show_between(Context& x, const engine::TableQuery& q, std::span<const std::size_t> left,
                  std::span<const std::size_t> right, bool as_json) {
  json::array out;
  auto heads = case_columns(x.words);
  heads.push_back({cell_names(*q.form, left), Align::Right});
  heads.push_back({cell_names(*q.form, right), Align::Right});
  Table table(std::move(heads));
  const auto read = engine::each_between(*x.office(), q, left, right, [&](const engine::Between& b) {
    auto cells = case_cells(x.words, b.row, *x.office());
    cells.push_back(std::to_string(b.left));
    cells.push_back(std::to_string(b.right));
    table.add(std::move(cells));
    if (as_json) out.push_back(to_json(b, *x.office()));
  });
  if (!read) return x.fail(read.error());
  if (as_json) return x.print(out);
  if (table.empty()) return x.say({N_("no case: both count the same ones"), {}});
  print(table);
}

}  // namespace

void show_cells(Context& x, const engine::TableQuery& q, const std::string& cell, const std::string& against,
                bool as_json) {
  const auto cells = cells_of(x, *q.form, cell);
  if (!cells) return;
  if (!q.form->place(cells->front()).row->source.by_cases()) return show_returned(x, q, *cells, as_json);
  if (!against.empty()) {
    const auto other = cells_of(x, *q.form, against);
    if (other) show_between(x, q, *cells, *other, as_json);
    return;
  }
  json::array out;
  Table table(case_columns(x.words));
  const auto read = engine::each_in_cells(*x.office(), q, *cells, [&](const engine::CaseRow& c, std::int64_t times) {
    for (std::int64_t i = 0; i < times; ++i) {
      table.add(case_cells(x.words, c, *x.office()));
      if (as_json) out.push_back(to_json(c, *x.office()));
    }
  });
  if (!read) return x.fail(read.error());
  if (as_json) return x.print(out);
  if (table.empty()) return x.say({N_("no case"), {}});
  print(table);
}

void show_changes(Context& x, const engine::TableQuery& q) {
  auto& office = *x.office();
  const auto frozen = engine::frozen_of(office, q);
  if (!frozen)
    return x.fail(
        {"not_frozen", {N_("this table was not frozen"), {}}, {N_("see `qixian table freeze`"), {}}, "", "table", ""});
  const auto now = engine::make_table(office, q);
  const auto published = engine::table_of(*frozen);
  const auto changes = now ? engine::changes_since(office, *frozen, *now) : tl::unexpected(now.error());
  if (!changes) return x.fail(changes.error());
  if (x.json) return x.print(to_json(*changes, *frozen, *published, now->table, office));
  Table cell_table(
      {{x.words.tr(N_("cell"))}, {x.words.tr(N_("published")), Align::Right}, {x.words.tr(N_("now")), Align::Right}});
  for (const auto cell : changes->cells) {
    const auto text = [&](const rules::FilledTable& t) {
      return t.cells[cell] ? t.cells[cell]->text() : std::string();
    };
    cell_table.add({q.form->name_of(cell), text(*published), text(now->table)});
  }
  Table case_table({{x.words.tr(N_("number"))},
                    {x.words.tr(N_("agency"))},
                    {x.words.tr(N_("no longer in"))},
                    {x.words.tr(N_("now in"))}});
  for (const auto& c : changes->cases) {
    case_table.add(
        {c.row.number, agency_name(office, c.row.agency), cell_names(*q.form, c.lost), cell_names(*q.form, c.gained)});
  }
  if (changes->cells.empty()) return x.say({N_("nothing: the table is as it was published"), {}});
  print(cell_table);
  if (!case_table.empty()) std::cout << '\n';
  if (!case_table.empty()) print(case_table);
  for (const auto id : changes->returns)
    std::cout << x.words.render({N_("the return of {0} has come or changed since"), {agency_name(office, id)}}) << '\n';
  if (case_table.empty() && changes->returns.empty())
    std::cout << x.words.tr(N_("no case has changed: another calendar or another version of this program")) << '\n';
}

}  // namespace qixian::cli
