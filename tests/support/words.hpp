#pragma once
#include <ostream>
#include <string_view>

#include "rules/codes.hpp"

/// Tests say codes in their words, as a command line does: `c.state == "answered"`. The program itself can't.
namespace qixian::engine {
template <class E>
requires rules::Coded<E> || std::is_same_v<E, rules::AnswerCode>
bool operator==(E a, std::string_view b) { return rules::code_of(a) == b; }
template <rules::Coded E>
std::ostream& operator<<(std::ostream& out, E code) {
  return out << rules::code_of(code);
}
}  // namespace qixian::engine
