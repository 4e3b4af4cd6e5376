#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

namespace qixian::rules {

/// The parts of a text between separators, empty ones too: "a,,b," has four. An empty text has none.
/// @tparam Part std::string where the parts outlive the text
template <class Part = std::string_view>
std::vector<Part> split(std::string_view text, char separator) {
  std::vector<Part> parts;
  for (std::size_t from = 0; !text.empty() && from <= text.size();) {
    const auto to = std::min(text.find(separator, from), text.size());
    parts.emplace_back(text.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

}  // namespace qixian::rules
