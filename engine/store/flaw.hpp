#pragma once
#include <cstdint>
#include <string>

namespace qixian::engine {

/// What is wrong with a store beside its chain, or speaks of what the chain does not cover.
struct Flaw {
  std::string why;       ///< code, one of those in docs/event-log.md: schema, projection, unreadable …
  std::string what;      ///< which one: a table, a trigger, a case, the type of an event
  std::int64_t seq = 0;  ///< of the event; 0: none
  bool operator==(const Flaw&) const = default;
};

/// Of one kind no more are told: a store that was ruined would fill screens.
inline constexpr int most_flaws = 20;

}  // namespace qixian::engine
