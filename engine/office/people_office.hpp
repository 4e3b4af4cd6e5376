#pragma once
#include "engine/agencies/people_book.hpp"
#include "engine/office/office.hpp"

namespace qixian::engine {

/// Addresses of a new person, by channel.
using Addresses = std::vector<Address>;

/// Where people differ, by a name and an agency.
struct PeopleDifference {
  std::string name, agency;
  bool in_store = false, in_configuration = false;  ///< both: there, and not alike
  bool operator==(const PeopleDifference&) const = default;
};

/// The use cases of the people of the house. From when on something holds is a day, past or to come.
class PeopleOffice {
 public:
  explicit PeopleOffice(Office& office) : m_office(office) {}

  /// As the store has them now. @throws StoreFailure
  PeopleBook book() const { return PeopleBook::read(m_office.store()); }
  /// Who is meant today (PeopleBook::the_one). @returns no_person, ambiguous_person
  Result<StreamId> find(std::string_view text) const;
  /// @returns no_name, no_role, unknown_role, roles_apart, no_agency, person_exists, no_channel
  Result<StreamId> add(const PersonAdded& fact, const Addresses& addresses, Day on, const Actor& by);
  /// One more event of a person. @returns those of add(), before_person, person_left, void_person, away_already,
  /// not_away, no_person, own_substitute, day_order, no_login, login_taken
  Result<void> act(StreamId stream, const PersonFact& fact, Day on, const Actor& by);
  /// The open cases, of any kind, that name this person as their officer, by number: nobody's step takes them along.
  std::vector<std::string> open_cases(StreamId stream) const;

  /// The configuration's people become the store's where it has none yet; where it has, nothing is done. Each with his
  /// own events, of that day. Inside a write. @returns how many; no_agency, ambiguous_agency: then none
  Result<int> seed(std::span<const Person> people, Day on, const Actor& by);

 private:
  Result<void> write(StreamId stream, int after, std::vector<std::pair<Day, PersonFact>> facts, const Actor& by);
  Office& m_office;
};

/// Who is there on a day: as the store has it, and as the configuration has it where the store has nobody.
std::vector<Person> people_on(const Office& office, Day on, std::span<const Person> configured);
/// Where today's people of the store are not those of the configuration.
std::vector<PeopleDifference> differing_people(std::span<const Person> in_store, std::span<const Person> configured);

}  // namespace qixian::engine
