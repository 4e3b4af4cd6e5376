#pragma once
#include <boost/json/fwd.hpp>

#include "engine/supervision/assessment.hpp"

namespace qixian::present {

namespace json = boost::json;

json::object to_json(const engine::Assessment& assessment);

}  // namespace qixian::present
