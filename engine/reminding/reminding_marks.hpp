#pragma once
#include <string_view>

/// What a tick leaves behind in the store, for the next one.
namespace qixian::engine {

inline constexpr std::string_view seq_key = "reminded_seq";        // the log's position
inline constexpr std::string_view day_key = "reminded_day";        // the day
inline constexpr std::string_view policy_key = "reminded_policy";  // the ladder
inline constexpr std::string_view digest_key = "reminded_digest";  // the day of the last digest

}  // namespace qixian::engine
