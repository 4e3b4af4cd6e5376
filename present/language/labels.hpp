#pragma once
#include <string>
#include <string_view>

#include "present/language/words.hpp"
#include "rules/coded.hpp"

namespace qixian::present {

/// The word for a code (in_hand, overdue, disclosed …) in the user's language.
std::string label(const Words& words, std::string_view code);
template <rules::Coded E>
std::string label(const Words& words, E code) {
  return label(words, rules::code_of(code));
}
/// A command as it is typed, in Chinese with its word behind it.
std::string with_label(const Words& words, std::string_view code);

}  // namespace qixian::present
