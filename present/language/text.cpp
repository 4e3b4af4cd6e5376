#include "present/language/text.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace qixian::present {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro narrows
std::int32_t next_character(std::string_view text, std::size_t& at) {
  UChar32 character = 0;
  U8_NEXT(text.data(), at, text.size(), character);
  return character;
}
#pragma GCC diagnostic pop

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const UChar32 character = next_character(text, at);
    const bool moves = character >= 0 && (U_GET_GC_MASK(character) & (U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0;
    // The directional overrides would turn the rest of the line around.
    const bool turns = (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    if (character == '\n' && !line.empty() && line.back() == ' ') continue;  // the other half of a CRLF
    if (!turns) line += moves ? " " : std::string_view(text).substr(begin, at - begin);
  }
  return line;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

}  // namespace qixian::present
