#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/civil_date.hpp"
#include "rules/coded.hpp"

namespace qixian::engine {

/// What a person is there for. Whom reminders are put to: officer (经办人), head of the unit (承办单位负责人), head of
/// the disclosure office (公开工作机构负责人), supervisor (监督员). What accounts need beside: reviewer (审查员),
/// leader (签发人), auditor (审计员), administrator (系统管理员).
enum class Role : std::uint8_t {
  officer,
  unit_head,
  disclosure_head,
  supervisor,
  reviewer,
  leader,
  auditor,
  administrator
};
constexpr auto words_of(Role) {
  using enum Role;
  return rules::words<Role>({{officer, "officer"},
                             {unit_head, "unit_head"},
                             {disclosure_head, "disclosure_head"},
                             {supervisor, "supervisor"},
                             {reviewer, "reviewer"},
                             {leader, "leader"},
                             {auditor, "auditor"},
                             {administrator, "administrator"}});
}
using rules::code_of;
using rules::find_code;

/// The role whose rights it has: both heads sign as a leader does, every other acts as itself.
constexpr Role acts_as(Role role) {
  return role == Role::unit_head || role == Role::disclosure_head ? Role::leader : role;
}

/// Who runs the system, who watches it and who does the work are different people (三员分立): an administrator or an
/// auditor has no other role. @returns whether the roles may be one person's
bool may_stand_together(std::span<const Role> roles);

/// Away from `from` to `to`, both included; the substitute (代班) gets what is the person's.
struct Absence {
  rules::Day from, to;
  std::string substitute;  ///< the name of another person of the same list
  bool operator==(const Absence&) const = default;
};

struct Address {
  std::string channel;  ///< name of a channel of the configuration
  std::string address;  ///< in that channel's form; empty for a group or a folder
  bool operator==(const Address&) const = default;
};

struct Person {
  std::string name;
  std::vector<Role> roles;
  std::string agency;  ///< empty: of every agency
  std::vector<Address> addresses;
  std::vector<Absence> absences;
  std::vector<std::string> names = {};  ///< all that this person ever had, the first one first; empty: `name` alone
  bool operator==(const Person&) const = default;
};

/// Of several the one of this agency, then one of every agency; by a past name too, for a case may call its officer as
/// he was called then. @returns null where there is nobody
const Person* find_person(std::span<const Person> people, std::string_view name, std::string_view agency);

/// The channel that is always there: messages as files beside the store.
inline constexpr std::string_view files_channel = "files";

struct Recipient {
  std::string name;                ///< of a person; the role's code where nobody is named for it
  std::string instead_of;          ///< whose substitute this is; empty else
  std::vector<Address> addresses;  ///< never empty: the files where no address is known
  bool operator==(const Recipient&) const = default;
};

/// Whom a role means in a case.
/// @param agencies the case's agency, then those above it: a person of any of them, or of none, is meant
/// @param officer of the case, for Role::officer; empty when none is named yet: every officer of the agency
/// @param on the day of sending (absences)
/// @returns at least one; each person once
std::vector<Recipient> recipients(std::span<const Person> people, Role role, std::span<const std::string> agencies,
                                  std::string_view officer, rules::Day on);

/// The person and, while away, the substitute (and that one's own); a circle ends with the person.
/// @param name known or not; an unknown one gets files
Recipient recipient(std::span<const Person> people, std::string_view name, std::string_view agency, rules::Day on);

}  // namespace qixian::engine
