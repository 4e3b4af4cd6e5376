#include "engine/report_faults.hpp"

#include <algorithm>
#include <sstream>

#include "engine/frozen_table.hpp"
#include "engine/reminders.hpp"
#include "rules/yearly_days.hpp"

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

/// @param frozen_at in UTC; the civil day is China's
Day published_on(const FrozenTable& frozen) {
  std::istringstream in(frozen.frozen_at);
  Moment moment;
  in >> date::parse("%FT%T", moment);
  return day_of(moment);
}

/// One that has agencies below it counts as such. A township (乡镇), which R19 art 49 does not name, has the later day.
bool is_government(const AgencyBook& book, StreamId id, Day day) {
  const auto* agency = book.find(id);
  return !agency || agency->kind == "government" || book.has_below(id, day);
}

std::optional<Text> late(const ByYear& tables, int year, Day due, Day today) {
  const auto own = tables.find(year);
  if (own == tables.end()) {
    const bool is_used_to = tables.begin()->first < year;
    if (!is_used_to || today <= due) return std::nullopt;
    return Text{N_("the report of {0} was due on {1}, and no table of it was published"),
                {std::to_string(year), rules::iso(due)}};
  }
  const auto on = published_on(own->second.front());
  if (on <= due) return std::nullopt;
  return Text{N_("the report of {0} was due on {1} and published on {2}"),
              {std::to_string(year), rules::iso(due), rules::iso(on)}};
}

std::optional<Text> carry_over_lost(const ByYear& tables, int year) {
  const auto own = tables.find(year), earlier = tables.find(year - 1);
  if (own == tables.end() || earlier == tables.end()) return std::nullopt;
  const auto table = table_of(own->second.back()), previous = table_of(earlier->second.back());
  if (!table || !previous) return std::nullopt;
  for (const auto& broken : rules::broken_checks(*table, &*previous))
    if (broken.equation->check == "F5")
      return Text{N_("the report of {0} carries in {1}, the one of the year before carried over {2}"),
                  {std::to_string(year), broken.left.text(), broken.right.text()}};
  return std::nullopt;
}

}  // namespace

std::vector<ReportFault> report_faults(const Office& office, const Period& period, StreamId root) {
  std::vector<ReportFault> out;
  const auto& book = office.agencies();
  for (const auto& [agency, tables] : whole_years(office.store())) {
    if (root && agency != root && (agency == 0 || !book.is_under(agency, root, period.to))) continue;
    for (int year = rules::year_of(period.from) - 1; year < rules::year_of(period.to); ++year) {
      const auto due = rules::annual_report_day(year, is_government(book, agency, period.to));
      if (due < period.from || period.to < due) continue;
      if (auto why = carry_over_lost(tables, year)) out.push_back({agency, year, 19, std::move(*why), due});
      if (auto why = late(tables, year, due, office.today())) out.push_back({agency, year, 20, std::move(*why), due});
    }
  }
  return out;
}

}  // namespace qixian::engine
