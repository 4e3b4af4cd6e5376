#include <algorithm>

#include "adapters/config/parts.hpp"
#include "engine/reminding/channel.hpp"

namespace qixian::adapters::config {
namespace {

using engine::Absence;
using engine::N_;
using engine::Person;

std::vector<std::string> names_of_roles() {
  return {rules::word_table<engine::Role>.begin(), rules::word_table<engine::Role>.end()};
}

void read_addresses(Section& person, Person& to, const Config& config, Findings& findings) {
  const auto* table = person.table("addresses");
  if (!table) return;
  Section s(*table, "addresses", findings);
  for (const auto& channel : config.channels) {
    const auto address = s.text(channel.name);
    if (!address) continue;
    if (auto fault = fault_of_address(channel, *address))
      s.fault(channel.name, std::move(fault->message), std::move(fault->hint));
    to.addresses.push_back({channel.name, *address});
  }
  s.done();  // a key that is no channel
}

void read_absences(Section& person, Person& to, Findings& findings) {
  person.each_table("away", [&](const toml::table& table, const std::string& where) {
    Section s(table, where, findings);
    const auto from = s.day("from"), until = s.day("to");
    Absence absence{from.value_or(rules::Day{}), until.value_or(rules::Day{}), s.required_text("substitute")};
    if (from && until && *until < *from) s.fault("to", {N_("the last day lies before the first"), {}});
    if (absence.substitute == to.name) s.fault("substitute", {N_("nobody is his own substitute"), {}});
    s.done();
    to.absences.push_back(std::move(absence));
  });
}

Person read_person(Section& s, const Config& config, Findings& findings) {
  Person person;
  person.name = s.required_text("name");
  person.agency = s.text("agency").value_or("");
  const auto roles = s.texts("roles");
  if (roles.empty())
    s.fault("roles", {N_("{0} has no role"), {person.name}}, {N_("one or more of: {0}"), {joined(names_of_roles())}});
  for (const auto& code : roles) {
    if (const auto role = engine::find_code<engine::Role>(code)) {
      person.roles.push_back(*role);
      continue;
    }
    const auto meant = nearest(code, names_of_roles());
    s.fault("roles", {N_("there is no role {0}"), {code}},
            meant.empty() ? engine::Text{N_("one or more of: {0}"), {joined(names_of_roles())}}
                          : engine::Text{N_("did you mean {0}?"), {meant}});
  }
  if (!engine::may_stand_together(person.roles))
    s.fault("roles", {N_("an administrator or auditor has no other role"), {}},
            {N_("give that role to another person"), {}});
  read_addresses(s, person, config, findings);
  read_absences(s, person, findings);
  s.done();
  return person;
}

}  // namespace

std::optional<Fault> fault_of_address(const ChannelSettings& channel, const std::string& address) {
  const bool robot = channel.kind == "wecom" || channel.kind == "dingtalk";
  const bool digits = address.find_first_not_of("+0123456789") == address.npos;
  if (channel.kind == "smtp" && !engine::is_mail_address(address))
    return Fault{0, 0, {N_("{0} is no mail address"), {address}}, {N_("as {0}"), {"lin@dongli.example"}}};
  if (robot && !digits)
    return Fault{0,
                 0,
                 {N_("{0} is no mobile number"), {address}},
                 {N_("it is who is mentioned in the group; leave it empty (\"\") for nobody"), {}}};
  return std::nullopt;
}

void read_people(Section& root, Config& config, Findings& findings) {
  std::vector<const toml::table*> tables;
  root.each_table("people", [&](const toml::table& table, const std::string& where) {
    Section s(table, where, findings);
    auto person = read_person(s, config, findings);
    const auto same = [&](const Person& p) { return p.name == person.name && p.agency == person.agency; };
    if (std::ranges::any_of(config.people, same))
      s.fault("name", {N_("{0} is named twice in one agency"), {person.name}}, {N_("give each a name of his own"), {}});
    config.people.push_back(std::move(person));
    tables.push_back(&table);
  });
  for (std::size_t i = 0; i < config.people.size(); ++i) {
    for (const auto& absence : config.people[i].absences) {
      const auto named = [&](const Person& p) { return p.name == absence.substitute; };
      if (absence.substitute.empty() || std::ranges::any_of(config.people, named)) continue;
      Section(*tables[i], "people", findings)
          .fault("away", {N_("the substitute {0} is none of the people"), {absence.substitute}},
                 {N_("add a [[people]] of that name"), {}});
    }
  }
}

}  // namespace qixian::adapters::config
