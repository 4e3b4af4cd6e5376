#include "cli/nearest.hpp"

#include <algorithm>

namespace qixian::cli {
namespace {

/// Characters, not bytes: a Chinese one is three.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    out.push_back(text.substr(at, next - at));
    at = next;
  }
  return out;
}

/// Of optimal string alignment.
std::size_t distance(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::string nearest(std::string_view typed, const std::vector<std::string>& words) {
  const auto wanted = characters(typed.substr(0, 200));
  std::string found;
  std::size_t least = 0;
  for (const auto& word : words) {
    const auto letters = characters(word);
    const auto far = distance(wanted, letters);
    // More than half of it wrong is another word.
    if (far * 2 > std::max(wanted.size(), letters.size()) || (!found.empty() && far >= least)) continue;
    found = word;
    least = far;
  }
  return found;
}

}  // namespace qixian::cli
