#pragma once
#include <map>

#include "engine/base/private_text.hpp"
#include "engine/office/office.hpp"

/// When an annual report (政府信息公开工作年度报告) was published: a fact of its own, which no frozen table tells
/// (P20).
namespace qixian::engine {

// clang-format off
/// The report of a year was published on the day of the event. A later one of the same agency and year takes its place:
/// the day had been entered wrongly, for that reason; one that is void leaves none on record.
struct ReportPublished { static constexpr const char* type = "report_published";
  std::int64_t agency = 0; int year = 0; std::string address; bool is_void = false; PrivateText reason; };
BOOST_DESCRIBE_STRUCT(ReportPublished, (), (agency, year, address, is_void, reason))
// clang-format on

struct PublishedReport {
  Day on;
  std::string address;  ///< may be empty
  std::string by;       ///< who recorded it
  bool corrected = false;
  std::string reason;  ///< of the correction; empty where it was erased
};
using PublishedReports = std::map<std::pair<StreamId, int>, PublishedReport>;  ///< by agency (0: all together), year

/// Those on record.
PublishedReports published_reports(const Store& store);

/// By when the report of the year is public. A day that is no working day moves on to the next one (C3).
/// @param on by whose tree and kinds it is said whether the agency is a government
Day report_due(const Office& office, StreamId agency, int year, Day on);

/// Whether that day is known: an agency whose kind is not on record may be a government, whose day is a later one. All
/// together have the later one.
bool knows_report_day(const Office& office, StreamId agency, int year, Day on);

struct ReportEntry {
  StreamId agency = 0;
  int year = 0;
  std::optional<Day> on;  ///< nothing: what is on record is void
  std::string address, reason;
};
struct ReportRecorded {
  bool known = false;  ///< it stood there just so, and nothing was done
  std::optional<PublishedReport> before;
};
/// @returns later_day, before_year_end, report_on_record (a day that differs wants a reason), no_report (void)
Result<ReportRecorded> record_report(Office& office, const ReportEntry& entry, const Actor& by);

}  // namespace qixian::engine
