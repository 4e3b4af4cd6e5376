#include "engine/agency.hpp"

#include <algorithm>

#include "engine/described.hpp"

namespace qixian::engine {
namespace {

/// An entry made late stands in its place.
template <class T>
void insert(std::vector<std::pair<rules::Day, T>>& entries, rules::Day on, T value) {
  const auto after = std::ranges::upper_bound(entries, on, {}, &std::pair<rules::Day, T>::first);
  entries.emplace(after, on, std::move(value));
}

void fold_agency(Agency& a, const AgencyFact& fact, rules::Day on) {
  if (const auto* added = std::get_if<AgencyAdded>(&fact)) {
    a.kind = added->kind;
    a.level = added->level;
    a.web_by_confirmation = added->web_by_confirmation;
    a.superior = added->superior;
    insert(a.names, on, added->name);
    insert(a.parents, on, added->parent);
  } else if (const auto* renamed = std::get_if<AgencyRenamed>(&fact)) {
    insert(a.names, on, renamed->name);
  } else if (const auto* moved = std::get_if<AgencyMoved>(&fact)) {
    insert(a.parents, on, moved->parent);
  } else {
    a.merged_on = on;
    a.merged_into = std::get<AgencyMerged>(fact).into;
    insert(a.parents, on, a.merged_into);
  }
}

template <class T>
const T& entry_on(const std::vector<std::pair<rules::Day, T>>& entries, rules::Day day) {
  const auto after = std::ranges::upper_bound(entries, day, {}, &std::pair<rules::Day, T>::first);
  return after == entries.begin() ? entries.front().second : std::prev(after)->second;
}

}  // namespace

StreamId Agency::parent_on(rules::Day day) const { return parents.empty() ? 0 : entry_on(parents, day); }

const std::string& Agency::name_on(rules::Day day) const { return entry_on(names, day); }

void AgencyBook::add(StreamId stream, std::span<const EventRecord> events) {
  auto& a = m_agencies[stream];
  a.id = stream;
  for (const auto& e : events) {
    if (const auto fact = described::from_json<AgencyFact>(e.type, e.data)) fold_agency(a, *fact, e.happened_on);
    a.last_seq = e.stream_seq;
  }
  for (const auto& [from, name] : a.names) m_names.emplace(name, stream);
  m_names[a.name()] = stream;
}

const Agency* AgencyBook::find(StreamId id) const {
  const auto found = m_agencies.find(id);
  return found == m_agencies.end() ? nullptr : &found->second;
}

const Agency* AgencyBook::named(std::string_view name) const {
  const auto found = m_names.find(name);
  return found == m_names.end() ? nullptr : find(found->second);
}

bool AgencyBook::is_under(StreamId id, StreamId root, rules::Day day) const {
  for (int depth = 0; id != 0 && depth < 32; ++depth) {
    if (id == root) return true;
    const auto* a = find(id);
    id = a ? a->parent_on(day) : 0;
  }
  return false;
}

bool AgencyBook::has_below(StreamId id, rules::Day day) const {
  return std::ranges::any_of(m_agencies,
                             [&](const auto& a) { return a.second.parent_on(day) == id && !a.second.is_merged(day); });
}

AgencyFacts AgencyBook::facts_of(StreamId id, rules::Day day) const {
  AgencyFacts facts;
  const auto* a = find(id);
  if (!a) return facts;
  facts.kind = a->kind;
  const auto* parent = find(a->parent_on(day));
  if (!parent) return facts;
  if (a->kind != "department") {
    facts.parent = parent->name();
    return facts;
  }
  facts.own_government = parent->name();
  facts.parent = a->superior;
  return facts;
}

}  // namespace qixian::engine
