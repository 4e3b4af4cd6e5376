#pragma once
#include <concepts>
#include <string>
#include <string_view>
#include <vector>

#include "rules/civil_date.hpp"

namespace qixian::engine {

struct Text;

/// What fills a blank of a sentence, and what it is: nobody has to guess whether a text is a day, a code or somebody's
/// name, and a page can make a field or a link of what a terminal shows as an option.
struct Argument {
  enum class Kind {
    name,     ///< a text as it stands: a name, a number of a case, words of a file
    count,    ///< how many
    day,      ///< a civil date
    code,     ///< one of the codes of docs/ledger.md, or several with ", " between; said by its word where there is one
    article,  ///< R19 art 33
    columns,  ///< names of a ledger's columns, with ", " between
    field,    ///< of an act, by its name; what may stand in it inside
    view,     ///< where something is read, by its code; whose it is inside
    act,      ///< a verb; what it is given inside
    sentence,  ///< a text of its own
  };
  Kind kind = Kind::name;
  std::string text;              ///< a day as YYYY-MM-DD, a count in digits, a sentence's id
  std::vector<Argument> inside;  ///< of a sentence its own arguments

  Argument(std::string name) : text(std::move(name)) {}
  Argument(std::string_view name) : text(name) {}
  Argument(const char* name) : text(name) {}
  template <std::integral N>
  requires(!std::same_as<N, bool> && !std::same_as<N, char>) Argument(N n)
      : kind(Kind::count), text(std::to_string(n)) {}
  Argument(rules::Day day) : kind(Kind::day), text(rules::iso(day)) {}
  Argument(const Text& sentence);
  Argument(Kind k, std::string_view what, std::vector<Argument> more = {})
      : kind(k), text(what), inside(std::move(more)) {}
  bool operator==(const Argument&) const = default;
};

/// A sentence to be translated where it is shown: an English message id with {0}, {1}… and what fills them.
/// Nothing below present/ knows a language.
struct Text {
  std::string id;
  std::vector<Argument> args;
  bool operator==(const Text&) const = default;
};

inline Argument::Argument(const Text& sentence) : kind(Kind::sentence), text(sentence.id), inside(sentence.args) {}

/// What an argument is, where its type does not say it.
namespace as {
using enum Argument::Kind;
inline Argument a_code(std::string_view which) { return {code, which}; }
/// A day that a file says, as it stands there.
inline Argument a_day(std::string_view which) { return {day, which}; }
inline Argument an_article(std::string_view which) { return {article, which}; }
inline Argument ledger_columns(std::string_view names) { return {columns, names}; }
/// @param value what to give in it; several values: any of them
inline Argument a_field(std::string_view name, std::vector<Argument> value = {}) {
  return {field, name, std::move(value)};
}
inline Argument a_view(std::string_view which, std::vector<Argument> of = {}) { return {view, which, std::move(of)}; }
inline Argument an_act(std::string_view verb, std::vector<Argument> with = {}) { return {act, verb, std::move(with)}; }
}  // namespace as

/// Marks a message id for scripts/strings, which collects them for the catalogue in present/po; does nothing else.
constexpr const char* N_(const char* id) { return id; }

}  // namespace qixian::engine
