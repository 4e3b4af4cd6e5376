#pragma once
#include <boost/json/fwd.hpp>
#include <string>

#include "engine/office/office.hpp"
#include "engine/supervision/forecast.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

namespace json = boost::json;

std::string officer_name(const Words& words, const std::string& officer);
/// Past its limit, stands still until …, provisional.
std::string note_of(const Words& words, const engine::LateCase& late);
json::object to_json(const engine::Forecast& forecast, const engine::Office& office);

}  // namespace qixian::present
