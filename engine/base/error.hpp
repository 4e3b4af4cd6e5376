#pragma once
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "engine/base/text.hpp"

namespace qixian::engine {

/// Refused is an answer, not an exception: what was wrong, in which state, by which article, and the way out.
struct Error {
  std::string code;  ///< stable, for programs: "not_in_state", "unknown_answer" …
  Text message;
  Text hint = {};            ///< what to do next
  std::string state = {};    ///< of the case; empty where there is none
  std::string command = {};  ///< the verb that was refused
  std::string article = {};  ///< R19 art 33; empty where no article speaks
};

/// A value, or why there is none. A class of its own, and no other name for tl::expected, so that none can be dropped
/// unseen: an append that nobody looked at has lost a rename.
template <class T, class E = Error>
class [[nodiscard]] Result : public tl::expected<T, E> {
 public:
  using tl::expected<T, E>::expected;
  Result() = default;
  Result(tl::expected<T, E> other) : tl::expected<T, E>(std::move(other)) {}
};

inline tl::unexpected<Error> refuse(std::string code, Text message, Text hint = {}, std::string article = {}) {
  return tl::unexpected(Error{std::move(code), std::move(message), std::move(hint), {}, {}, std::move(article)});
}

/// Nothing, or what speaks against an act.
using Verdict = std::optional<Error>;

inline Error no(std::string code, Text message, Text hint = {}, std::string article = {}) {
  return {std::move(code), std::move(message), std::move(hint), {}, {}, std::move(article)};
}

inline bool one_of(std::string_view value, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace qixian::engine
