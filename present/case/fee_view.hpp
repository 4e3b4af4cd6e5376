#pragma once
#include <boost/json/fwd.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "engine/request/case/case.hpp"
#include "present/language/words.hpp"

namespace qixian::engine {
class Office;
struct FeeCount;
struct FeeSums;
}  // namespace qixian::engine

namespace qixian::present {

namespace json = boost::json;

/// 12.50 yuan; without the part behind the point where it is nothing.
std::string fen_text(const Words& words, std::int64_t fen);
/// 12, 12.5 or 12.50. @returns nothing for what is no such sum, or more than a million yuan
std::optional<int> read_fen(const std::string& text);

/// What was paid too much, over all its fees.
int surplus_of(const engine::Case& c);
/// 100 yuan: to be given back.
std::string surplus_text(const Words& words, int yuan);
/// What a fee by count rests on: the requests of the month before this one, those of the store by their numbers.
std::string count_text(const Words& words, const engine::FeeNoticed& notice);
/// The costs under R07, each kind by its sum.
std::string costs_text(const Words& words, const engine::Costs& costs);
json::array costs_json(const engine::Case& c);
json::object to_json(const engine::FeeSums& sums, const engine::Office& office);

/// What a count could not compare; nothing where it compared all.
std::optional<engine::Text> not_compared(const engine::FeeCount& count);

}  // namespace qixian::present
