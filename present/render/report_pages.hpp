#pragma once
#include <boost/json/fwd.hpp>
#include <string>

#include "engine/tables/report/annual_report.hpp"

namespace qixian::present {

namespace json = boost::json;

/// The draft as one file that loads nothing, to be printed on A4: its tables in the official layout, what is to be
/// filled in marked, pages numbered.
std::string report_page(const engine::AnnualReport& report, const rules::FilledTable& table);

/// For a word processor. @returns write_failed
engine::Result<void> write_report(const engine::AnnualReport& report, const rules::FilledTable& table,
                                  const std::string& path, rules::Day today);
json::object to_json(const engine::AnnualReport& report, const rules::Form& form);

}  // namespace qixian::present
