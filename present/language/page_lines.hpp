#pragma once
#include <string>
#include <utility>
#include <vector>

#include "present/language/words.hpp"

namespace qixian::present {

/// A line of a page for people: what it is, and its value. Without a value it is left out.
struct PageLine {
  std::string name, value;
};

/// Gathers lines under translated names.
class PageLines {
 public:
  explicit PageLines(const Words& words) : m_words(words) {}
  void add(const char* name, std::string value) { add_named(m_words.tr(name), std::move(value)); }
  void add_named(std::string name, std::string value) {
    if (!value.empty()) m_lines.push_back({std::move(name), std::move(value)});
  }
  std::vector<PageLine> take() { return std::move(m_lines); }

 private:
  const Words& m_words;
  std::vector<PageLine> m_lines;
};

}  // namespace qixian::present
