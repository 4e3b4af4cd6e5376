#pragma once
#include <string>

#include "engine/tables/report/annual_report.hpp"

namespace qixian::present {

/// The draft as one file that loads nothing, to be printed on A4: its tables in the official layout, what is to be
/// filled in marked, pages numbered.
std::string report_page(const engine::AnnualReport& report, const rules::FilledTable& table);

}  // namespace qixian::present
