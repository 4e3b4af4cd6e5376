#pragma once
#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// Codes that decide are enums. Each has one table of words beside it, by which it is stored, written and read:
///
///   enum class View : std::uint8_t { none, agrees, objects };
///   constexpr auto words_of(View) {
///     using enum View;
///     return rules::words<View>({{none, ""}, {agrees, "agrees"}, {objects, "objects"}});
///   }
///
/// Turned down: names by Boost.Describe, for a code may hold what no C++ name can (refused.privacy), and a name that is
/// bettered must not change what stands in a store.
namespace qixian::rules {

template <class E>
struct Word {
  E value;
  std::string_view code;
};

/// Does not compile unless the words stand in the order of the enum, each value once.
template <class E, std::size_t N>
consteval std::array<std::string_view, N> words(const Word<E> (&rows)[N]) {
  std::array<std::string_view, N> out;
  for (std::size_t i = 0; i < N; ++i) {
    if (static_cast<std::size_t>(rows[i].value) != i) throw "out of order";
    out[i] = rows[i].code;
  }
  return out;
}

template <class E>
concept Coded = std::is_enum_v<E> && requires(E e) {
  words_of(e);
};

template <Coded E>
inline constexpr auto word_table = words_of(E{});

/// What a reader of the store makes of words that no code is: unlike every value, and without a word, so that a row at
/// which a hand was laid does not fit its events.
template <Coded E>
inline constexpr E no_code = static_cast<E>(0xff);

template <Coded E>
constexpr std::string_view code_of(E value) {
  const auto at = static_cast<std::size_t>(value);
  return at < word_table<E>.size() ? word_table<E>[at] : std::string_view();
}

template <class E>
requires requires(E e) { code_of(e); }
std::string text_of(E value) { return std::string(code_of(value)); }

/// Nothing for words that no code is.
template <Coded E>
constexpr std::optional<E> find_code(std::string_view code) {
  for (std::size_t i = 0; i < word_table<E>.size(); ++i)
    if (word_table<E>[i] == code) return static_cast<E>(i);
  return std::nullopt;
}

/// Whether the code was left out, or is one of them.
template <Coded E>
constexpr bool is_known(std::string_view code) {
  return code.empty() || find_code<E>(code);
}

/// Of words that were checked. @throws std::out_of_range (a programming error)
template <Coded E>
constexpr E coded(std::string_view code) {
  const auto found = find_code<E>(code);
  if (!found) throw std::out_of_range("no code " + std::string(code));
  return *found;
}

/// All of them but that of none.
template <Coded E>
std::vector<std::string> codes() {
  std::vector<std::string> all;
  for (const auto code : word_table<E>)
    if (!code.empty()) all.emplace_back(code);
  return all;
}

/// "agrees, objects": the same, for a hint.
template <Coded E>
std::string code_list(std::string_view between = ", ") {
  std::string all;
  for (const auto& code : codes<E>()) (all += all.empty() ? "" : between) += code;
  return all;
}

}  // namespace qixian::rules
