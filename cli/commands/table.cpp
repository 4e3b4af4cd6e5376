#include <fstream>

#include "adapters/csv/writer.hpp"
#include "cli/form_view.hpp"
#include "cli/known_at.hpp"
#include "engine/published.hpp"

namespace qixian::cli {
namespace {

struct Input {
  int year = 0;
  std::string form, agency, format = "text", cell, known_at;
  std::optional<Day> as_of;
};

/// The cases as they stood: on a day (what had happened), at a moment (what had been recorded).
void each_row_then(const engine::Office& office, const Input& in,
                   const std::function<void(const engine::CaseRow&)>& visit) {
  office.store().each_stream("request", [&](engine::StreamId id, std::span<const engine::EventRecord> records) {
    std::vector<engine::EventRecord> then;
    for (const auto& r : records) {
      if (in.known_at.empty() || r.recorded_at <= in.known_at) then.push_back(r);
    }
    const auto events = engine::decode_all(then);
    const auto c =
        events && !events->empty() ? engine::fold(*events, office.calendar(), in.as_of) : tl::unexpected(Error{});
    if (c && c->state != "fresh") visit(engine::project(*c, id, office.calendar()));
  });
}

void each_row(const engine::Office& office, const Input& in, const std::function<void(const engine::CaseRow&)>& visit) {
  const auto* root = in.agency.empty() ? nullptr : office.agencies().named(in.agency);
  const auto last = rules::last_day_of(in.year);
  const auto mine = [&](const engine::CaseRow& row) {
    if (!root || office.agencies().is_under(row.agency, root->id, last)) visit(row);
  };
  if (in.as_of || !in.known_at.empty())
    each_row_then(office, in, mine);
  else
    office.store().each_case({}, mine);
}

void print_cell(Context& x, const engine::Office& office, const Input& in, const rules::Form& form,
                const engine::Period& period) {
  const auto comma = std::min(in.cell.find(','), in.cell.size());
  const auto cell = form.cell(in.cell.substr(0, comma), in.cell.substr(std::min(comma + 1, in.cell.size())));
  if (!cell) {
    return x.fail({"no_row",
                   {N_("the form {0} has no row {1}"), {form.id, in.cell}},
                   {N_("see `qixian table`"), {}},
                   "",
                   "table",
                   ""});
  }
  Table table({whole(tr(N_("number"))),
               {tr(N_("agency"))},
               whole(tr(N_("received"))),
               whole(tr(N_("answered"))),
               {tr(N_("answer"))},
               {tr(N_("flags"))}});
  json::array out;
  each_row(office, in, [&](const engine::CaseRow& c) {
    if (engine::count_in(form, *cell, c, period) == 0) return;
    const auto* agency = office.agencies().find(c.agency);
    table.add({c.number, agency ? agency->name() : "", or_dash(c.received_on), or_dash(c.first_closed_on),
               label(c.first_answer), c.flags});
    if (x.json || in.format == "json") out.push_back(to_json(c, office));
  });
  if (x.json || in.format == "json") return x.print(out);
  print(table);
}

void print_csv(const rules::FilledTable& table) {
  adapters::csv::Writer writer(std::cout, true);
  for (const auto& row : engine::write_published(table)) writer.row(row);
  (void)writer.finish();
}

void print_json(Context& x, const engine::Tally& tally, int year) {
  const auto& form = *tally.table().form;
  json::array rows;
  for (const auto& row : form.rows) {
    json::object o{{"table", form.tables[row.table].id}, {"row", row.id}, {"label", row.label}, {"unit", row.unit}};
    const auto total = form.cell(row.id);
    o["value"] = to_json(total ? tally.table().cells[*total] : std::nullopt);
    if (row.columns.size() > 1) {
      json::object values;
      for (std::size_t i = 0; i < row.columns.size(); ++i)
        values[form.column(row, i).name] = to_json(tally.table().cells[row.first_cell + i]);
      o["values"] = std::move(values);
    }
    rows.push_back(std::move(o));
  }
  json::array notes;
  for (const auto& n : tally.notes()) notes.emplace_back(render(n));
  x.print(json::object{{"form", form.id}, {"year", year}, {"rows", rows}, {"notes", notes}});
}

void print_text(const engine::Tally& tally, int year, const std::string& agency) {
  const auto& form = *tally.table().form;
  std::cout << render({N_("{0}, year {1}, table {2}"),
                       {agency.empty() ? tr(N_("all agencies")) : agency, std::to_string(year), form.id}})
            << '\n';
  print_form(tally.table());
  for (const auto& n : tally.notes()) std::cout << tr(N_("note")) << tr(N_(": ")) << render(n) << '\n';
  std::cout << tr(N_("note: rows without a figure come from the agency's returns, not from cases")) << '\n';
}

void run(Context& x, Input in) {
  auto* office = x.office();
  if (!office) return;
  if (!in.agency.empty() && !office->agencies().named(in.agency)) {
    return x.fail(
        {"no_agency", {N_("no agency {0}"), {in.agency}}, {N_("see `qixian agency list`"), {}}, "", "table", ""});
  }
  const auto* form = in.form.empty() ? rules::form_of_year(in.year) : rules::find_form(in.form);
  const engine::Period period{rules::first_day_of(in.year), rules::last_day_of(in.year)};
  engine::Tally tally(*form);
  if (!in.cell.empty()) return print_cell(x, *office, in, *form, period);
  each_row(*office, in, [&](const engine::CaseRow& row) { tally.add(row, period); });
  if (x.json || in.format == "json")
    print_json(x, tally, in.year);
  else if (in.format == "csv")
    print_csv(tally.table());
  else
    print_text(tally, in.year, in.agency);
}

}  // namespace

void add_table(CLI::App& app, Context& x) {
  auto* c = app.add_subcommand("table", tr(N_("the official table of a year, made from the cases")));
  auto in = std::make_shared<Input>();
  c->add_option("--year", in->year, tr(N_("the year")))->check(CLI::Range(2008, 2080));
  c->add_option("--form", in->form, "2014")->check(CLI::IsMember({"2014", "2019", "2021"}));
  c->add_option("--agency", in->agency, tr(N_("an agency and all below it")));
  c->add_option("--format", in->format, "text|csv|json")->check(CLI::IsMember({"text", "csv", "json"}));
  day_option(*c, "--as-of", in->as_of, tr(N_("from what had happened by that day")));
  moment_option(*c, "--known-at", in->known_at,
                tr(N_("from what had been recorded by that time (2019-01-31T16:00:00Z) or by the end of that day")));
  c->add_option("--cell", in->cell, tr(N_("list the cases that a row counts")))->type_name("ROW");
  add_table_check(*c, x);
  c->require_subcommand(0, 1);
  on_call(*c, x, [&x, in, c] {
    if (!c->get_subcommands().empty()) return;
    if (in->year == 0) throw CLI::RequiredError("--year");
    run(x, *in);
  });
}

}  // namespace qixian::cli
