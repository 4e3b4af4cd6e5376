#pragma once
#include <optional>
#include <string_view>

#include "engine/error.hpp"

namespace qixian::engine {

/// Numbers and the names of agencies and officers stand in lists, file names, messages and on terminals: a control
/// character in one can't be seen and makes two that look alike, or speaks to the terminal. Refused at every act; what
/// stands in a store is read as it is.
/// @returns error "control_character": U+0000 to 001F, 007F to 009F, the marks of direction, blanks of no width, the
/// separators of lines
std::optional<Error> check_plain(std::string_view text);

}  // namespace qixian::engine
