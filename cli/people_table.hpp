#pragma once
#include "cli/views.hpp"
#include "engine/agencies/people.hpp"

namespace qixian::cli {

std::string listed(const Words& words, const std::vector<std::string>& texts);
std::string roles_text(const Words& words, const std::vector<engine::Role>& roles);
/// Of every agency: said so.
std::string agency_text(const Words& words, const engine::Person& person);

/// People with their roles, agency, addresses and absences, a row each.
Table people_table(const Words& words);
void add_person_row(Table& table, const Words& words, const engine::Person& person, const std::string& name);

}  // namespace qixian::cli
