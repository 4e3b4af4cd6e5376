#pragma once
#include "engine/agencies/people_book.hpp"

namespace qixian::engine {

/// What a step of a person is held against.
struct PeopleChecked {
  const PeopleBook& people;
  const AgencyBook& agencies;
  Day today;
};

/// Whether a person may begin with that. @returns as PeopleOffice::add
Result<void> check_new_person(const PeopleChecked& with, const PersonAdded& fact, Day on);
Result<void> check_address(const std::string& channel, const std::string& address);
/// Whether that may happen to a person. @returns as PeopleOffice::act
Result<void> check_person_act(const PeopleChecked& with, const PersonRecord& person, const PersonFact& fact, Day on);

}  // namespace qixian::engine
