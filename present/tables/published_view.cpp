#include "present/tables/published_view.hpp"

#include <boost/json.hpp>

#include "present/case/case_json.hpp"
#include "present/tables/table_view.hpp"

namespace qixian::present {
namespace {

json::value agency_or_null(const engine::Office& office, engine::StreamId agency, const Words& words) {
  return agency ? json::value(agency_or_all(words, office, agency)) : json::value(nullptr);
}

}  // namespace

std::string agency_or_all(const Words& words, const engine::Office& office, engine::StreamId id) {
  const auto* agency = office.agencies().find(id);
  return agency ? agency->name() : words.tr(N_("all agencies"));
}

ReportView report_view(const engine::Office& office, engine::StreamId agency, int year,
                       const engine::PublishedReport& report) {
  const auto due = engine::report_due(office, agency, year, office.today());
  const bool late = engine::knows_report_day(office, agency, year, office.today()) && report.on > due;
  return {agency, year, report, due, late};
}

json::object to_json(const Words& words, const ReportView& v, const engine::Office& office) {
  return {{"agency", agency_or_null(office, v.agency, words)},
          {"year", v.year},
          {"published_on", rules::iso(v.report.on)},
          {"due", rules::iso(v.due)},
          {"late", v.late},
          {"address", v.report.address},
          {"by", v.report.by},
          {"corrected", v.report.corrected},
          {"reason", v.report.reason}};
}

json::object no_report_json(const std::string& agency, int year) {
  return {{"agency", agency}, {"year", year}, {"published_on", nullptr}};
}

std::string note_of(const Words& words, const ReportView& v) {
  std::string note = v.late ? words.tr(N_("late (P20)")) : "";
  if (!v.report.corrected) return note;
  if (!note.empty()) note += words.tr(N_("; "));
  return note + (v.report.reason.empty() ? words.tr(N_("entered anew"))
                                         : words.render({N_("entered anew: {0}"), {v.report.reason}}));
}

std::string report_line(const Words& words, const engine::PublishedReport& report) {
  return report.address.empty()
             ? words.render({N_("the annual report was published on {0}"), {report.on}})
             : words.render({N_("the annual report was published on {0}, {1}"), {report.on, report.address}});
}

json::object table_json(const Words& words, const engine::OfficialTable& t,
                        const std::optional<engine::Published>& published) {
  auto out = to_json(words, t);
  if (!published) return out;
  out["frozen"] = frozen_json(published->frozen);
  json::array names;
  for (const auto cell : published->changed) names.emplace_back(t.table.form->name_of(cell));
  out["changed"] = std::move(names);
  return out;
}

json::object table_json(const Words& words, const engine::OfficialTable& t, const engine::FrozenTable& frozen) {
  auto out = to_json(words, t);
  out["frozen"] = frozen_json(frozen);
  return out;
}

json::object kept_json(const engine::FrozenTable& frozen, const engine::Heads& keep) {
  auto out = frozen_json(frozen);
  out["keep"] = keep.text();
  return out;
}

json::object to_json(const Words& words, const engine::FrozenTable& f, const engine::PublishedReport* report,
                     const engine::Office& office) {
  auto out = frozen_json(f);
  out["agency"] = agency_or_null(office, f.agency, words);
  out["form"] = f.form;
  out["from"] = rules::iso(f.period.from);
  out["to"] = rules::iso(f.period.to);
  out["report_published_on"] = report ? json::value(rules::iso(report->on)) : json::value(nullptr);
  return out;
}

}  // namespace qixian::present
