#pragma once
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace qixian::engine {

/// Marks a message id for scripts/strings, which collects them for the catalogue in cli/po; does nothing else.
constexpr const char* N_(const char* id) { return id; }

/// A sentence to be translated where it is shown: an English message id with {0}, {1}… and what fills them.
/// Nothing below cli/ knows a language.
struct Text {
  std::string id;
  std::vector<std::string> args;
  bool operator==(const Text&) const = default;
};

/// Refused is an answer, not an exception: what was wrong, in which state, by which article, and the way out.
struct Error {
  std::string code;  ///< stable, for programs: "not_in_state", "unknown_answer" …
  Text message;
  Text hint;            ///< what to do next
  std::string state;    ///< of the case; empty where there is none
  std::string command;  ///< the verb that was refused
  std::string article;  ///< R19 art 33; empty where no article speaks
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> refuse(std::string code, Text message, Text hint = {}, std::string article = {}) {
  return tl::unexpected(Error{std::move(code), std::move(message), std::move(hint), {}, {}, std::move(article)});
}

}  // namespace qixian::engine
