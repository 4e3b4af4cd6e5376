#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/civil_date.hpp"

namespace qixian::engine {

/// Who is told: officer (经办人), head of the unit (承办单位负责人), head of the disclosure office
/// (公开工作机构负责人), supervisor (监督员).
enum class Role { officer, unit_head, disclosure_head, supervisor };
std::string_view code_of(Role role);
std::optional<Role> role_named(std::string_view code);

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
  bool operator==(const Person&) const = default;
};

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
