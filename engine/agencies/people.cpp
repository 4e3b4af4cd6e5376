#include "engine/agencies/people.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

/// The lower the better; nothing for somebody else.
std::optional<int> nearness(const Person& person, std::string_view name, std::string_view agency) {
  const bool is_now = person.name == name;
  if (!is_now && std::ranges::find(person.names, name) == person.names.end()) return std::nullopt;
  if (person.agency == agency) return is_now ? 0 : 1;
  return (is_now ? 2 : 4) + (person.agency.empty() ? 0 : 1);
}

const Absence* away(const Person& person, rules::Day on) {
  for (const auto& absence : person.absences)
    if (absence.from <= on && on <= absence.to) return &absence;
  return nullptr;
}

Recipient reached(std::span<const Person> people, const Person& meant, rules::Day on) {
  const Person* at = &meant;
  std::vector<const Person*> passed;
  while (const auto* absence = away(*at, on)) {
    passed.push_back(at);
    const auto* next = find_person(people, absence->substitute, at->agency);
    if (!next || std::ranges::find(passed, next) != passed.end()) {
      at = &meant;  // everybody is away: better to the one it is for than to nobody
      break;
    }
    at = next;
  }
  Recipient out{at->name, at == &meant ? "" : meant.name, at->addresses};
  if (out.addresses.empty()) out.addresses.push_back({std::string(files_channel), ""});
  return out;
}

}  // namespace

const Person* find_person(std::span<const Person> people, std::string_view name, std::string_view agency) {
  const Person* found = nullptr;
  std::optional<int> best;
  for (const auto& person : people) {
    const auto near = nearness(person, name, agency);
    if (!near || (best && *best <= *near)) continue;
    best = near;
    found = &person;
  }
  return found;
}

bool may_stand_together(std::span<const Role> roles) {
  const auto apart = [](Role role) { return role == Role::administrator || role == Role::auditor; };
  return roles.size() < 2 || std::ranges::none_of(roles, apart);
}

Recipient recipient(std::span<const Person> people, std::string_view name, std::string_view agency, rules::Day on) {
  const auto* person = find_person(people, name, agency);
  return reached(people, person ? *person : Person{std::string(name), {}, {}, {}, {}}, on);
}

std::vector<Recipient> recipients(std::span<const Person> people, Role role, std::span<const std::string> agencies,
                                  std::string_view officer, rules::Day on) {
  if (role == Role::officer && !officer.empty())
    return {recipient(people, officer, agencies.empty() ? std::string_view() : agencies.front(), on)};
  std::vector<Recipient> out;
  for (const auto& person : people) {
    const bool has_role = std::ranges::find(person.roles, role) != person.roles.end();
    const bool is_here = person.agency.empty() || std::ranges::find(agencies, person.agency) != agencies.end();
    if (!has_role || !is_here) continue;
    auto one = reached(people, person, on);
    if (std::ranges::none_of(out,
                             [&](const Recipient& r) { return r.name == one.name && r.addresses == one.addresses; }))
      out.push_back(std::move(one));
  }
  if (out.empty()) out.push_back({std::string(code_of(role)), "", {{std::string(files_channel), ""}}});
  return out;
}

}  // namespace qixian::engine
