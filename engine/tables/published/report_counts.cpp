#include "engine/tables/published/report_counts.hpp"

#include <array>

namespace qixian::engine {
namespace {

using rules::Figure;

constexpr std::array<std::string_view, 4> ends{"。", "！", "？", "\n"};
constexpr std::array<std::string_view, 7> pauses{"，", ",", "；", ";", "：", "、", "）"};
// Longest first: 人次 is not 人.
constexpr std::array<std::string_view, 14> units{"万元", "人次", "件次", "件", "起", "宗", "条",
                                                 "份",   "篇",   "次",   "个", "例", "人", "部"};
constexpr std::array<std::string_view, 3> no_figures{"个工作日", "个月", "个百分点"};

template <class List>
std::string_view prefix_of(std::string_view text, const List& list) {
  for (const std::string_view word : list)
    if (text.starts_with(word)) return word;
  return {};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// -5项: a change that is negative; a dash behind a digit stands between two figures.
bool has_minus(std::string_view sentence, std::size_t digit) {
  return digit > 0 && sentence[digit - 1] == '-' && (digit < 2 || !is_digit(sentence[digit - 2]));
}

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    if (rest.starts_with("\u3000") || rest.starts_with("\uFEFF")) {
      i += 3;
    } else if (rest.starts_with("\u00A0")) {
      i += 2;
    } else if (rest.size() >= 3 && rest.starts_with("\xEF\xBC") && rest[2] >= '\x90' && rest[2] <= '\x99') {
      out += static_cast<char>('0' + (rest[2] - '\x90'));
      i += 3;
    } else if (rest[0] == '\n') {
      const auto next = rest.find_first_not_of(" \t\r", 1);
      if (next == rest.npos || rest[next] == '\n') out += '\n';
      ++i;
    } else {
      if (rest[0] != ' ' && rest[0] != '\t' && rest[0] != '\r') out += rest[0];
      ++i;
    }
  }
  return out;
}

std::vector<std::string_view> sentences(std::string_view text) {
  std::vector<std::string_view> all;
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto end = prefix_of(text.substr(i), ends);
    if (end.empty()) {
      ++i;
      continue;
    }
    if (i > from) all.push_back(text.substr(from, i - from));
    from = i += end.size();
  }
  if (from < text.size()) all.push_back(text.substr(from));
  return all;
}

std::vector<Count> counts_in(std::string_view sentence, bool has_items) {
  std::vector<Count> all;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!is_digit(sentence[i])) continue;
    const auto begin = has_minus(sentence, i) ? i - 1 : i;
    while (i < sentence.size() && (is_digit(sentence[i]) || sentence[i] == '.' || sentence[i] == ',')) ++i;
    const auto number = sentence.substr(begin, i - begin);
    const auto rest = sentence.substr(i);
    auto unit = prefix_of(rest, no_figures).empty() ? prefix_of(rest, units) : std::string_view();
    if (has_items && rest.starts_with(items_unit)) unit = items_unit;
    // 1.2万件 is rounded: it can't be compared.
    const bool rounded = unit.empty() && rest.starts_with("万") && !prefix_of(rest.substr(3), units).empty();
    if (rounded) all.push_back({begin, i + 3, std::nullopt});
    if (!unit.empty()) all.push_back({begin, i + unit.size(), Figure::parse(number), unit});
    if (i > begin) --i;
  }
  return all;
}

std::string_view behind(std::string_view sentence, std::size_t from) {
  std::size_t i = from;
  while (i < sentence.size() && prefix_of(sentence.substr(i), pauses).empty()) {
    if (is_digit(sentence[i])) return {};
    ++i;
  }
  return sentence.substr(from, i - from);
}

std::string_view without_pause(std::string_view piece) { return piece.substr(prefix_of(piece, pauses).size()); }

}  // namespace qixian::engine
