#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/error.hpp"

namespace qixian::engine {

/// Whether the bytes are UTF-8 as RFC 3629 has it. What is not can't be told in JSON, and an event that holds it could
/// never be read again.
bool is_utf8(std::string_view text);

/// Numbers and the names of agencies and officers stand in lists, file names, messages and on terminals: a control
/// character in one can't be seen and makes two that look alike, or speaks to the terminal. Refused at every act; what
/// stands in a store is read as it is.
/// @returns error "control_character": U+0000 to 001F, 007F to 009F, the marks of direction, blanks of no width, the
/// separators of lines; "not_utf8"
std::optional<Error> check_plain(std::string_view text);

/// Without blanks around it, full-width and non-breaking ones too: they can't be seen, and make two that look alike.
std::string without_outer_blanks(std::string text);

}  // namespace qixian::engine
