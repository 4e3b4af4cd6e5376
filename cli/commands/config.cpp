#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/configuration.hpp"
#include "cli/views.hpp"
#include "serve/channels.hpp"

namespace qixian::cli {
namespace {

using adapters::config::ChannelSettings;
using adapters::config::Config;
using engine::Person;
using engine::Rung;
using Words = std::vector<std::string>;

std::string joined(const Words& words) { return fmt::format("{}", fmt::join(words, tr(N_(", ")))); }

std::string clock_text(std::chrono::minutes time) {
  return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

/// Where each secret comes from, never what it is.
Words secrets_of(const ChannelSettings& c) {
  Words out;
  for (const auto& [name, secret] : {std::pair{N_("address"), &c.secret_url},
                                     {N_("password"), &c.password},
                                     {N_("token"), &c.token},
                                     {N_("secret"), &c.secret}})
    if (!secret->origin.empty()) out.push_back(render({N_("{0} from {1}"), {tr(name), secret->origin}}));
  return out;
}

Words codes_of_roles(const std::vector<engine::Role>& roles) {
  Words out;
  for (const auto role : roles) out.emplace_back(engine::code_of(role));
  return out;
}

Words labels_of(Words codes) {
  for (auto& code : codes) code = label(code);
  return codes;
}

Words addresses_of(const Person& person) {
  Words out;
  for (const auto& a : person.addresses) out.push_back(a.address.empty() ? a.channel : a.channel + " " + a.address);
  return out.empty() ? Words{std::string(engine::files_channel)} : out;
}

Words absences_of(const Person& person) {
  Words out;
  for (const auto& a : person.absences)
    out.push_back(render({N_("{0} to {1}: {2}"), {rules::iso(a.from), rules::iso(a.to), a.substitute}}));
  return out;
}

std::string kind_text(std::string_view code) {
  if (language() != "zh") return std::string(code);
  for (const auto& kind : engine::rung_kinds())
    if (kind.code == code) return std::string(kind.zh);
  return std::string(code);
}

json::object to_json(const ChannelSettings& c, const std::string& store) {
  return {{"name", c.name},
          {"kind", c.kind},
          {"to", serve::place_of(c, store)},
          {"secrets", json::value_from(secrets_of(c))}};
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

json::object to_json(const Config& config, const std::string& store) {
  json::array channels, people, reminders;
  for (const auto& c : config.channels) channels.push_back(to_json(c, store));
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

void print_channels(const Config& config, const std::string& store) {
  Table table({{tr(N_("channel"))}, {tr(N_("kind"))}, {tr(N_("leads to"))}, {tr(N_("secrets"))}});
  for (const auto& c : config.channels)
    table.add({c.name, label(c.kind), serve::place_of(c, store), joined(secrets_of(c))});
  std::cout << '\n';
  print(table);
}

void print_people(const Config& config) {
  if (config.people.empty()) return;
  Table table({{tr(N_("name"))}, {tr(N_("roles"))}, {tr(N_("agency"))}, {tr(N_("addresses"))}, {tr(N_("away"))}});
  for (const auto& p : config.people)
    table.add({p.name, joined(labels_of(codes_of_roles(p.roles))), p.agency.empty() ? tr(N_("all")) : p.agency,
               joined(addresses_of(p)), joined(absences_of(p))});
  std::cout << '\n';
  print(table);
}

void print_policy(const Config& config) {
  Table table({{tr(N_("reminder of"))},
               {tr(N_("on working day")), Align::Right},
               {tr(N_("then every")), Align::Right},
               {tr(N_("to"))}});
  for (const auto& r : config.policy)
    table.add({kind_text(r.kind), r.days == 0 ? "0" : fmt::format("{:+}", r.days),
               r.every == 0 ? "" : std::to_string(r.every), joined(labels_of(codes_of_roles(r.roles)))});
  std::cout << '\n';
  print(table);
}

void check(Context& x) {
  const auto config = load_config(x);
  if (!config) return;
  const auto store = x.store_path();
  if (x.json) return x.print(to_json(*config, store));
  std::cout << (config->file.empty() ? render({N_("no configuration at {0}: the defaults hold"), {config_path(x)}})
                                     : render({N_("{0} is in order"), {config->file}}))
            << '\n'
            << render(
                   {config->hours.working_days_only ? N_("sending: working days, {0} to {1}; digest at {2}")
                                                    : N_("sending: every day, {0} to {1}; digest at {2}"),
                    {clock_text(config->hours.from), clock_text(config->hours.to), clock_text(config->hours.digest)}})
            << '\n'
            << render({N_("tries: {0}, first after {1} s, at most {2} s apart"),
                       {std::to_string(config->retry.tries), std::to_string(config->retry.first.count()),
                        std::to_string(config->retry.longest.count())}})
            << '\n';
  print_channels(*config, store);
  print_people(*config);
  print_policy(*config);
}

}  // namespace

void add_config(Command& app, Context& x) {
  auto* c = app.add_subcommand("config", tr(N_("the configuration: channels, people, reminders")));
  c->require_subcommand(1);
  auto* k = c->add_subcommand("check", tr(N_("read it and say what is understood, without secrets")));
  on_call(*k, x, [&x] { check(x); });
}

}  // namespace qixian::cli
