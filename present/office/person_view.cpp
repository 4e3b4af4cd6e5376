#include "present/office/person_view.hpp"

#include <boost/json.hpp>

#include "present/case/case_json.hpp"

namespace qixian::present {

using engine::Person;
using Texts = std::vector<std::string>;

Texts codes_of_roles(const std::vector<engine::Role>& roles) {
  Texts out;
  for (const auto role : roles) out.emplace_back(engine::code_of(role));
  return out;
}

Texts addresses_of(const Person& person) {
  Texts out;
  for (const auto& a : person.addresses) out.push_back(a.address.empty() ? a.channel : a.channel + " " + a.address);
  return out.empty() ? Texts{std::string(engine::files_channel)} : out;
}

Texts absences_of(const Words& words, const Person& person) {
  Texts out;
  for (const auto& a : person.absences)
    out.push_back(words.render({N_("{0} to {1}: {2}"), {a.from, a.to, a.substitute}}));
  return out;
}

json::object to_json(const Person& p) {
  json::array away;
  for (const auto& a : p.absences)
    away.push_back(json::object{{"from", rules::iso(a.from)}, {"to", rules::iso(a.to)}, {"substitute", a.substitute}});
  json::object addresses;
  for (const auto& a : p.addresses) addresses[a.channel] = a.address;
  return {{"name", p.name},
          {"roles", json::value_from(codes_of_roles(p.roles))},
          {"agency", p.agency},
          {"addresses", std::move(addresses)},
          {"away", std::move(away)}};
}

PersonShown person_shown(const engine::Office& office, engine::StreamId stream, engine::Day on) {
  const auto book = engine::PeopleBook::read(office.store());
  const auto& record = *book.find(stream);
  return {book.person(record, on, office.agencies(), office.store()), book.label(stream, office.agencies(), on),
          record};
}

std::vector<PersonShown> people_shown(const engine::Office& office, engine::Day on,
                                      std::span<const Person> configured) {
  std::vector<PersonShown> out;
  const auto book = engine::PeopleBook::read(office.store());
  for (const auto& [stream, record] : book.all())
    if (record.is_here(on))
      out.push_back({book.person(record, on, office.agencies(), office.store()),
                     book.label(stream, office.agencies(), on), record});
  if (book.all().empty())
    for (const auto& person : configured) out.push_back({person, person.name});
  return out;
}

json::object to_json(const PersonShown& shown) {
  auto out = to_json(shown.person);
  out["id"] = shown.record ? json::value(shown.record->stream) : json::value(nullptr);
  out["since"] = shown.record ? json::value(rules::iso(shown.record->since())) : json::value(nullptr);
  if (shown.record && !shown.record->login.empty()) out["login"] = shown.record->login;
  out["left_on"] = shown.record ? or_null(shown.record->left_on) : json::value(nullptr);
  return out;
}

json::object whole_json(const PersonShown& shown, const engine::Office& office) {
  auto out = to_json(shown);
  if (!shown.record) return out;
  json::array names, agencies, roles;
  for (const auto& [from, name] : shown.record->names)
    names.push_back(json::object{{"from", rules::iso(from)}, {"name", name}});
  for (const auto& [from, agency] : shown.record->agencies)
    agencies.push_back(
        json::object{{"from", rules::iso(from)}, {"agency", agency ? office.agencies().label(agency) : ""}});
  for (const auto& [from, held] : shown.record->roles)
    roles.push_back(json::object{{"from", rules::iso(from)}, {"roles", json::value_from(codes_of_roles(held))}});
  out["history"] = json::object{{"names", names}, {"agencies", agencies}, {"roles", roles}};
  return out;
}

}  // namespace qixian::present
