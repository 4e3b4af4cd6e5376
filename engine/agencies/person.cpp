#include "engine/agencies/person.hpp"

#include <algorithm>

#include "engine/base/described.hpp"

namespace qixian::engine {
namespace {

/// An entry made late stands in its place.
template <class T>
void insert(Dated<T>& entries, Day on, T value) {
  const auto after = std::ranges::upper_bound(entries, on, {}, &std::pair<Day, T>::first);
  entries.emplace(after, on, std::move(value));
}

template <class T>
const T& entry_on(const Dated<T>& entries, Day day) {
  const auto after = std::ranges::upper_bound(entries, day, {}, &std::pair<Day, T>::first);
  return after == entries.begin() ? entries.front().second : std::prev(after)->second;
}

std::optional<std::vector<Role>> roles_of(std::span<const std::string> codes) {
  std::vector<Role> out;
  for (const auto& code : codes) {
    const auto role = find_code<Role>(code);
    if (!role) return std::nullopt;
    out.push_back(*role);
  }
  return out;
}

/// @returns whether each code is known, and the first event the one that begins a person
struct Folding {
  PersonRecord& p;
  Day on;

  bool take_roles(std::span<const std::string> codes) {
    auto roles = roles_of(codes);
    if (roles) insert(p.roles, on, std::move(*roles));
    return roles.has_value();
  }
  bool operator()(const PersonAdded& f) {
    insert(p.names, on, f.name);
    insert(p.agencies, on, f.agency);
    return take_roles(f.roles);
  }
  bool operator()(const PersonRolesSet& f) { return take_roles(f.roles); }
  bool operator()(const PersonMoved& f) {
    insert(p.agencies, on, f.agency);
    return true;
  }
  bool operator()(const PersonRenamed& f) {
    insert(p.names, on, f.name);
    return true;
  }
  bool operator()(const PersonAddressed& f) {
    std::erase_if(p.addresses, [&](const auto& a) { return a.first == f.channel; });
    if (!f.removed) p.addresses.emplace_back(f.channel, f.address);
    return true;
  }
  bool operator()(const PersonAbsent& f) {
    p.absences.push_back({on, f.to, f.substitute});
    return true;
  }
  bool operator()(const PersonBack&) {
    for (auto& away : p.absences)
      if (away.covers(on)) away.to = on - rules::Days{1};
    std::erase_if(p.absences, [](const PersonAway& away) { return away.to < away.from; });
    return true;
  }
  bool operator()(const PersonLeft&) {
    p.left_on = on;
    return true;
  }
  bool operator()(const PersonLoginSet& f) {
    p.login = f.login;
    return true;
  }
  bool operator()(const PersonVoided&) { return p.is_void = true; }
  bool operator()(const PersonalDataErased&) {
    p.addresses.clear();
    return true;
  }
};

}  // namespace

const std::string& PersonRecord::name_on(Day day) const { return entry_on(names, day); }
StreamId PersonRecord::agency_on(Day day) const { return entry_on(agencies, day); }
const std::vector<Role>& PersonRecord::roles_on(Day day) const { return entry_on(roles, day); }

bool PersonRecord::has_role(Role role, Day day) const {
  return is_here(day) && std::ranges::find(roles_on(day), role) != roles_on(day).end();
}

bool PersonRecord::was_called(std::string_view name) const {
  return std::ranges::any_of(names, [&](const auto& entry) { return entry.second == name; });
}

const PersonAway* PersonRecord::away_on(Day day) const {
  const auto found = std::ranges::find_if(absences, [&](const PersonAway& away) { return away.covers(day); });
  return found == absences.end() ? nullptr : &*found;
}

Result<PersonRecord> fold_person(StreamId stream, std::span<const EventRecord> events) {
  PersonRecord p;
  p.stream = stream;
  for (const auto& e : events) {
    const auto fact = described::from_json<PersonFact>(e.type, e.data);
    const bool begins = fact && std::holds_alternative<PersonAdded>(*fact);
    if (!fact || begins != p.names.empty() || !std::visit(Folding{p, e.happened_on}, *fact))
      return tl::unexpected(unreadable_event(e));
    p.last_seq = e.stream_seq;
  }
  return p;
}

}  // namespace qixian::engine
