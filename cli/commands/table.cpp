#include "cli/commands/table.hpp"

#include <boost/json.hpp>

#include "cli/agency_choice.hpp"
#include "cli/known_at.hpp"
#include "present/tables/published_view.hpp"

namespace qixian::cli {
namespace {

struct Input : TableInput, TableOutput {
  std::string cell, against;
  bool frozen = false, changes = false;
};

Error wrong_period(Text message, Text hint) {
  return {"no_period", std::move(message), std::move(hint), "", "table", ""};
}

Result<engine::Period> period_of(const TableInput& in) {
  const bool span = in.from || in.to;
  if (span ? (!in.from || !in.to || in.year || in.quarter || in.month) : !in.year)
    return tl::unexpected(
        wrong_period({N_("which period?"), {}},
                     {N_("give --year, with --quarter or --month for a part of it, or --from and --to"), {}}));
  if (span) {
    if (*in.from > *in.to)
      return tl::unexpected(wrong_period({N_("{0} is after {1}"), {*in.from, *in.to}}, {N_("check both dates"), {}}));
    return engine::Period{*in.from, *in.to};
  }
  if (in.quarter && in.month)
    return tl::unexpected(wrong_period({N_("a quarter and a month"), {}}, {N_("give one of them"), {}}));
  const int first = in.month ? in.month : in.quarter ? in.quarter * 3 - 2 : 1;
  const int months = in.month ? 1 : in.quarter ? 3 : 12;
  const auto from = rules::add_months(rules::first_day_of(in.year), first - 1);
  return engine::Period{from, rules::add_months(from, months) - rules::Days{1}};
}

void run(Context& x, const Input& in) {
  const auto query = query_of(x, in);
  if (!query) return;
  const bool as_json = x.json || in.format == "json";
  if (!in.cell.empty()) return show_cells(x, *query, in.cell, in.against, as_json);
  if (in.frozen) return show_frozen(x, *query, {as_json ? "json" : in.format, in.file});
  if (in.changes) return show_changes(x, *query);
  const auto table = engine::make_table(*x.office(), *query);
  if (!table) return x.fail(table.error());
  const auto published = engine::published_of(*x.office(), *table);
  if (as_json) return x.print(table_json(x.words, *table, published));
  auto lines = published_lines(x.words, published, *table->table.form);
  const auto reports = engine::published_reports(x.store());
  if (const auto* report = report_of(reports, *query); report && !query->then())
    lines.push_back(report_line(x.words, *report));
  show_table(x, *table, lines, in);
}

/// @param moment empty until it is given
void known_at_option(const Words& words, Command& c, std::string& moment) {
  const auto take = [&words, &moment](const std::string& text) {
    const auto read = recorded_by(text);
    if (read) moment = *read;
    return read ? "" : words.render({N_("neither a day nor a time such as 2019-01-31T16:00:00Z: {0}"), {text}});
  };
  c.add_reader(
       "--known-at", take,
       words.tr(N_("from what had been recorded by that time (2019-01-31T16:00:00Z) or by the end of that day")))
      ->type_name("TIME");
}

}  // namespace

Option* table_options(const Words& words, Command& c, TableInput& in) {
  auto* year = c.add_option("--year", in.year, words.tr(N_("the year")))->between(2008, 2080);
  std::string ids;
  for (const auto& form : rules::forms()) (ids += ids.empty() ? "" : "|") += form.id;
  c.add_option("--form", in.form, ids)->check([&words, ids](const std::string& id) {
    return rules::find_form(id) ? std::string() : words.render({N_("{0}: one of {1}"), {id, ids}});
  });
  c.add_option("--agency", in.agency, words.tr(N_("an agency and all below it")));
  return year;
}

std::optional<engine::TableQuery> query_of(Context& x, const TableInput& in, For use) {
  const auto period = period_of(in);
  if (!period) {
    x.fail(period.error());
    x.exit_code = usage;
    return std::nullopt;
  }
  auto* office = x.office(use);
  if (!office) return std::nullopt;
  engine::TableQuery q;
  q.period = *period;
  q.form = in.form.empty() ? rules::form_of_year(rules::year_of(q.period.to)) : rules::find_form(in.form);
  if (!q.form) {
    x.fail(wrong_period({N_("there is no form for {0}"), {q.period.to}}, {N_("give --form"), {}}));
    return std::nullopt;
  }
  q.as_of = in.as_of;
  q.known_at = in.known_at;
  if (in.agency.empty()) return q;
  const auto agency = agency_named(x, in.agency, "table");
  if (!agency) return std::nullopt;
  q.root = *agency;
  return q;
}

void add_table(Command& app, Context& x) {
  auto* c = app.add_subcommand("table", x.words.tr(N_("the official table of a period, made from the cases")));
  auto in = std::make_shared<Input>();
  table_options(x.words, *c, *in);
  c->add_option("--quarter", in->quarter, x.words.tr(N_("a quarter of the year, 1 to 4")))->between(1, 4);
  c->add_option("--month", in->month, x.words.tr(N_("a month of the year, 1 to 12")))->between(1, 12);
  day_option(x.words, *c, "--from", in->from, x.words.tr(N_("any span: its first day")));
  day_option(x.words, *c, "--to", in->to, x.words.tr(N_("its last day")));
  c->add_option("--format", in->format, "text|csv|json|html|xlsx|pdf")
      ->one_of({"text", "csv", "json", "html", "xlsx", "pdf"});
  c->add_option("-o,--output", in->file, x.words.tr(N_("html, xlsx, pdf: to a file; html else to standard output")))
      ->type_name("FILE");
  day_option(x.words, *c, "--as-of", in->as_of, x.words.tr(N_("from what had happened by that day")));
  known_at_option(x.words, *c, in->known_at);
  auto* cell = c->add_option("--cell", in->cell, x.words.tr(N_("list what a cell counts; + adds several")));
  cell->type_name("ROW[,COLUMN]");
  c->add_option("--against", in->against, x.words.tr(N_("list what counts in --cell or here, not in both")))
      ->type_name("ROW[,COLUMN]")
      ->needs(cell);
  c->add_flag("--frozen", in->frozen, x.words.tr(N_("the table as it was published")));
  c->add_flag("--changes", in->changes, x.words.tr(N_("what has changed since it was published, with the cases")));
  add_table_returns(*c, x);
  add_table_freeze(*c, x);
  add_table_published(*c, x);
  add_table_check(*c, x);
  c->require_subcommand(0, 1);
  on_call(*c, x, [&x, in, c] {
    if (!c->has_subcommand()) run(x, *in);
  });
}

}  // namespace qixian::cli
