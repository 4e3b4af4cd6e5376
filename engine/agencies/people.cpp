#include "engine/agencies/people.hpp"

#include <algorithm>
#include <array>

namespace qixian::engine {
namespace {

constexpr std::array<std::string_view, 4> codes{"officer", "unit_head", "disclosure_head", "supervisor"};

/// Of two with one name the one of this agency.
const Person* find(std::span<const Person> people, std::string_view name, std::string_view agency) {
  const Person* found = nullptr;
  for (const auto& person : people) {
    if (person.name != name) continue;
    if (person.agency == agency) return &person;
    if (!found || person.agency.empty()) found = &person;
  }
  return found;
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
    const auto* next = find(people, absence->substitute, at->agency);
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

std::string_view code_of(Role role) { return codes[static_cast<std::size_t>(role)]; }

std::optional<Role> role_named(std::string_view code) {
  const auto found = std::ranges::find(codes, code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<Role>(found - codes.begin());
}

Recipient recipient(std::span<const Person> people, std::string_view name, std::string_view agency, rules::Day on) {
  const auto* person = find(people, name, agency);
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
