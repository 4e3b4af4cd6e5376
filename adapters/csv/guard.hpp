#pragma once
#include <string>
#include <string_view>

/// A cell that begins with = + - @ (full-width too), a tab or a line end is a formula to a spreadsheet that opens the
/// file, and an applicant may have written it. Where such a file is written for a spreadsheet, a ' goes before the
/// cell, as OWASP advises; a cell that already begins with such a ' gets another, so that taking one away gives back
/// what was there, whatever it was.
namespace qixian::adapters::csv {

/// Whether a spreadsheet would run it, with any number of ' before it.
bool needs_guard(std::string_view cell);
std::string with_guard(std::string_view cell);
std::string_view without_guard(std::string_view cell);

}  // namespace qixian::adapters::csv
