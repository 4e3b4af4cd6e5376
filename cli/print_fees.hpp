#pragma once
#include "cli/context.hpp"

namespace qixian::cli {

/// Of a case's page: what its fee by count rests on, what was paid too much, the costs under R07.
void print_fees(const Words& words, const engine::Case& c);
/// What was paid too much, where an act changed it.
void tell_surplus(const Words& words, const engine::Recorded& recorded);
/// What the fee by count that was just told rests on, and what could not be compared.
void tell_count(Context& context, const std::string& number);

}  // namespace qixian::cli
