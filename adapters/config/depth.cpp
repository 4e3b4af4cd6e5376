#include "adapters/config/depth.hpp"

#include <algorithm>

namespace qixian::adapters::config {
namespace {

using engine::N_;

constexpr int most_parts = 16, most_levels = 32;  // the longest name of ours has three

/// Behind the text in quotes at `at`; one that is never closed ends with its line, or with the file where it may have
/// several lines.
std::size_t end_of_text(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string three(3, quote);
  const bool several = text.substr(at).starts_with(three);
  for (at += several ? 3 : 1; at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"')
      ++at;
    else if (several ? text.substr(at).starts_with(three) : text[at] == quote)
      return at + (several ? 3 : 1);
    else if (!several && text[at] == '\n')
      return at;
  }
  return text.size();
}

}  // namespace

std::optional<Fault> too_deep(std::string_view text) {
  int line = 1, parts = 1, levels = 0;
  std::size_t line_begins = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      const auto end = end_of_text(text, at);
      for (; at < end; ++at)
        if (text[at] == '\n') ++line, line_begins = at + 1;
      --at;
    } else if (c == '#') {
      at = std::min(text.find('\n', at), text.size()) - 1;
    } else if (c == '.') {
      ++parts;
    } else if (c == '=' || c == ',' || c == '\n' || c == '[' || c == ']' || c == '{' || c == '}') {
      parts = 1;
      levels = std::max(levels + (c == '[' || c == '{') - (c == ']' || c == '}'), 0);
    }
    if (parts > most_parts || levels > most_levels)
      return Fault{
          line,
          static_cast<int>(at - line_begins + 1),
          {parts > most_parts ? N_("a name of more than {0} parts") : N_("more than {0} brackets in one another"),
           {parts > most_parts ? most_parts : most_levels}},
          {N_("the configuration needs neither: see docs/config.md"), {}}};
    if (c == '\n') ++line, line_begins = at + 1;
  }
  return {};
}

}  // namespace qixian::adapters::config
