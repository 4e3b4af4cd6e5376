#pragma once
#include <boost/describe.hpp>
#include <span>
#include <variant>

#include "engine/agencies/people.hpp"
#include "engine/base/shared_facts.hpp"
#include "engine/store/ports/log.hpp"

/// A person of the house as a stream of the store: in which agency, in which roles, how reached, when away, each from a
/// day on. His name stands in his events as it does in those of his cases; where he is reached is kept beside them.
namespace qixian::engine {

// clang-format off
/// The day of the event is the day from which it holds. Roles are codes of Role; an agency or a substitute is a stream.
struct PersonAdded { QIXIAN_FACT("person_added", "person add"); std::string name; std::int64_t agency = 0; std::vector<std::string> roles; };
/// These, in place of those before.
struct PersonRolesSet { QIXIAN_FACT("person_roles_set", "person role"); std::vector<std::string> roles; };
struct PersonMoved { QIXIAN_FACT("person_moved", "person move"); std::int64_t agency = 0; };
/// Where a channel reaches him. @var removed it does no longer; an empty address means the channel's group
struct PersonAddressed { QIXIAN_FACT("person_addressed", "person address"); std::string channel; PrivateText address; bool removed = false; };
/// From the day of the event to that one, both included.
struct PersonAbsent { QIXIAN_FACT("person_absent", "person absent"); Day to; std::int64_t substitute = 0; };
/// The first day on which he is there again.
struct PersonBack { QIXIAN_FACT("person_back", "person back"); };
struct PersonRenamed { QIXIAN_FACT("person_renamed", "person rename"); std::string name; };
/// The first day on which he is there no longer.
struct PersonLeft { QIXIAN_FACT("person_left", "person leave"); };
/// The system's name for him on the machine where the service runs: what he asks there is asked with his rights. Empty:
/// none any more.
struct PersonLoginSet { QIXIAN_FACT("person_login_set", "person login"); std::string login; };
struct PersonVoided { QIXIAN_FACT("person_voided", "person void"); PrivateText reason; };
BOOST_DESCRIBE_STRUCT(PersonAdded, (), (name, agency, roles))
BOOST_DESCRIBE_STRUCT(PersonRolesSet, (), (roles))
BOOST_DESCRIBE_STRUCT(PersonMoved, (), (agency))
BOOST_DESCRIBE_STRUCT(PersonAddressed, (), (channel, address, removed))
BOOST_DESCRIBE_STRUCT(PersonAbsent, (), (to, substitute))
BOOST_DESCRIBE_STRUCT(PersonBack, (), ())
BOOST_DESCRIBE_STRUCT(PersonRenamed, (), (name))
BOOST_DESCRIBE_STRUCT(PersonLeft, (), ())
BOOST_DESCRIBE_STRUCT(PersonLoginSet, (), (login))
BOOST_DESCRIBE_STRUCT(PersonVoided, (), (reason))
// clang-format on
using PersonFact = std::variant<PersonAdded, PersonRolesSet, PersonMoved, PersonAddressed, PersonAbsent, PersonBack,
                                PersonRenamed, PersonLeft, PersonLoginSet, PersonVoided, PersonalDataErased>;
using PersonEvent = EventOf<PersonFact>;

/// What holds from a day on, in order of the days.
template <class T>
using Dated = std::vector<std::pair<Day, T>>;

struct PersonAway {
  Day from, to;
  StreamId substitute = 0;
  bool covers(Day day) const { return from <= day && day <= to; }
};

/// A person with all that was ever put on record.
struct PersonRecord {
  StreamId stream = 0;
  Dated<std::string> names;
  Dated<StreamId> agencies;  ///< 0: of every agency
  Dated<std::vector<Role>> roles;
  std::vector<std::pair<std::string, PrivateText>> addresses;  ///< by channel, as they are now; not read from beside
  std::vector<PersonAway> absences;                            ///< in the order in which they were entered
  std::optional<Day> left_on;
  std::string login;  ///< as it is now; empty: none
  bool is_void = false;
  int last_seq = 0;

  Day since() const { return names.front().first; }
  bool is_here(Day day) const { return !is_void && since() <= day && (!left_on || day < *left_on); }
  // What held on a day, or first where the day lies before it.
  const std::string& name_on(Day day) const;
  StreamId agency_on(Day day) const;
  const std::vector<Role>& roles_on(Day day) const;
  const std::string& name() const { return names.back().second; }
  bool has_role(Role role, Day day) const;
  bool was_called(std::string_view name) const;
  const PersonAway* away_on(Day day) const;
};

/// @returns unreadable_event, for a role that there is not too
Result<PersonRecord> fold_person(StreamId stream, std::span<const EventRecord> events);

}  // namespace qixian::engine
