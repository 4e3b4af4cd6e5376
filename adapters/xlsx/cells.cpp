#include "adapters/xlsx/cells.hpp"

#include <charconv>
#include <cmath>

#include "adapters/xlsx/elements.hpp"

namespace qixian::adapters::xlsx {
namespace {

using engine::N_;
using engine::refuse;

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// As a person writes it: 15, not 15.0 and not 1.5E1.
std::string plain(double number) {
  char text[400];
  const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed).ptr;
  return {text, end};
}

/// 2018-03-05T00:00:00 to its day; other texts as they are.
std::string_view day_part(std::string_view text) {
  const auto t = text.find('T');
  return t == 10 ? text.substr(0, t) : text;
}

}  // namespace

bool shows_day(std::string_view format) {
  bool month = false, time = false;
  for (std::size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
    const char c = format[i];
    if (c == '"' || c == '[') {  // words; a colour, a locale, or [h] for elapsed time
      const auto end = format.find(c == '"' ? '"' : ']', i + 1);
      if (end == format.npos) break;
      time |= c == '[' && format.find_first_not_of("hHmMsS", i + 1) == end;
      i = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      return true;
    } else if (c == 'm' || c == 'M') {
      month = true;
    } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
      time = true;
    }
  }
  return month && !time;
}

bool shows_day(int built_in) {
  const auto within = [built_in](int from, int to) { return from <= built_in && built_in <= to; };
  // ECMA-376 part 1, 18.8.30: the common ones, then those of zh-cn; 32 to 35, 55 and 56 are times of day
  return within(14, 17) || built_in == 22 || within(27, 31) || built_in == 36 || within(50, 54) || within(57, 58);
}

std::optional<rules::Day> day_of_serial(double serial, bool since_1904) {
  using rules::Day;
  constexpr double beyond_9999 = 2958466;
  if (!(serial >= (since_1904 ? 0 : 1)) || serial >= beyond_9999 - (since_1904 ? 1462 : 0)) return std::nullopt;
  const rules::Days days{static_cast<int>(std::floor(serial))};
  if (since_1904) return rules::civil_day(1904, 1, 1) + days;
  // Excel keeps a bug of Lotus 1-2-3: its 1900 has a February 29th, so that all earlier days are one off.
  if (days.count() == 60) return std::nullopt;
  return rules::civil_day(1899, 12, days.count() < 60 ? 31 : 30) + days;
}

std::optional<std::size_t> column_of(std::string_view address) {
  constexpr std::size_t most = 16384;  // XFD
  std::size_t column = 0, i = 0;
  for (; i < address.size() && address[i] >= 'A' && address[i] <= 'Z' && column <= most; ++i)
    column = column * 26 + static_cast<std::size_t>(address[i] - 'A') + 1;
  if (column == 0 || column > most) return std::nullopt;
  return column - 1;
}

bool Vocabulary::add_text(std::string_view text) {
  if (m_texts.size() + text.size() + m_ends.size() * sizeof m_ends.front() > kMaxTexts) return false;
  m_texts += text;
  m_ends.push_back(m_texts.size());
  return true;
}

engine::Result<void> Vocabulary::read(pugi::xml_node cell, std::string& text) const {
  const auto type = attribute_of(cell, "t");
  const auto value_node = child_of(cell, "v");
  const std::string_view value = value_node.child_value();
  text.clear();
  if (type == "inlineStr") {
    append_text(child_of(cell, "is"), text);
    return {};
  }
  const auto formula = child_of(cell, "f");
  if (formula && (!value_node || (value.empty() && type != "str"))) {
    text = "=" + std::string(formula.child_value());
    return refuse("formula_without_value", {N_("a formula whose value is not in the file"), {}},
                  {N_("open the workbook in Excel, WPS or LibreOffice and save it: that works its formulas out"), {}});
  }
  if (value.empty()) return {};
  if (type == "e") {
    text = value;
    return refuse("error_value", {N_("the error value {0}"), {text}},
                  {N_("mend the formula, or write the value in its place"), {}});
  }
  if (type == "s") {
    const auto index = number_of<std::size_t>(value);
    if (!index || *index >= m_ends.size()) return tl::unexpected(damaged("sharedStrings " + std::string(value)));
    const auto begin = *index == 0 ? 0 : m_ends[*index - 1];
    text.assign(m_texts, begin, m_ends[*index] - begin);
  } else if (type == "b") {
    text = value == "1" || value == "true" ? "TRUE" : "FALSE";
  } else if (type == "str") {
    append_unescaped(text, value);
  } else if (type == "d") {
    text = day_part(value);
  } else if (const auto number = number_of<double>(value); number && std::isfinite(*number)) {
    const auto style = number_of<std::size_t>(attribute_of(cell, "s")).value_or(0);
    const bool is_day = style < m_days.size() && m_days[style];
    const auto day = is_day ? day_of_serial(*number, m_since_1904) : std::nullopt;
    text = day ? rules::iso(*day) : plain(*number);
  } else {
    text = value;
  }
  return {};
}

}  // namespace qixian::adapters::xlsx
