#include <boost/json.hpp>

#include "cli/agency_choice.hpp"
#include "cli/commands/table.hpp"
#include "engine/tables/report/report_publication.hpp"
#include "present/tables/published_view.hpp"

namespace qixian::cli {
namespace {

struct Input {
  int year = 0;
  std::string agency, address, reason;
  std::optional<Day> on;
  bool is_void = false;
};

void list(Context& x, const Input& in, engine::StreamId root) {
  const auto& office = *x.office();
  json::array out;
  Table table({{x.words.tr(N_("agency"))},
               {x.words.tr(N_("year")), Align::Right},
               {x.words.tr(N_("published on"))},
               {x.words.tr(N_("due"))},
               {x.words.tr(N_("note"))},
               {x.words.tr(N_("by"))},
               {x.words.tr(N_("address"))}});
  for (const auto& [key, report] : engine::published_reports(office.store())) {
    const auto [agency, year] = key;
    if (in.year && year != in.year) continue;
    if (root && agency != root && (agency == 0 || !office.agencies().is_under(agency, root, office.today()))) continue;
    const auto view = report_view(office, agency, year, report);
    table.add({agency_or_all(x.words, office, agency), std::to_string(year), rules::iso(report.on),
               rules::iso(view.due), note_of(x.words, view), report.by, report.address});
    out.push_back(to_json(x.words, view, office));
  }
  if (x.json) return x.print(out);
  if (table.empty()) return x.say({N_("no publication of an annual report is on record"), {}});
  print(table);
}

void record(Context& x, const Input& in, engine::StreamId agency) {
  auto& office = *x.office();
  const auto done = engine::record_report(office, {agency, in.year, in.on, in.address, in.reason}, x.by);
  if (!done) return x.fail(done.error());
  const auto name = agency_or_all(x.words, office, agency), year = std::to_string(in.year);
  const auto reports = engine::published_reports(office.store());
  const auto now = reports.find({agency, in.year});
  if (now == reports.end()) {
    if (x.json) return x.print(no_report_json(name, in.year));
    std::cout << x.words.render({N_("{0}: no publication of the report of {1} is on record any more"), {name, year}})
              << '\n';
    return;
  }
  const auto& report = now->second;
  const auto view = report_view(office, agency, in.year, report);
  if (x.json) return x.print(to_json(x.words, view, office));
  std::cout << x.words.render(
                   {done->known ? N_("{0}: the report of {1}, published on {2}, is on record already: nothing changes")
                                : N_("{0}: the report of {1} is on record as published on {2}; it was due on {3}"),
                    {name, year, report.on, view.due}})
            << '\n';
  if (!done->known && done->before) std::cout << x.words.render({N_("until now: {0}"), {done->before->on}}) << '\n';
  if (view.late)
    std::cerr << x.words.tr(N_("warning")) << x.words.tr(N_(": ")) << "P20 "
              << x.words.render(
                     {N_("the report of {0} was due on {1} and published on {2}"), {year, view.due, report.on}})
              << '\n';
}

Error missing(Text message, Text hint) {
  return {"report_entry", std::move(message), std::move(hint), "", "table published", ""};
}

void run(Context& x, const Input& in) {
  const bool writes = in.on || in.is_void;
  const auto wrong_usage = [&](const Error& error) {
    x.fail(error);
    x.exit_code = usage;
  };
  if (!writes && !(in.address.empty() && in.reason.empty()))
    return wrong_usage(missing({N_("on which day was it published?"), {}}, {N_("give --on"), {}}));
  if (writes && in.year == 0)
    return wrong_usage(missing({N_("the report of which year?"), {}}, {N_("give --year"), {}}));
  if (in.is_void && in.reason.empty())
    return wrong_usage(missing({N_("why is it void?"), {}}, {N_("give {0}"), {engine::as::a_field("reason")}}));
  auto* office = x.office(writes ? For::writing : For::reading);
  if (!office) return;
  engine::StreamId agency = 0;
  if (!in.agency.empty()) {
    const auto named = agency_named(x, in.agency, "table published");
    if (!named) return;
    agency = *named;
  }
  writes ? record(x, in, agency) : list(x, in, agency);
}

}  // namespace

const engine::PublishedReport* report_of(const engine::PublishedReports& reports, const engine::TableQuery& q) {
  const auto found = q.whole_year() ? reports.find({q.root, q.year()}) : reports.end();
  return found == reports.end() ? nullptr : &found->second;
}

void add_table_published(Command& app, Context& x) {
  auto* c = app.add_subcommand(
      "published", x.words.tr(N_("the day on which an annual report was published (P20): put on record, or the list")));
  auto in = std::make_shared<Input>();
  c->add_option("--year", in->year, x.words.tr(N_("the year that the report is of")))->between(2008, 2080);
  c->add_option("--agency", in->agency, x.words.tr(N_("whose report; else that of all agencies")));
  auto* on = day_option(x.words, *c, "--on", in->on, x.words.tr(N_("the day on which it was published")));
  c->add_option("--address", in->address, x.words.tr(N_("where it was published")));
  c->add_option("--reason", in->reason, x.words.tr(N_("what was entered wrongly, where a day is on record already")));
  c->add_flag("--void", in->is_void, x.words.tr(N_("what is on record is void")))->excludes(on);
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
