#include "engine/agencies/agency.hpp"

#include <algorithm>
#include <charconv>

#include "engine/base/described.hpp"

namespace qixian::engine {
namespace {

/// An entry made late stands in its place.
template <class T>
void insert(std::vector<std::pair<rules::Day, T>>& entries, rules::Day on, T value) {
  const auto after = std::ranges::upper_bound(entries, on, {}, &std::pair<rules::Day, T>::first);
  entries.emplace(after, on, std::move(value));
}

AgencyKind kind_of(const AgencyDescribed& e) { return find_code<AgencyKind>(e.kind).value_or(AgencyKind::none); }
AgencyLevel level_of(const AgencyDescribed& e) { return find_code<AgencyLevel>(e.level).value_or(AgencyLevel::none); }

bool are_known(const std::string& kind, const std::string& level) {
  return rules::is_known<AgencyKind>(kind) && rules::is_known<AgencyLevel>(level);
}

void fold_agency(Agency& a, const AgencyFact& fact, rules::Day on) {
  if (const auto* added = std::get_if<AgencyAdded>(&fact)) {
    a.web_by_confirmation = added->web_by_confirmation;
    insert(a.described, on, AgencyDescribed{added->kind, added->level, added->superior, ""});
    insert(a.names, on, added->name);
    insert(a.parents, on, added->parent);
  } else if (const auto* renamed = std::get_if<AgencyRenamed>(&fact)) {
    insert(a.names, on, renamed->name);
  } else if (const auto* moved = std::get_if<AgencyMoved>(&fact)) {
    insert(a.parents, on, moved->parent);
  } else if (const auto* described = std::get_if<AgencyDescribed>(&fact)) {
    insert(a.described, on, *described);
  } else {
    a.merged_on = on;
    a.merged_into = std::get<AgencyMerged>(fact).into;
    insert(a.parents, on, a.merged_into);
  }
  const auto latest = a.described_on(rules::Day::max());
  a.kind = kind_of(latest);
  a.level = level_of(latest);
}

template <class T>
const T& entry_on(const std::vector<std::pair<rules::Day, T>>& entries, rules::Day day) {
  const auto after = std::ranges::upper_bound(entries, day, {}, &std::pair<rules::Day, T>::first);
  return after == entries.begin() ? entries.front().second : std::prev(after)->second;
}

}  // namespace

bool AgencyAdded::has_known_codes() const { return are_known(kind, level); }
bool AgencyDescribed::has_known_codes() const { return are_known(kind, level); }

StreamId Agency::parent_on(rules::Day day) const { return parents.empty() ? 0 : entry_on(parents, day); }

AgencyDescribed Agency::described_on(rules::Day day) const {
  AgencyDescribed out;
  for (const auto part :
       {&AgencyDescribed::kind, &AgencyDescribed::level, &AgencyDescribed::superior, &AgencyDescribed::seat}) {
    for (const auto& [from, entry] : described)
      if (!(entry.*part).empty() && (from <= day || (out.*part).empty())) out.*part = entry.*part;
  }
  return out;
}

const std::string& Agency::name_on(rules::Day day) const { return entry_on(names, day); }

void AgencyBook::add(StreamId stream, std::span<const EventRecord> events) {
  Agency a;
  if (const auto* known = find(stream)) a = *known;
  a.id = stream;
  for (const auto& e : events) {
    if (e.stream_seq <= a.last_seq) continue;
    const auto fact = described::from_json<AgencyFact>(e.type, e.data);
    if (!fact) throw StoreFailure(unreadable_event(e));
    fold_agency(a, *fact, e.happened_on);
    a.last_seq = e.stream_seq;
  }
  if (a.names.empty()) return;  // as it was known then, it had not begun
  for (const auto& [from, name] : a.names) {
    auto& bearers = m_names[name];
    const auto at = std::ranges::lower_bound(bearers, stream);
    if (at == bearers.end() || *at != stream) bearers.insert(at, stream);
  }
  m_agencies.insert_or_assign(stream, std::move(a));
}

const Agency* AgencyBook::find(StreamId id) const {
  const auto found = m_agencies.find(id);
  return found == m_agencies.end() ? nullptr : &found->second;
}

std::vector<StreamId> AgencyBook::bearing(std::string_view text) const {
  if (const auto found = m_names.find(text); found != m_names.end()) return found->second;
  const auto at = text.rfind('#');
  if (at == text.npos) return {};
  StreamId id = 0;
  const auto [end, bad] = std::from_chars(text.data() + at + 1, text.data() + text.size(), id);
  const auto found = m_names.find(text.substr(0, at));
  if (bad != std::errc{} || end != text.data() + text.size() || found == m_names.end()) return {};
  if (!std::ranges::binary_search(found->second, id)) return {};
  return {id};
}

int AgencyBook::rank(const Agency& a, std::string_view name) const {
  if (!a.merged_on) return a.name() == name ? 0 : 1;
  // One twin that took in the other and was dissolved later speaks for both.
  const auto* into = find(a.merged_into);
  const auto is_name = [&](const auto& entry) { return entry.second == name; };
  return into && std::ranges::any_of(into->names, is_name) ? 3 : 2;
}

std::vector<const Agency*> AgencyBook::ranked(std::string_view name) const {
  std::vector<const Agency*> out;
  for (const auto id : bearing(name)) out.push_back(find(id));
  std::ranges::stable_sort(out, {}, [&](const auto* a) { return rank(*a, name); });
  return out;
}

const Agency* AgencyBook::named(std::string_view name) const {
  const auto found = ranked(name);
  return found.empty() ? nullptr : found.front();
}

Result<StreamId> AgencyBook::the_one(std::string_view name) const {
  const auto found = ranked(name);
  if (found.empty())
    return refuse("no_agency", {N_("no agency {0}"), {std::string(name)}}, {N_("see {0}"), {as::a_view("agencies")}});
  const auto best = rank(*found.front(), name);
  std::string all;
  for (const auto* a : found)
    if (rank(*a, name) == best) (all += all.empty() ? "" : ", ") += label(a->id);
  if (best > 1 || found.size() == 1 || rank(*found[1], name) != best) return found.front()->id;
  return refuse("ambiguous_agency", {N_("several agencies are named {0}"), {std::string(name)}},
                {N_("say which: {0}; or make them one: {1}"), {all, as::an_act("agency.merge")}});
}

Addressed AgencyBook::addressed(std::string_view text) const {
  Addressed out{{}, std::string(text)};
  for (auto slash = text.find('/'); slash != text.npos && out.agencies.empty(); slash = text.find('/', slash + 1)) {
    out.agencies = bearing(text.substr(0, slash));
    if (!out.agencies.empty()) out.number = text.substr(slash + 1);
  }
  return out;
}

std::string AgencyBook::addresses(std::span<const StreamId> agencies, std::string_view number) const {
  std::string all;
  for (const auto id : agencies) {
    if (!all.empty()) all += ", ";
    (all += label(id)).append("/").append(number);
  }
  return all;
}

std::vector<StreamId> AgencyBook::alike(StreamId id) const {
  std::vector<StreamId> out{id};
  const auto* a = find(id);
  if (!a) return out;
  for (const auto& [from, name] : a->names) {
    for (const auto other : m_names.at(name))
      if (std::ranges::find(out, other) == out.end()) out.push_back(other);
  }
  return out;
}

std::string AgencyBook::label(StreamId id) const {
  const auto* a = find(id);
  if (!a) return "?";
  return bearing(a->name()).size() == 1 ? a->name() : a->name() + "#" + std::to_string(id);
}

bool AgencyBook::is_under(StreamId id, StreamId root, rules::Day day) const {
  for (int depth = 0; id != 0 && depth < 32; ++depth) {
    if (id == root) return true;
    const auto* a = find(id);
    id = a ? a->parent_on(day) : 0;
  }
  return false;
}

StreamId AgencyBook::heir_of(StreamId id, rules::Day day) const {
  // A merger makes no circle: it is refused (agency_circle). A store at which a hand was laid must not hang all the
  // same.
  for (std::size_t left = m_agencies.size(); left > 0; --left) {
    const auto* agency = find(id);
    if (!agency || !agency->is_merged(day)) break;
    id = agency->merged_into;
  }
  return id;
}

bool AgencyBook::has_below(StreamId id, rules::Day day) const {
  return std::ranges::any_of(m_agencies,
                             [&](const auto& a) { return a.second.parent_on(day) == id && !a.second.is_merged(day); });
}

AgencyFacts AgencyBook::facts_of(StreamId id, rules::Day day) const {
  AgencyFacts facts;
  const auto* a = find(id);
  if (!a) return facts;
  const auto said = a->described_on(day);
  facts.kind = kind_of(said);
  facts.level = level_of(said);
  facts.superior = said.superior;
  facts.seat = said.seat;
  facts.name = a->name();
  const auto* above = find(a->parent_on(day));
  if (!above) return facts;
  facts.parent = above->name();
  facts.parent_kind = kind_of(above->described_on(day));
  for (int depth = 0; above && depth < 32; ++depth, above = find(above->parent_on(day))) {
    using enum AgencyKind;
    const auto kind = kind_of(above->described_on(day));
    // What stands right above a department and is of no known kind is its government [P].
    const bool taken_for_one = depth == 0 && kind == none && facts.kind != dispatched_body && facts.kind != empowered;
    if (kind != government && kind != dispatched_government && !taken_for_one) continue;
    facts.government = above->name();
    break;
  }
  return facts;
}

}  // namespace qixian::engine
