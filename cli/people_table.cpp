#include "cli/people_table.hpp"

#include <fmt/format.h>

#include "present/office/person_view.hpp"

namespace qixian::cli {

std::string listed(const Words& words, const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, words.tr(N_(", "))));
}

std::string roles_text(const Words& words, const std::vector<engine::Role>& roles) {
  auto codes = codes_of_roles(roles);
  for (auto& code : codes) code = label(words, code);
  return listed(words, codes);
}

std::string agency_text(const Words& words, const engine::Person& person) {
  return person.agency.empty() ? words.tr(N_("all")) : person.agency;
}

Table people_table(const Words& words) {
  return Table({{words.tr(N_("full name"))},
                {words.tr(N_("roles"))},
                {words.tr(N_("works in"))},
                {words.tr(N_("addresses"))},
                {words.tr(N_("away"))}});
}

void add_person_row(Table& table, const Words& words, const engine::Person& p, const std::string& name) {
  table.add({name, roles_text(words, p.roles), agency_text(words, p), listed(words, addresses_of(p)),
             listed(words, absences_of(words, p))});
}

}  // namespace qixian::cli
