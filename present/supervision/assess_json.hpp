#pragma once
#include <boost/json/fwd.hpp>

#include "engine/supervision/assessment.hpp"

namespace qixian::present {

namespace json = boost::json;

json::object to_json(const engine::Assessment& assessment);
/// The notices to put right that were made. @param until the day by which they are answered
json::object notices_json(int made, rules::Day until);

}  // namespace qixian::present
