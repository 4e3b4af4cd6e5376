#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace qixian::adapters::docx {

// Lengths of OOXML: text in half points, places in twentieths of a point (567 a centimetre).
inline constexpr int page_width = 11906, page_height = 16838, side_margin = 1304,
                     text_width = page_width - 2 * side_margin;

/// What is the same in every document, around its text.
struct Part {
  const char* name;
  std::string_view text;
};
const std::vector<Part>& parts_before();
const std::vector<Part>& parts_after();

}  // namespace qixian::adapters::docx
