#include "present/reminding/config_view.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace qixian::present {

using adapters::config::ChannelSettings;
using adapters::config::Config;
using engine::Person;
using Texts = std::vector<std::string>;

std::string clock_text(std::chrono::minutes time) {
  return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

Texts secrets_of(const Words& words, const ChannelSettings& c) {
  Texts out;
  for (const auto& [name, secret] : {std::pair{N_("address"), &c.secret_url},
                                     {N_("password"), &c.password},
                                     {N_("token"), &c.token},
                                     {N_("secret"), &c.secret}})
    if (!secret->origin.empty()) out.push_back(words.render({N_("{0} from {1}"), {words.tr(name), secret->origin}}));
  return out;
}

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

namespace {

json::object to_json(const Words& words, const ChannelSettings& c, const PlaceOf& place) {
  return {{"name", c.name}, {"kind", c.kind}, {"to", place(c)}, {"secrets", json::value_from(secrets_of(words, c))}};
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

}  // namespace

json::object to_json(const Words& words, const Config& config, const PlaceOf& place) {
  json::array channels, people, reminders;
  for (const auto& c : config.channels) channels.push_back(to_json(words, c, place));
  for (const auto& p : config.people) people.push_back(to_json(p));
  for (const auto& r : config.policy)
    reminders.push_back(json::object{
        {"kind", r.kind}, {"days", r.days}, {"roles", json::value_from(codes_of_roles(r.roles))}, {"every", r.every}});
  return {{"file", config.file},
          {"language", config.language},
          {"channels", std::move(channels)},
          {"people", std::move(people)},
          {"sending", json::object{{"from", clock_text(config.hours.from)},
                                   {"to", clock_text(config.hours.to)},
                                   {"digest", clock_text(config.hours.digest)},
                                   {"days", config.hours.working_days_only ? "working" : "all"}}},
          {"retry", json::object{{"tries", config.retry.tries},
                                 {"first_seconds", config.retry.first.count()},
                                 {"longest_seconds", config.retry.longest.count()}}},
          {"reminders", std::move(reminders)}};
}

json::object faults_json(const Words& words, const std::string& file,
                         const std::vector<adapters::config::Fault>& faults) {
  json::array out;
  for (const auto& f : faults)
    out.push_back(json::object{
        {"line", f.line}, {"column", f.column}, {"message", words.render(f.message)}, {"hint", words.render(f.hint)}});
  return {{"code", "bad_config"}, {"file", file}, {"faults", std::move(out)}};
}

}  // namespace qixian::present
