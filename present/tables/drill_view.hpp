#pragma once
#include <boost/json/fwd.hpp>
#include <optional>
#include <string>

#include "engine/tables/frozen_table.hpp"
#include "engine/tables/official_table.hpp"
#include "engine/tables/returns.hpp"
#include "present/language/words.hpp"

/// What stands behind the figures of a table: cases and returns, and what has changed since it was published.
namespace qixian::present {

namespace json = boost::json;

/// A case that counts otherwise in one cell than in another.
json::object to_json(const engine::Between& between, const engine::Office& office);
/// The figure of an agency's return in the cells asked for.
json::object to_json(const std::string& agency, const rules::Figure& figure, const engine::Return& filed);
/// A return as it stands, by the names of the form's cells.
json::object to_json(const rules::Form& form, const std::string& agency, const engine::Return& filed);
/// One that was filed. @param broken the checks that don't hold with it
json::object filed_json(const Words& words, const rules::Form& form, const std::string& agency,
                        const engine::ReturnFiled& filed, bool replaced, const std::vector<rules::BrokenCheck>& broken);

/// @param was the table as published @param now as it would be made now
json::object to_json(const engine::Changes& changes, const engine::FrozenTable& frozen, const rules::FilledTable& was,
                     const rules::FilledTable& now, const engine::Office& office);

}  // namespace qixian::present
