#pragma once
#include <map>

#include "engine/agencies/agency.hpp"
#include "engine/agencies/person.hpp"
#include "engine/store/ports/private_texts.hpp"

namespace qixian::engine {

/// Everybody who was ever put on record, folded from their streams. They are few: it is read whole, each time.
class PeopleBook {
 public:
  /// @throws StoreFailure "unreadable_event": with a person missing, a reminder would go to another
  static PeopleBook read(const Log& log);

  const std::map<StreamId, PersonRecord>& all() const { return m_people; }
  const PersonRecord* find(StreamId stream) const;
  /// NAME, AGENCY/NAME or NAME#STREAM. Among several one who is there on the day and has that name today. @returns
  /// no_person, ambiguous_person
  Result<StreamId> the_one(std::string_view text, const AgencyBook& agencies, Day on) const;
  /// The shortest of these ways to say who is meant.
  std::string label(StreamId stream, const AgencyBook& agencies, Day on) const;
  /// Who has that role on a day, or one that acts as it (acts_as).
  std::vector<StreamId> holding(Role role, Day on) const;
  /// Whether somebody comes, leaves, moves or has other roles on a day after the first and up to the last.
  bool changes_in(Day after, Day upto) const;
  /// Who asks under that name of the system and is there on that day. Null: nobody
  const PersonRecord* signing_in_as(std::string_view login, Day on) const;
  /// The names, all that they ever had, of those of the same agency who are away on that day and for whom this person
  /// stands in: their substitute, or that one's own where he is away too.
  std::vector<std::string> represented_by(const PersonRecord& person, Day on) const;
  /// As reminders need him, addresses too where the store still has them; nobody stands in who is not there on that
  /// day.
  Person person(const PersonRecord& of, Day on, const AgencyBook& agencies, const PrivateTexts& texts) const;
  /// Who is there on a day.
  std::vector<Person> people(Day on, const AgencyBook& agencies, const PrivateTexts& texts) const;

 private:
  std::vector<const PersonRecord*> called(std::string_view name) const;
  std::map<StreamId, PersonRecord> m_people;
};

}  // namespace qixian::engine
