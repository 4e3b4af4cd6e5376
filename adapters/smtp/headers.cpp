#include "adapters/smtp/headers.hpp"

#include <date/date.h>
#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "engine/reminding/channel.hpp"

namespace qixian::adapters::smtp {
namespace {

bool is_plain(std::string_view text) {
  // =? would pass for an encoded word; a line of more than 78 characters wants folding, which encoded words bring.
  return text.size() <= 60 && text.find("=?") == text.npos &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

std::string base64(std::string_view bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), in, static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
  return out;
}

/// At most `bytes` of UTF-8 from the front, no character cut.
std::string_view head(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes == 0 ? 1 : bytes);
}

}  // namespace

std::string encoded_words(std::string_view given) {
  const auto line = one_line(given);
  if (is_plain(line)) return line;
  std::string out;
  for (std::string_view rest = line; !rest.empty();) {
    const auto piece = head(rest, 45);  // 60 characters of base64 and 12 around them
    (out += out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") += base64(piece) + "?=";
    rest.remove_prefix(piece.size());
  }
  return out;
}

std::string date_header(std::chrono::sys_seconds at) {
  constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto local = at + std::chrono::hours{8};  // Asia/Shanghai has no summer time
  const auto day = date::floor<date::days>(local);
  const date::year_month_day ymd(day);
  const date::hh_mm_ss time(local - day);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0800", days[date::weekday(day).c_encoding()],
                     unsigned(ymd.day()), months[unsigned(ymd.month()) - 1], int(ymd.year()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

std::string mailbox(std::string_view name, std::string_view address) {
  if (name.empty()) return std::string(address);
  auto shown = encoded_words(name);
  if (!shown.starts_with("=?")) {  // a plain name is quoted, for it may hold commas
    std::string quoted;
    for (const char c : shown) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    shown = '"' + quoted + '"';
  }
  return fmt::format("{} <{}>", shown, address);
}

std::string message_id(std::string_view key, std::string_view from) {
  return fmt::format("<{}@{}>", engine::header_key(key), from.substr(from.find('@') + 1));
}

}  // namespace qixian::adapters::smtp
