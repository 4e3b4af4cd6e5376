#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qixian::cli {

/// How many columns a terminal gives to UTF-8 text: Chinese, full-width forms and emoji two, combining marks none.
/// What Unicode calls ambiguous takes one, but “” two, as Chinese fonts draw them. A byte that is not UTF-8 takes one.
std::size_t width(std::string_view text);

/// At most `columns` wide; what is cut ends with …
std::string truncate(std::string_view text, std::size_t columns);

/// The text in lines at most `columns` wide, broken where the script allows it: between words, between Chinese
/// characters, never before a closing mark. What is longer than a line and has no such place is broken anywhere.
/// @param columns 0: one line @returns at least one line
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

/// The width of the longest piece of text that wrap() would rather not break.
std::size_t longest_word(std::string_view text);

/// Blanks up to `columns` behind or before the text; longer text stays as it is.
std::string pad_right(std::string_view text, std::size_t columns);
std::string pad_left(std::string_view text, std::size_t columns);

/// Of the terminal behind a file descriptor; 0 when it is none.
std::size_t terminal_columns(int descriptor);

}  // namespace qixian::cli
