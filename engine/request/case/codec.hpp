#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/request/case/event.hpp"
#include "engine/store/ports.hpp"

namespace qixian::engine {

/// Compact JSON of a fact: only what differs from its default, in the order of its fields. Private texts as key and
/// hash.
std::string encode(const Fact& fact);

/// Nothing when the type is unknown or the JSON is not what encode() writes (a store of a newer program, a damaged
/// file).
std::optional<Fact> decode(std::string_view type, std::string_view json);

/// Decodes what the store holds. @returns error "unreadable_event" for a type that this program does not know
Result<std::vector<Event>> decode_all(std::span<const EventRecord> records);

}  // namespace qixian::engine
