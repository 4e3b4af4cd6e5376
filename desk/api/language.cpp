#include "desk/api/language.hpp"

#include <charconv>

namespace qixian::desk {
namespace {

/// ";q=0.8" → 800; 1000 where there is none.
int weight_of(std::string_view item) {
  const auto at = item.find("q=");
  if (at == item.npos) return 1000;
  double weight = 0;
  std::from_chars(item.data() + at + 2, item.data() + item.size(), weight);
  return static_cast<int>(weight * 1000);
}

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  return from == text.npos ? "" : text.substr(from);
}

}  // namespace

std::string_view wanted_language(std::string_view accepted, std::string_view otherwise) {
  std::string_view best = otherwise;
  int most = 0;
  while (!accepted.empty()) {
    const auto comma = accepted.find(',');
    const auto item = trimmed(accepted.substr(0, comma));
    accepted.remove_prefix(comma == accepted.npos ? accepted.size() : comma + 1);
    const auto ours = item.starts_with("zh") ? "zh" : item.starts_with("en") ? "en" : "";
    if (*ours != '\0' && weight_of(item) > most) {
      most = weight_of(item);
      best = ours;
    }
  }
  return best;
}

}  // namespace qixian::desk
