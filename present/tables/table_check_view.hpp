#pragma once
#include <boost/json/fwd.hpp>
#include <optional>

#include "engine/tables/published/table_check.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

namespace json = boost::json;

/// A published table, and what was found of it.
struct CheckedTable {
  const rules::FilledTable& table;
  std::optional<int> year;
  engine::TableCheck check;
  std::optional<engine::TextReading> text;
};
json::object to_json(const Words& words, const CheckedTable& checked);
/// What was found, line by line; not the sentences that were not understood.
std::vector<std::string> check_lines(const Words& words, const CheckedTable& checked);

}  // namespace qixian::present
