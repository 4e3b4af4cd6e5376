#pragma once
#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/office/people_office.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

namespace json = boost::json;

std::vector<std::string> codes_of_roles(const std::vector<engine::Role>& roles);
std::vector<std::string> addresses_of(const engine::Person& person);
std::vector<std::string> absences_of(const Words& words, const engine::Person& person);
/// As the configuration knows somebody.
json::object to_json(const engine::Person& person);

/// A person as he is on a day.
struct PersonShown {
  engine::Person person;
  std::string label;                                ///< says who is meant where several bear the name
  std::optional<engine::PersonRecord> record = {};  ///< nothing: of the configuration
};
/// Who is there on a day: of the store, and of the configuration where the store has nobody.
std::vector<PersonShown> people_shown(const engine::Office& office, engine::Day on,
                                      std::span<const engine::Person> configured);
PersonShown person_shown(const engine::Office& office, engine::StreamId stream, engine::Day on);

json::object to_json(const PersonShown& shown);
/// With what held before and will hold, each with its first day.
json::object whole_json(const PersonShown& shown, const engine::Office& office);

}  // namespace qixian::present
