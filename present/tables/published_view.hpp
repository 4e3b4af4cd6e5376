#pragma once
#include <boost/json/fwd.hpp>
#include <optional>
#include <string>

#include "engine/tables/frozen_table.hpp"
#include "engine/tables/report/report_publication.hpp"
#include "present/language/words.hpp"

/// Tables and annual reports as they were published.
namespace qixian::present {

namespace json = boost::json;

/// Its name, or that of all together.
std::string agency_or_all(const Words& words, const engine::Office& office, engine::StreamId agency);

/// The publication of an annual report, with the day by which it was due.
struct ReportView {
  engine::StreamId agency = 0;
  int year = 0;
  engine::PublishedReport report;
  rules::Day due;
  bool late = false;  ///< P20: only where it is known whose day holds
};
/// By the tree of agencies and their kinds as they are today.
ReportView report_view(const engine::Office& office, engine::StreamId agency, int year,
                       const engine::PublishedReport& report);
json::object to_json(const Words& words, const ReportView& view, const engine::Office& office);
/// Of none that is on record any more.
json::object no_report_json(const std::string& agency, int year);
/// That it was late, and what was entered anew.
std::string note_of(const Words& words, const ReportView& view);
std::string report_line(const Words& words, const engine::PublishedReport& report);

/// The table as it stands, and what of it differs from the one that was published.
json::object table_json(const Words& words, const engine::OfficialTable& table,
                        const std::optional<engine::Published>& published);
/// A published table as it was.
json::object table_json(const Words& words, const engine::OfficialTable& table, const engine::FrozenTable& frozen);
/// One that was just frozen. @param keep the head that proves it, for who keeps it elsewhere
json::object kept_json(const engine::FrozenTable& frozen, const engine::Heads& keep);
/// One of all. @param report the annual report that goes with it; null where none is on record
json::object to_json(const Words& words, const engine::FrozenTable& frozen, const engine::PublishedReport* report,
                     const engine::Office& office);

}  // namespace qixian::present
