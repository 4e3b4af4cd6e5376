#include "cli/terminal/width.hpp"

#include <sys/ioctl.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "present/language/text.hpp"

namespace qixian::cli {
namespace {

using present::next_character;

bool takes_no_room(UChar32 character) {
  // The vowels and finals of a Hangul syllable are drawn into the block of its first letter.
  return (U_GET_GC_MASK(character) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0 ||
         (character >= 0x1160 && character <= 0x11FF);
}

std::size_t character_width(UChar32 character) {
  if (character < 0) return 1;
  if (character >= 0x20 && character < 0x7F) return 1;
  if (character == 0xAD) return 1;  // a soft hyphen is a format character, but terminals show it
  if (takes_no_room(character)) return 0;
  if (character == 0x201C || character == 0x201D) return 2;
  const int east_asian = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

/// Where lines of this text may end, in bytes; its end is the last.
std::vector<std::size_t> line_ends(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  using Breaks = std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>;
  static const Breaks breaks(ubrk_open(UBRK_LINE, "zh", nullptr, 0, &status), &ubrk_close);
  std::vector<std::size_t> ends;
  UText utf8 = UTEXT_INITIALIZER;
  utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (breaks) ubrk_setUText(breaks.get(), &utf8, &status);
  if (breaks && U_SUCCESS(status))
    for (auto at = ubrk_next(breaks.get()); at != UBRK_DONE; at = ubrk_next(breaks.get()))
      ends.push_back(static_cast<std::size_t>(at));
  utext_close(&utf8);
  if (ends.empty() || ends.back() != text.size()) ends.push_back(text.size());
  return ends;
}

std::string_view without_blanks_behind(std::string_view text) {
  const auto last = text.find_last_not_of(' ');
  return last == text.npos ? std::string_view() : text.substr(0, last + 1);
}

/// The bytes of the first characters that fit; one character at least, or nothing would ever end.
std::size_t bytes_that_fit(std::string_view text, std::size_t columns) {
  std::size_t at = 0, used = 0, fitting = 0;
  while (at < text.size()) {
    used += character_width(next_character(text, at));
    if (used > columns && fitting > 0) break;
    fitting = at;
  }
  return fitting;
}

}  // namespace

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += character_width(next_character(text, at));
  return columns;
}

std::string truncate(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  std::size_t keep = 0;  // bytes that leave room for the …
  for (std::size_t at = 0; at < text.size();) {
    used += character_width(next_character(text, at));
    if (used > columns) return columns == 0 ? std::string() : std::string(text.substr(0, keep)) + "…";
    if (used < columns) keep = at;
  }
  return std::string(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  if (columns == 0 || width(text) <= columns) return {std::string(text)};
  std::vector<std::string> lines;
  std::size_t begin = 0, end = 0;  // of the line so far
  const auto take = [&](std::size_t to) {
    lines.emplace_back(without_blanks_behind(text.substr(begin, to - begin)));
    begin = end = to;
  };
  for (const std::size_t next : line_ends(text)) {
    const auto fits = [&] { return width(without_blanks_behind(text.substr(begin, next - begin))) <= columns; };
    if (end > begin && !fits()) take(end);
    while (!fits()) take(begin + bytes_that_fit(text.substr(begin), columns));
    end = next;
  }
  if (end > begin) take(end);
  return lines;
}

std::size_t longest_word(std::string_view text) {
  std::size_t begin = 0, longest = 0;
  for (const std::size_t end : line_ends(text)) {
    longest = std::max(longest, width(without_blanks_behind(text.substr(begin, end - begin))));
    begin = end;
  }
  return longest;
}

std::string pad_right(std::string_view text, std::size_t columns) {
  const std::size_t used = width(text);
  return std::string(text) + std::string(used < columns ? columns - used : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t columns) {
  const std::size_t used = width(text);
  return std::string(used < columns ? columns - used : 0, ' ') + std::string(text);
}

std::size_t terminal_columns(int descriptor) {
  winsize size{};
  if (!isatty(descriptor)) return 0;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

}  // namespace qixian::cli
