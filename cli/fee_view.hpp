#pragma once
#include "cli/views.hpp"

namespace qixian::cli {

/// 12.50 yuan; without the part behind the point where it is nothing.
std::string fen_text(std::int64_t fen);
/// 12, 12.5 or 12.50. @returns nothing for what is no such sum, or more than a million yuan
std::optional<int> read_fen(const std::string& text);

/// Of a case's page: what its fee by count rests on, what was paid too much, the costs under R07.
void print_fees(const engine::Case& c);
/// What was paid too much, where an act changed it.
void tell_surplus(const engine::Recorded& recorded);
/// What the fee by count that was just told rests on, and what could not be compared.
void tell_count(Context& context, const std::string& number);
json::array costs_json(const engine::Case& c);

}  // namespace qixian::cli
