#include "present/reminding/config_view.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace qixian::present {

using adapters::config::ChannelSettings;
using adapters::config::Config;
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

namespace {

const char* where_code(const engine::PeopleDifference& d) {
  return !d.in_store ? "configuration" : d.in_configuration ? "both" : "store";
}

json::object to_json(const Words& words, const ChannelSettings& c, const PlaceOf& place) {
  return {{"name", c.name}, {"kind", c.kind}, {"to", place(c)}, {"secrets", json::value_from(secrets_of(words, c))}};
}

}  // namespace

json::object to_json(const Words& words, const Config& config, const PlaceOf& place, const PeopleStanding& people_are) {
  json::array channels, people, differ, reminders;
  for (const auto& d : people_are.differences)
    differ.push_back(json::object{{"name", d.name}, {"agency", d.agency}, {"in", where_code(d)}});
  for (const auto& c : config.channels) channels.push_back(to_json(words, c, place));
  for (const auto& p : config.people) people.push_back(to_json(p));
  for (const auto& r : config.policy)
    reminders.push_back(json::object{
        {"kind", r.kind}, {"days", r.days}, {"roles", json::value_from(codes_of_roles(r.roles))}, {"every", r.every}});
  return {
      {"file", config.file},
      {"language", config.language},
      {"channels", std::move(channels)},
      {"people", std::move(people)},
      {"people_from", people_are.from_store ? "store" : "configuration"},
      {"people_differ", std::move(differ)},
      {"people_wait", people_are.waits.id.empty() ? json::value(nullptr) : json::value(words.render(people_are.waits))},
      {"sending", json::object{{"from", clock_text(config.hours.from)},
                               {"to", clock_text(config.hours.to)},
                               {"digest", clock_text(config.hours.digest)},
                               {"days", config.hours.working_days_only ? "working" : "all"}}},
      {"retry", json::object{{"tries", config.retry.tries},
                             {"first_seconds", config.retry.first.count()},
                             {"longest_seconds", config.retry.longest.count()}}},
      {"reminders", std::move(reminders)}};
}

Texts lines_of(const Words& words, const PeopleStanding& people) {
  Texts out;
  if (!people.waits.id.empty())
    out.push_back(words.render({N_("the store does not take these people over yet: {0}"), {people.waits}}));
  if (people.from_store)
    out.push_back(words.tr(N_("the store has people of its own: those of the configuration are not read")));
  std::int64_t added = 0;
  for (const auto& d : people.differences) {
    if (!d.in_configuration) {
      ++added;
      continue;
    }
    const auto agency = d.agency.empty() ? std::string(words.tr(N_("all"))) : d.agency;
    out.push_back(
        words.render({d.in_store ? N_("{0} ({1}): not the same in both") : N_("{0} ({1}): in the configuration only"),
                      {d.name, agency}}));
  }
  if (added > 0) out.push_back(words.render({N_("in the store only: {0}"), {added}}));
  return out;
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
