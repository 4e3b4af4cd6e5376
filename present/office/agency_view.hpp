#pragma once
#include <boost/json/fwd.hpp>
#include <string>

#include "engine/office/office.hpp"
#include "engine/office/practice.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

namespace json = boost::json;

/// The agencies and their tree as they are on that day.
json::array agencies_json(const engine::Office& office);
/// One that was made or changed.
json::object agency_json(const std::string& name, engine::StreamId id);
/// What stands above it on that day, or into what it was merged.
std::string under_text(const Words& words, const engine::Office& office, const engine::Agency& agency);

/// What the law leaves to the office, with the store's choices.
json::array practices_json(const Words& words, const engine::Store& store);
json::object to_json(const engine::PracticeSet& fact);

}  // namespace qixian::present
