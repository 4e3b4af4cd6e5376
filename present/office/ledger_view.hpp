#pragma once
#include <boost/json/fwd.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "present/language/words.hpp"

namespace qixian::present {

namespace json = boost::json;

/// The rows of a ledger, by what they came to.
struct Imported {
  std::int64_t rows = 0, fresh = 0, updated = 0, same = 0, bad = 0;
  std::optional<std::int64_t> flagged = std::nullopt;  ///< none for a kind of case that has no flags to count
};
json::object to_json(const Imported& rows, bool kept);
std::string imported_text(const Words& words, const Imported& rows);

}  // namespace qixian::present
