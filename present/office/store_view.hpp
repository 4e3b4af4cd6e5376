#pragma once
#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/store/flaw.hpp"
#include "engine/store/ports.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

namespace json = boost::json;

/// What a look at a store found.
struct StoreReport {
  std::optional<engine::BrokenChain> broken;
  std::optional<engine::Heads> head;  ///< nothing where it can't be read
  std::vector<engine::Flaw> flaws;
  std::int64_t in_clear = 0;  ///< events of older editions with an officer's words
  bool erasure_pending = false;
  bool is_sound() const { return !broken && flaws.empty(); }
};
json::object to_json(const StoreReport& report);
/// Line by line.
std::vector<std::string> report_lines(const Words& words, const StoreReport& report);

json::object rebuilt_json(std::int64_t cases);
json::object backup_json(const std::string& path, const engine::Heads& head);
json::object restored_json(const std::string& store);

}  // namespace qixian::present
