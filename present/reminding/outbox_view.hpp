#pragma once
#include <boost/json/fwd.hpp>
#include <string>

#include "engine/reminding/reminding.hpp"

namespace qixian::present {

namespace json = boost::json;

/// 2026-03-02 09:30, in China.
std::string moment_text(engine::Moment moment);
json::object to_json(const engine::OutboxStatus& status);

}  // namespace qixian::present
