#include "engine/base/plain_text.hpp"

namespace qixian::engine {
namespace {

/// The character at the head of UTF-8, and how many bytes it takes; a byte that begins none stands for itself.
std::pair<char32_t, std::size_t> first_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const char32_t lead = byte(0);
  const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (size == 1 || size > text.size()) return {lead < 0x80 ? lead : 0xFFFD, 1};
  char32_t character = lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) character = character << 6 | (byte(i) & 0x3Fu);
  return {character, size};
}

bool is_unseen(char32_t c) {
  const auto within = [c](char32_t from, char32_t to) { return from <= c && c <= to; };
  return within(0, 0x1F) || within(0x7F, 0x9F) || c == 0x061C || c == 0x200B || within(0x200E, 0x200F) ||
         within(0x2028, 0x202E) || within(0x2060, 0x2069) || c == 0xFEFF;
}

std::string code_point(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "U+";
  for (int shift = 12; shift >= 0; shift -= 4) text += digits[(c >> shift) & 0xF];
  return text;
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = byte(at);
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
    if (size == 0 || at + size > text.size()) return false;
    for (std::size_t i = 1; i < size; ++i)
      if ((byte(at + i) & 0xC0) != 0x80) return false;
    const auto [character, taken] = first_of(text.substr(at));
    if (size == 3 && (character < 0x800 || (0xD800 <= character && character < 0xE000))) return false;
    if (size == 4 && (character < 0x10000 || character > 0x10FFFF)) return false;
    at += size;
  }
  return true;
}

std::optional<Error> check_plain(std::string_view text) {
  if (!is_utf8(text))
    return Error{"not_utf8", {N_("a text is not in UTF-8"), {}}, {N_("set the terminal, or the file, to UTF-8"), {}}};
  std::optional<char32_t> unseen;
  std::string shown;  // as it may be told
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, size] = first_of(text.substr(at));
    const bool seen = !is_unseen(character);
    if (!seen && !unseen) unseen = character;
    shown += seen ? text.substr(at, size) : std::string_view("\uFFFD");
    at += size;
  }
  if (!unseen) return {};
  return Error{"control_character",
               {N_("“{0}” holds a character that can't be seen ({1})"), {shown, code_point(*unseen)}},
               {N_("type the text anew instead of copying it"), {}}};
}

std::string without_outer_blanks(std::string text) {
  constexpr std::string_view blanks[] = {" ", "\t", "\r", "\n", "\u3000", "\u00A0"};
  for (bool again = true; again;) {
    again = false;
    for (const auto blank : blanks) {
      if (text.starts_with(blank)) text.erase(0, blank.size()), again = true;
      if (text.ends_with(blank)) text.erase(text.size() - blank.size()), again = true;
    }
  }
  return text;
}

}  // namespace qixian::engine
