#pragma once
#include <optional>
#include <string_view>

#include "adapters/config/config.hpp"

namespace qixian::adapters::config {

/// toml++ and what walks its tables call themselves once a level, and toml++ sets a limit to values in one another but
/// none to the parts of a name (a.b.c), so that a line of them takes the program's stack. Looked for before it reads.
/// @returns the place of the first name of too many parts, or of the first bracket too deep
std::optional<Fault> too_deep(std::string_view text);

}  // namespace qixian::adapters::config
