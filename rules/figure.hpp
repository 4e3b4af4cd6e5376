#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qixian::rules {

/// A figure of a table: a count, or 万元 with decimals. Exact, so that sums are compared and not rounded.
class Figure {
 public:
  constexpr Figure() = default;
  constexpr explicit Figure(std::int64_t count) : m_millionths(count * scale) {}

  /// 39734, 21.8, -1, 1,532 (grouped by threes); at most six decimals and twelve digits before them. Nothing for
  /// anything else, such as "/" or "12件".
  static std::optional<Figure> parse(std::string_view text);

  /// Without needless zeros: 21.8, 320.
  std::string text() const;
  bool whole() const { return m_millionths % scale == 0; }
  bool negative() const { return m_millionths < 0; }
  std::int64_t count() const { return m_millionths / scale; }  ///< without the decimals
  double approximate() const { return static_cast<double>(m_millionths) / scale; }

  Figure& operator+=(Figure other) {
    m_millionths += other.m_millionths;
    return *this;
  }
  Figure& operator-=(Figure other) {
    m_millionths -= other.m_millionths;
    return *this;
  }
  friend Figure operator+(Figure a, Figure b) { return a += b; }
  friend Figure operator-(Figure a, Figure b) { return a -= b; }
  auto operator<=>(const Figure&) const = default;

 private:
  static constexpr std::int64_t scale = 1'000'000;
  std::int64_t m_millionths = 0;
};

}  // namespace qixian::rules
