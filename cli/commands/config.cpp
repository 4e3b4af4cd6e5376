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
using Texts = std::vector<std::string>;

std::string joined(const Words& words, const Texts& texts) {
  return fmt::format("{}", fmt::join(texts, words.tr(N_(", "))));
}

std::string clock_text(std::chrono::minutes time) {
  return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

/// Where each secret comes from, never what it is.
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

Texts labels_of(const Words& words, Texts codes) {
  for (auto& code : codes) code = label(words, code);
  return codes;
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

std::string kind_text(const Words& words, std::string_view code) {
  if (!words.is_chinese()) return std::string(code);
  for (const auto& kind : engine::rung_kinds())
    if (kind.code == code) return std::string(kind.zh);
  return std::string(code);
}

json::object to_json(const Words& words, const ChannelSettings& c, const std::string& store) {
  return {{"name", c.name},
          {"kind", c.kind},
          {"to", serve::place_of(c, store)},
          {"secrets", json::value_from(secrets_of(words, c))}};
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

json::object to_json(const Words& words, const Config& config, const std::string& store) {
  json::array channels, people, reminders;
  for (const auto& c : config.channels) channels.push_back(to_json(words, c, store));
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

void print_channels(const Words& words, const Config& config, const std::string& store) {
  Table table(
      {{words.tr(N_("channel"))}, {words.tr(N_("kind"))}, {words.tr(N_("leads to"))}, {words.tr(N_("secrets"))}});
  for (const auto& c : config.channels)
    table.add({c.name, label(words, c.kind), serve::place_of(c, store), joined(words, secrets_of(words, c))});
  std::cout << '\n';
  print(table);
}

void print_people(const Words& words, const Config& config) {
  if (config.people.empty()) return;
  Table table({{words.tr(N_("name"))},
               {words.tr(N_("roles"))},
               {words.tr(N_("agency"))},
               {words.tr(N_("addresses"))},
               {words.tr(N_("away"))}});
  for (const auto& p : config.people)
    table.add({p.name, joined(words, labels_of(words, codes_of_roles(p.roles))),
               p.agency.empty() ? words.tr(N_("all")) : p.agency, joined(words, addresses_of(p)),
               joined(words, absences_of(words, p))});
  std::cout << '\n';
  print(table);
}

void print_policy(const Words& words, const Config& config) {
  Table table({{words.tr(N_("reminder of"))},
               {words.tr(N_("on working day")), Align::Right},
               {words.tr(N_("then every")), Align::Right},
               {words.tr(N_("to"))}});
  for (const auto& r : config.policy)
    table.add({kind_text(words, r.kind), r.days == 0 ? "0" : fmt::format("{:+}", r.days),
               r.every == 0 ? "" : std::to_string(r.every), joined(words, labels_of(words, codes_of_roles(r.roles)))});
  std::cout << '\n';
  print(table);
}

void check(Context& x) {
  const auto config = load_config(x);
  if (!config) return;
  const auto store = x.store_path();
  if (x.json) return x.print(to_json(x.words, *config, store));
  std::cout << (config->file.empty()
                    ? x.words.render({N_("no configuration at {0}: the defaults hold"), {config_path(x)}})
                    : x.words.render({N_("{0} is in order"), {config->file}}))
            << '\n'
            << x.words.render(
                   {config->hours.working_days_only ? N_("sending: working days, {0} to {1}; digest at {2}")
                                                    : N_("sending: every day, {0} to {1}; digest at {2}"),
                    {clock_text(config->hours.from), clock_text(config->hours.to), clock_text(config->hours.digest)}})
            << '\n'
            << x.words.render({N_("tries: {0}, first after {1} s, at most {2} s apart"),
                               {config->retry.tries, config->retry.first.count(), config->retry.longest.count()}})
            << '\n';
  print_channels(x.words, *config, store);
  print_people(x.words, *config);
  print_policy(x.words, *config);
}

}  // namespace

void add_config(Command& app, Context& x) {
  auto* c = app.add_subcommand("config", x.words.tr(N_("the configuration: channels, people, reminders")));
  c->require_subcommand(1);
  auto* k = c->add_subcommand("check", x.words.tr(N_("read it and say what is understood, without secrets")));
  on_call(*k, x, [&x] { check(x); });
}

}  // namespace qixian::cli
