#include "engine/document/document.hpp"

namespace qixian::engine::document {

std::string Line::text() const {
  std::string out;
  for (const auto& piece : pieces) out += piece.text;
  return out;
}

Line to_write(std::string text) {
  Line line;
  line.pieces.push_back({std::move(text), true});
  return line;
}

Line with_blanks(std::string_view text) {
  constexpr std::string_view open = "【", close = "】";
  Line line;
  while (!text.empty()) {
    const auto begins = std::min(text.find(open), text.size());
    if (begins > 0) line.pieces.push_back({std::string(text.substr(0, begins)), false});
    text.remove_prefix(begins);
    const auto closed = text.find(close);
    const auto ends = closed == text.npos ? text.size() : closed + close.size();
    if (ends > 0) line.pieces.push_back({std::string(text.substr(0, ends)), true});
    text.remove_prefix(ends);
  }
  return line;
}

}  // namespace qixian::engine::document
