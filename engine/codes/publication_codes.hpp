#pragma once
#include <cstdint>

#include "rules/coded.hpp"

namespace qixian::engine {

using rules::code_of;
using rules::find_code;

/// Where an item of proactive publication stands: the states of its machine.
enum class PublicationState : std::uint8_t { fresh, pending, published, withheld };
constexpr auto words_of(PublicationState) {
  using enum PublicationState;
  return rules::words<PublicationState>(
      {{fresh, "fresh"}, {pending, "pending"}, {published, "published"}, {withheld, "withheld"}});
}

}  // namespace qixian::engine
