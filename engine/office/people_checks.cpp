#include "engine/office/people_checks.hpp"

#include <algorithm>

#include "engine/base/plain_text.hpp"

namespace qixian::engine {
namespace {

Text see_people() { return {N_("see {0}"), {as::a_view("people")}}; }

Result<void> check_roles(std::span<const std::string> codes) {
  std::vector<Argument> known;
  for (const auto code : rules::word_table<Role>) known.push_back(as::a_code(code));
  const Text all{N_("give {0}"), {as::a_field("role", std::move(known))}};
  if (codes.empty()) return refuse("no_role", {N_("a person needs a role"), {}}, all);
  std::vector<Role> roles;
  for (const auto& code : codes) {
    const auto role = find_code<Role>(code);
    if (!role) return refuse("unknown_role", {N_("there is no role {0}"), {code}}, all);
    roles.push_back(*role);
  }
  if (may_stand_together(roles)) return {};
  return refuse("roles_apart", {N_("an administrator or auditor has no other role"), {}},
                {N_("give that role to another person"), {}});
}

Result<void> check_agency(const PeopleChecked& with, StreamId agency) {
  if (agency == 0 || with.agencies.find(agency)) return {};
  return refuse("no_agency", {N_("no agency {0}"), {agency}}, {N_("see {0}"), {as::a_view("agencies")}});
}

/// Whether somebody of that agency from that day on, 0 for every agency, and another are ever of one agency.
bool meet(const PersonRecord& other, StreamId agency, Day on) {
  const auto is_there = [&](StreamId one) { return agency == 0 || one == 0 || one == agency; };
  return is_there(other.agency_on(on)) || std::ranges::any_of(other.agencies, [&](const auto& entry) {
           return entry.first > on && is_there(entry.second);
         });
}

/// A name is one person's in an agency while he is there, past names included: a reminder goes by name and agency.
Result<void> check_name(const PeopleChecked& with, const std::string& name, StreamId agency, Day on, StreamId own) {
  if (name.empty()) return refuse("no_name", {N_("the name is missing"), {}}, {N_("give the person's name"), {}});
  if (auto bad = check_plain(name)) return tl::unexpected(std::move(*bad));
  for (const auto& [stream, other] : with.people.all()) {
    const bool has_left = other.left_on && *other.left_on <= on;
    if (stream == own || other.is_void || has_left || !other.was_called(name) || !meet(other, agency, on)) continue;
    return refuse("person_exists", {N_("somebody of that name is on record in this agency: {0}"), {name}},
                  {N_("give each a name of his own"), {}});
  }
  return {};
}

struct Checking {
  const PeopleChecked& with;
  const PersonRecord& p;
  Day on;

  /// A reminder finds the substitute by name, those of the person's own agency first.
  bool has_namesake(const PersonRecord& substitute) const {
    if (substitute.agency_on(on) == p.agency_on(on)) return false;
    return std::ranges::any_of(with.people.all(), [&](const auto& one) {
      const auto& [stream, other] = one;
      return stream != substitute.stream && other.is_here(on) && other.was_called(substitute.name_on(on));
    });
  }

  Result<void> operator()(const PersonAdded&) const {
    return refuse("person_exists", {N_("{0} is on record"), {p.name()}}, see_people());
  }
  Result<void> operator()(const PersonRolesSet& f) const { return check_roles(f.roles); }
  Result<void> operator()(const PersonMoved& f) const {
    if (auto known = check_agency(with, f.agency); !known) return known;
    return check_name(with, p.name(), f.agency, on, p.stream);
  }
  Result<void> operator()(const PersonRenamed& f) const {
    return check_name(with, f.name, p.agency_on(on), on, p.stream);
  }
  Result<void> operator()(const PersonAddressed& f) const {
    const auto has = [&](const auto& a) { return a.first == f.channel; };
    if (f.removed && std::ranges::none_of(p.addresses, has))
      return refuse("no_address", {N_("{0} has no address in the channel {1}"), {p.name(), f.channel}}, see_people());
    return check_address(f.channel, f.address.value);
  }
  Result<void> operator()(const PersonAbsent& f) const {
    if (f.to < on)
      return refuse("day_order", {N_("the last day lies before the first"), {}}, {N_("check both days"), {}});
    const auto* substitute = with.people.find(f.substitute);
    if (f.substitute == p.stream)
      return refuse("own_substitute", {N_("nobody is his own substitute"), {}}, {N_("name another person"), {}});
    if (!substitute || !substitute->is_here(on))
      return refuse("no_person",
                    {N_("{0} is not there on {1}"), {substitute ? substitute->name() : std::string("?"), on}},
                    see_people());
    if (has_namesake(*substitute))
      return refuse("ambiguous_person", {N_("several people are called {0}"), {substitute->name()}},
                    {N_("name another person"), {}});
    for (const auto& away : p.absences) {
      if (away.to < on || f.to < away.from) continue;
      return refuse("away_already", {N_("{0} is away from {1} to {2} already"), {p.name(), away.from, away.to}},
                    {N_("end that first: {0}"), {as::an_act("person.back")}});
    }
    return {};
  }
  Result<void> operator()(const PersonBack&) const {
    if (p.away_on(on)) return {};
    return refuse("not_away", {N_("{0} is not away on {1}"), {p.name(), on}}, see_people());
  }
  Result<void> operator()(const PersonLeft&) const { return {}; }
  /// A name of the system is one person's at a time: what is asked under it is asked with his rights.
  Result<void> operator()(const PersonLoginSet& f) const {
    if (auto bad = check_plain(f.login)) return tl::unexpected(std::move(*bad));
    if (f.login.find_first_of(" :/") != f.login.npos || f.login == "nobody")  // whom nobody knows is called so
      return refuse("no_login", {N_("{0} is no name of a system user"), {f.login}},
                    {N_("give one without blanks"), {}});
    const auto* other = f.login.empty() ? nullptr : with.people.signing_in_as(f.login, on);
    if (!other || other->stream == p.stream) return {};
    return refuse("login_taken", {N_("{0} signs in as {1}"), {other->name(), f.login}}, see_people());
  }
  Result<void> operator()(const PersonVoided&) const { return {}; }
  Result<void> operator()(const PersonalDataErased&) const { return {}; }
};

}  // namespace

Result<void> check_address(const std::string& channel, const std::string& address) {
  if (channel.empty()) return refuse("no_channel", {N_("the channel is missing"), {}}, {N_("name the channel"), {}});
  for (const auto* text : {&channel, &address})
    if (auto bad = check_plain(*text)) return tl::unexpected(std::move(*bad));
  return {};
}

Result<void> check_new_person(const PeopleChecked& with, const PersonAdded& fact, Day on) {
  if (auto known = check_agency(with, fact.agency); !known) return known;
  if (auto fine = check_roles(fact.roles); !fine) return fine;
  return check_name(with, fact.name, fact.agency, on, 0);
}

Result<void> check_person_act(const PeopleChecked& with, const PersonRecord& p, const PersonFact& fact, Day on) {
  // What is kept of one who left, or was never there, can be erased all the same.
  if (std::holds_alternative<PersonalDataErased>(fact)) return {};
  if (p.is_void)
    return refuse("void_person", {N_("the entry of {0} is void"), {p.name()}},
                  {N_("enter it anew with {0}"), {as::an_act("person.add")}});
  if (std::holds_alternative<PersonVoided>(fact)) return {};
  if (on < p.since())
    return refuse("before_person", {N_("{0} is there from {1} on"), {p.name(), p.since()}},
                  {N_("give that day or a later one"), {}});
  if (p.left_on && (*p.left_on <= on || std::holds_alternative<PersonLeft>(fact)))
    return refuse("person_left", {N_("{0} left on {1}"), {p.name(), *p.left_on}}, see_people());
  return std::visit(Checking{with, p, on}, fact);
}

}  // namespace qixian::engine
