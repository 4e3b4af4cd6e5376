#pragma once
#include <cstdint>
#include <string>
#include <string_view>

/// What is the same in every language.
namespace qixian::present {

/// Line ends, tabs and control characters become blanks: an applicant's words must not move the cursor.
std::string one_line(std::string_view text);

/// 1,080 as sums are written.
std::string grouped(std::uint64_t number);

}  // namespace qixian::present
