#pragma once
#include <boost/json/fwd.hpp>
#include <vector>

#include "engine/office/office.hpp"
#include "engine/request/remedies/remedies.hpp"
#include "present/language/words.hpp"

/// A case as docs/json.md has it.
namespace qixian::present {

namespace json = boost::json;

json::object to_json(const engine::CaseRow& row, const engine::Office& office);
json::array to_json(const Words& words, const std::vector<engine::Step>& steps);
json::object to_json(const Words& words, const engine::Error& error);
json::array windows_json(const engine::Case& c, const engine::Office& office);

/// null where there is no day.
json::value or_null(const std::optional<rules::Day>& day);
/// provisional, final
const char* certainty_code(bool provisional);
/// "" where there is none.
std::string agency_name(const engine::Office& office, engine::StreamId agency);

}  // namespace qixian::present
