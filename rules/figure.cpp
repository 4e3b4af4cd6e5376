#include "rules/figure.hpp"

namespace qixian::rules {
namespace {

constexpr std::size_t most_digits = 12, most_decimals = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// 1,532,000 without its commas; nothing where they don't stand at every third digit.
std::optional<std::string> ungrouped(std::string_view text) {
  const auto first = text.find(',');
  if (first == text.npos) return std::string(text);
  if (first == 0 || first > 3) return std::nullopt;
  std::string out(text.substr(0, first));
  for (auto rest = text.substr(first); !rest.empty(); rest.remove_prefix(4)) {
    if (rest.size() < 4 || rest[0] != ',') return std::nullopt;
    out += rest.substr(1, 3);
  }
  return out;
}

}  // namespace

std::optional<Figure> Figure::parse(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = ungrouped(text.substr(0, point));
  if (!whole || whole->empty() || whole->size() > most_digits) return std::nullopt;
  const auto decimals = point == text.npos ? std::string_view() : text.substr(point + 1);
  if (decimals.size() > most_decimals || (point != text.npos && decimals.empty())) return std::nullopt;
  Figure figure;
  for (const char c : *whole + std::string(decimals) + std::string(most_decimals - decimals.size(), '0')) {
    if (!is_digit(c)) return std::nullopt;
    figure.m_millionths = figure.m_millionths * 10 + (c - '0');
  }
  if (minus) figure.m_millionths = -figure.m_millionths;
  return figure;
}

std::string Figure::text() const {
  const auto size = m_millionths < 0 ? -m_millionths : m_millionths;
  std::string out = (m_millionths < 0 ? "-" : "") + std::to_string(size / scale);
  if (whole()) return out;
  std::string decimals = std::to_string(size % scale);
  decimals.insert(0, most_decimals - decimals.size(), '0');
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return out + "." + decimals;
}

}  // namespace qixian::rules
