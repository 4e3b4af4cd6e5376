#include "engine/agencies/people_book.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

std::string numbered(const PersonRecord& p) { return p.name() + "#" + std::to_string(p.stream); }

/// NAME#STREAM.
std::optional<StreamId> stream_in(std::string_view text) {
  const auto at = text.rfind('#');
  if (at == text.npos) return std::nullopt;
  return whole_number(text.substr(at + 1));
}

/// One who left under a name and one who had it before are asked about: what is erased comes back for neither.
int rank(const PersonRecord& p, std::string_view name, Day on) {
  const bool has_left = p.left_on && *p.left_on <= on;
  return p.name() == name && !has_left ? 0 : 1;
}

}  // namespace

PeopleBook PeopleBook::read(const Log& log) {
  PeopleBook book;
  log.each_stream("person", [&](StreamId stream, std::span<const EventRecord> events) {
    auto person = fold_person(stream, events);
    if (!person) throw StoreFailure(std::move(person.error()));
    book.m_people.emplace(stream, std::move(*person));
  });
  return book;
}

const PersonRecord* PeopleBook::signing_in_as(std::string_view login, Day on) const {
  for (const auto& [stream, person] : m_people)
    if (!login.empty() && person.login == login && person.is_here(on)) return &person;
  return nullptr;
}

std::vector<std::string> PeopleBook::represented_by(const PersonRecord& person, Day on) const {
  std::vector<std::string> names;
  for (const auto& [other, away] : m_people) {
    const auto agency = away.agency_on(on);
    if (!away.is_here(on) || (agency != person.agency_on(on) && person.agency_on(on) != 0)) continue;
    const auto* stands_in = &away;
    for (auto left = m_people.size(); left > 0 && stands_in && stands_in->away_on(on); --left)
      stands_in = find(stands_in->away_on(on)->substitute);
    if (stands_in != &person || &away == &person) continue;
    for (const auto& [from, name] : away.names) names.push_back(name);
  }
  return names;
}

const PersonRecord* PeopleBook::find(StreamId stream) const {
  const auto found = m_people.find(stream);
  return found == m_people.end() ? nullptr : &found->second;
}

std::vector<const PersonRecord*> PeopleBook::called(std::string_view name) const {
  std::vector<const PersonRecord*> out;
  for (const auto& [stream, person] : m_people)
    if (!person.is_void && person.was_called(name)) out.push_back(&person);
  return out;
}

Result<StreamId> PeopleBook::the_one(std::string_view text, const AgencyBook& agencies, Day on) const {
  if (const auto stream = stream_in(text)) {
    const auto* p = find(*stream);
    if (p && !p->is_void && p->was_called(text.substr(0, text.rfind('#')))) return *stream;
  }
  std::string_view name = text;
  auto found = called(text);
  if (found.empty()) {
    const auto addressed = agencies.addressed(text);
    name = text.substr(text.size() - addressed.number.size());
    const auto is_elsewhere = [&](const PersonRecord* p) {
      return std::ranges::find(addressed.agencies, p->agency_on(on)) == addressed.agencies.end();
    };
    if (!addressed.agencies.empty()) found = called(name);
    std::erase_if(found, is_elsewhere);
  }
  if (found.empty())
    return refuse("no_person", {N_("nobody is called {0}"), {std::string(text)}},
                  {N_("see {0}"), {as::a_view("people")}});
  std::ranges::stable_sort(found, {}, [&](const auto* p) { return rank(*p, name, on); });
  const auto best = rank(*found.front(), name, on);
  if (found.size() == 1 || rank(*found[1], name, on) != best) return found.front()->stream;
  std::string all;
  for (const auto* p : found)
    if (rank(*p, name, on) == best) (all += all.empty() ? "" : ", ") += label(p->stream, agencies, on);
  return refuse("ambiguous_person", {N_("several people are called {0}"), {std::string(text)}},
                {N_("say which: {0}"), {all}});
}

std::string PeopleBook::label(StreamId stream, const AgencyBook& agencies, Day on) const {
  const auto* p = find(stream);
  if (!p) return "?";
  const auto namesakes = called(p->name());
  if (namesakes.size() < 2) return p->name();
  const auto agency = p->agency_on(on);
  const auto same = [&](const PersonRecord* other) { return other->agency_on(on) == agency; };
  if (agency == 0 || std::ranges::count_if(namesakes, same) > 1) return numbered(*p);
  return agencies.label(agency) + "/" + p->name();
}

std::vector<StreamId> PeopleBook::holding(Role role, Day on) const {
  std::vector<StreamId> out;
  for (const auto& [stream, person] : m_people) {
    const auto fits = [&](Role one) { return one == role || acts_as(one) == role; };
    if (person.is_here(on) && std::ranges::any_of(person.roles_on(on), fits)) out.push_back(stream);
  }
  return out;
}

bool PeopleBook::changes_in(Day after, Day upto) const {
  const auto is_in = [&](Day day) { return after < day && day <= upto; };
  const auto begins = [&](const auto& entry) { return is_in(entry.first); };
  return std::ranges::any_of(m_people, [&](const auto& one) {
    const auto& p = one.second;
    return std::ranges::any_of(p.agencies, begins) || std::ranges::any_of(p.roles, begins) ||
           (p.left_on && is_in(*p.left_on));
  });
}

Person PeopleBook::person(const PersonRecord& p, Day on, const AgencyBook& agencies, const PrivateTexts& texts) const {
  Person out{p.name_on(on), p.roles_on(on), "", {}, {}};
  for (const auto& [from, name] : p.names)
    if (std::ranges::find(out.names, name) == out.names.end()) out.names.push_back(name);
  if (const auto at = p.agency_on(on)) out.agency = agencies.find(at) ? agencies.find(at)->name() : "?";
  for (const auto& [channel, text] : p.addresses) {
    auto address = text.key.empty() ? std::optional<std::string>("") : texts.unseal(p.stream, text.key);
    if (address) out.addresses.push_back({channel, std::move(*address)});
  }
  for (const auto& away : p.absences) {
    const auto* substitute = find(away.substitute);
    const bool is_there = substitute && substitute->is_here(on);
    out.absences.push_back({away.from, away.to, is_there ? substitute->name_on(on) : ""});
  }
  return out;
}

std::vector<Person> PeopleBook::people(Day on, const AgencyBook& agencies, const PrivateTexts& texts) const {
  std::vector<Person> out;
  for (const auto& [stream, p] : m_people)
    if (p.is_here(on)) out.push_back(person(p, on, agencies, texts));
  return out;
}

}  // namespace qixian::engine
