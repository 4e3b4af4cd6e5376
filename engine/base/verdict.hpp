#pragma once
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/error.hpp"

namespace qixian::engine {

/// Nothing, or what speaks against an act.
using Verdict = std::optional<Error>;

inline Error no(std::string code, Text message, Text hint = {}, std::string article = {}) {
  return {std::move(code), std::move(message), std::move(hint), {}, {}, std::move(article)};
}

inline bool one_of(std::string_view value, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace qixian::engine
