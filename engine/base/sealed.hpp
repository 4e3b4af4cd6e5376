#pragma once
#include <functional>
#include <string_view>

namespace qixian::engine {

/// Visits every private text that the JSON of an event speaks of, by its key and salted hash, whatever kind of event it
/// is: a store proves with it that the texts beside the log are those that were recorded.
/// @returns false for what is no JSON
bool each_sealed(std::string_view json, const std::function<void(std::string_view key, std::string_view hash)>& visit);

}  // namespace qixian::engine
