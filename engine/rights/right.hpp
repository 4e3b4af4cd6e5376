#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "engine/agencies/people.hpp"

namespace qixian::engine {

/// How far a role's right to an act goes: not at all; what is one's own (or a substitute's, or nobody's yet); one's
/// agency; that and all below it; everything.
enum class Scope : std::uint8_t { none, own, agency, subtree, all };
constexpr auto words_of(Scope) {
  using enum Scope;
  return rules::words<Scope>({{none, ""}, {own, "own"}, {agency, "agency"}, {subtree, "subtree"}, {all, "all"}});
}

/// Where a thing stands, seen from who asks; the nearest that holds.
enum class Distance : std::uint8_t { own, agency, below, elsewhere };
constexpr bool reaches(Scope scope, Distance distance) {
  return scope != Scope::none && static_cast<int>(distance) < static_cast<int>(scope);
}

/// One row of the table of rights: an act, or all acts that begin with it and a dot, and a scope for each role.
struct Right {
  std::string_view act;
  Scope officer, reviewer, leader, supervisor, auditor, administrator;

  Scope of(Role role) const;
};

std::span<const Right> all_rights();
/// The row of an act: its own, else that of the acts that it belongs to. Null: nobody with an account may do it.
const Right* right_to(std::string_view act);
/// Of several roles the furthest.
Scope scope_of(std::span<const Role> roles, std::string_view act);
/// Who may do it at all, for a refusal: "officer, leader".
std::string roles_that_may(std::string_view act);

}  // namespace qixian::engine
