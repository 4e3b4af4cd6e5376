#include "engine/reminding/channel.hpp"

#include <algorithm>

namespace qixian::engine {

std::string header_key(std::string_view key) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    // A dot at either end or beside another would not pass for the left side of a Message-ID.
    const bool inner_dot = c == '.' && i > 0 && i + 1 < key.size() && key[i - 1] != '.';
    if (inner_dot || plain.find(c) != plain.npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    (out += '%') += hex[byte >> 4];
    out += hex[byte & 15];
  }
  return out;
}

bool is_mail_address(std::string_view text) {
  const auto at = text.find('@');
  const auto taken = [](char c) {
    return c > ' ' && c <= '~' && std::string_view("<>()[]\\,;:\"").find(c) == std::string_view::npos;
  };
  return at != text.npos && at > 0 && at + 1 < text.size() && text.rfind('@') == at && text.size() <= 254 &&
         std::ranges::all_of(text, taken);
}

}  // namespace qixian::engine
