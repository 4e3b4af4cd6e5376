#include "engine/supervision/forecast.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>

#include "cli/agency_choice.hpp"
#include "cli/views.hpp"
#include "present/supervision/forecast_view.hpp"

namespace qixian::cli {
namespace {

using engine::Forecast;
using engine::OfficerLoad;

struct Input {
  int days = 10;
  std::string agency, officer;
};

std::string number_or_blank(int n) { return n == 0 ? "" : std::to_string(n); }

/// 3, 1? (provisional), 3+1?
std::string cell(const engine::DayLoad& load) {
  if (load.provisional == 0) return number_or_blank(load.certain);
  return (load.certain > 0 ? std::to_string(load.certain) + "+" : "") + std::to_string(load.provisional) + "?";
}

void print_cases(const Words& words, const Forecast& forecast, const engine::Office& office) {
  Table table({{words.tr(N_("due day"))},
               {words.tr(N_("late from"))},
               {words.tr(N_("left")), Align::Right},
               {words.tr(N_("number"))},
               {words.tr(N_("agency"))},
               {words.tr(N_("officer"))},
               {words.tr(N_("note"))}});
  for (const auto& c : forecast.late()) {
    const bool counted = office.calendar().covers(*c.standing.due);
    const auto left = counted ? office.calendar().working_days_between(office.today(), *c.standing.due) : 0;
    table.add({rules::iso(*c.standing.due), rules::iso(c.late_from), std::to_string(left), c.standing.number,
               agency_name(office, c.standing.agency), officer_name(words, c.standing.officer), note_of(words, c)});
  }
  if (!table.empty()) print(table);
}

/// The days on which anything is due: a row of a month's empty columns says nothing.
std::vector<std::size_t> busy_days(const Forecast& forecast) {
  std::vector<std::size_t> busy;
  for (std::size_t i = 0; i < forecast.days().size(); ++i) {
    if (forecast.total().days[i].all() > 0) busy.push_back(i);
  }
  return busy;
}

void add_load(Table& table, const std::string& name, const OfficerLoad& load, const std::vector<std::size_t>& days) {
  std::vector<std::string> cells{name, number_or_blank(load.overdue)};
  for (const auto i : days) cells.push_back(cell(load.days[i]));
  cells.push_back(number_or_blank(load.later));
  cells.push_back(number_or_blank(load.standing));
  cells.push_back(fmt::format("{:.1f}", load.pace()));
  table.add(std::move(cells));
}

void print_loads(const Words& words, const Forecast& forecast) {
  std::vector<Column> columns{{words.tr(N_("officer"))}, {words.tr(N_("past its limit")), Align::Right}};
  const auto days = busy_days(forecast);
  for (const auto i : days) columns.push_back({rules::iso(forecast.days()[i]).substr(5), Align::Right});
  columns.push_back({words.tr(N_("later")), Align::Right});
  columns.push_back({words.tr(N_("standing still")), Align::Right});
  columns.push_back({words.tr(N_("a day")), Align::Right});
  Table table(std::move(columns));
  for (const auto& [officer, load] : forecast.officers()) add_load(table, officer_name(words, officer), load, days);
  add_load(table, words.tr(N_("sum of all")), forecast.total(), days);
  print(table);
}

void run(Context& x, const Input& in) {
  auto* office = x.office();
  if (!office) return;
  std::vector<engine::StreamId> agencies;
  if (!in.agency.empty()) {
    agencies = agencies_named(x, in.agency, "forecast");
    if (agencies.empty()) return;
  }
  if (!office->calendar().covers(x.today()))
    return x.fail({"date_outside",
                   {N_("{0} lies outside the calendar"), {x.today()}},
                   {N_("the calendar is known from {0}"), {office->calendar().first()}},
                   "",
                   "forecast",
                   "C7"});
  Forecast forecast(office->calendar(), x.today(), in.days);
  for (const auto* kind : office->kinds()) {
    kind->each_open([&](engine::StreamId stream, const engine::Standing& c) {
      const bool wanted = (agencies.empty() || std::ranges::find(agencies, c.agency) != agencies.end()) &&
                          (in.officer.empty() || c.officer == in.officer);
      if (wanted) forecast.add(kind->stream_kind(), stream, c);
    });
  }
  if (x.json) return x.print(to_json(forecast, *office));
  if (forecast.officers().empty()) return x.say({N_("no open case"), {}});
  print_cases(x.words, forecast, *office);
  if (!forecast.late().empty()) std::cout << '\n';
  print_loads(x.words, forecast);
  std::cout
      << '\n'
      << x.words.render({N_("If nothing happens, {0} cases are late after {1}; {2} of them are so today."),
                         {forecast.late().size(), forecast.days().back(), forecast.total().overdue}})
      << '\n'
      << x.words.tr(N_(
             "Under a day: the cases whose last day it is, ? provisional. Under “a day”: how many must be dealt with "
             "each working day so that none is late."))
      << '\n';
}

}  // namespace

void add_forecast(Command& app, Context& x) {
  auto* c = app.add_subcommand("forecast",
                               x.words.tr(N_("which open cases will be late if nothing happens, by day and officer")));
  auto in = std::make_shared<Input>();
  c->add_option("--days", in->days, x.words.tr(N_("so many working days ahead; else 10")))->between(1, 250);
  c->add_option("--agency", in->agency, x.words.tr(N_("of one agency")));
  c->add_option("--officer", in->officer, x.words.tr(N_("of one officer")));
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
