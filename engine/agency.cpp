#include "engine/agency.hpp"

#include "engine/described.hpp"

namespace qixian::engine {
namespace {

void fold_agency(Agency& a, const AgencyFact& fact, rules::Day on) {
  if (const auto* added = std::get_if<AgencyAdded>(&fact)) {
    a.kind = added->kind;
    a.level = added->level;
    a.web_by_confirmation = added->web_by_confirmation;
    a.superior = added->superior;
    a.names.emplace_back(on, added->name);
    a.parents.emplace_back(on, added->parent);
  } else if (const auto* renamed = std::get_if<AgencyRenamed>(&fact)) {
    a.names.emplace_back(on, renamed->name);
  } else {
    a.parents.emplace_back(on, std::get<AgencyMoved>(fact).parent);
  }
}

}  // namespace

StreamId Agency::parent_on(rules::Day day) const {
  StreamId parent = parents.empty() ? 0 : parents.front().second;
  for (const auto& [from, id] : parents) {
    if (from <= day) parent = id;
  }
  return parent;
}

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
