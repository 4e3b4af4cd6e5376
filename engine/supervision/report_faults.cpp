#include "engine/supervision/report_faults.hpp"

#include <set>

#include "engine/tables/frozen_table.hpp"
#include "engine/tables/report/report_publication.hpp"

namespace qixian::engine {
namespace {

/// An agency's tables of one year, in order of their publication.
using Editions = std::vector<FrozenTable>;
using ByYear = std::map<int, Editions>;

std::map<StreamId, ByYear> whole_years(const Store& store) {
  std::map<StreamId, ByYear> out;
  store.each_frozen([&](const FrozenTable& f) {
    const int year = rules::year_of(f.period.from);
    if (f.period.from == rules::first_day_of(year) && f.period.to == rules::last_day_of(year))
      out[f.agency][year].push_back(f);
  });
  return out;
}

std::optional<Text> carry_over_lost(const ByYear& tables, int year) {
  const auto own = tables.find(year), earlier = tables.find(year - 1);
  if (own == tables.end() || earlier == tables.end()) return std::nullopt;
  const auto table = table_of(own->second.back()), previous = table_of(earlier->second.back());
  if (!table || !previous) return std::nullopt;
  for (const auto& broken : rules::broken_checks(*table, &*previous))
    if (broken.equation->check == "F5")
      return Text{N_("the report of {0} carries in {1}, the one of the year before carried over {2}"),
                  {year, broken.left.text(), broken.right.text()}};
  return std::nullopt;
}

}  // namespace

std::vector<ReportFault> report_faults(const Office& office, const Period& period, StreamId root) {
  std::vector<ReportFault> out;
  const auto tables = whole_years(office.store());
  const auto reports = published_reports(office.store());
  const auto& book = office.agencies();
  const auto look_at = [&](StreamId agency) {
    if (root && agency != root && (agency == 0 || !book.is_under(agency, root, period.to))) return;
    for (int year = rules::year_of(period.from) - 1; year < rules::year_of(period.to); ++year) {
      const auto due = report_due(office, agency, year, period.to);
      if (due < period.from || period.to < due) continue;
      const auto own = tables.find(agency);
      auto lost = own == tables.end() ? std::nullopt : carry_over_lost(own->second, year);
      if (lost) out.push_back({agency, year, 19, std::move(*lost), due});
      const auto report = reports.find({agency, year});
      const bool accused = knows_report_day(office, agency, year, period.to);
      if (accused && report != reports.end() && report->second.on > due)
        out.push_back(
            {agency, year, 20,
             Text{N_("the report of {0} was due on {1} and published on {2}"), {year, due, report->second.on}}, due});
    }
  };
  std::set<StreamId> agencies;
  for (const auto& [agency, of] : tables) agencies.insert(agency);
  for (const auto& [key, report] : reports) agencies.insert(key.first);
  for (const auto agency : agencies) look_at(agency);
  return out;
}

}  // namespace qixian::engine
