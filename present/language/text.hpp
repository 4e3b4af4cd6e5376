#pragma once
#include <cstdint>
#include <string>
#include <string_view>

/// What is the same in every language.
namespace qixian::present {

/// The character that begins at `at`, which moves past it; negative where the bytes are not UTF-8.
std::int32_t next_character(std::string_view text, std::size_t& at);

/// Line ends, tabs and control characters become blanks: an applicant's words must not move the cursor.
std::string one_line(std::string_view text);

/// 1,080 as sums are written.
std::string grouped(std::uint64_t number);

}  // namespace qixian::present
