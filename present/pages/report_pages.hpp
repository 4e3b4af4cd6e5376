#pragma once
#include <boost/json/fwd.hpp>

#include "engine/document/document.hpp"
#include "engine/tables/report/annual_report.hpp"

namespace qixian::present {

namespace json = boost::json;

/// The draft of the annual report, its tables in the official layout, what is to be filled in marked.
engine::document::Document report_page(const engine::AnnualReport& report, const rules::FilledTable& table);
json::object to_json(const engine::AnnualReport& report, const rules::Form& form);

}  // namespace qixian::present
