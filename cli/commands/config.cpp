#include <fmt/format.h>

#include <boost/json.hpp>
#include <filesystem>

#include "cli/configuration.hpp"
#include "cli/people_table.hpp"
#include "present/reminding/config_view.hpp"
#include "serve/channels.hpp"

namespace qixian::cli {
namespace {

using adapters::config::ChannelSettings;
using adapters::config::Config;
using engine::Rung;

std::string kind_text(const Words& words, std::string_view code) {
  if (!words.is_chinese()) return std::string(code);
  for (const auto& kind : engine::rung_kinds())
    if (kind.code == code) return std::string(kind.zh);
  return std::string(code);
}

void print_channels(const Words& words, const Config& config, const std::string& store) {
  Table table(
      {{words.tr(N_("channel"))}, {words.tr(N_("kind"))}, {words.tr(N_("leads to"))}, {words.tr(N_("secrets"))}});
  for (const auto& c : config.channels)
    table.add({c.name, label(words, c.kind), serve::place_of(c, store), listed(words, secrets_of(words, c))});
  std::cout << '\n';
  print(table);
}

void print_people(const Words& words, const Config& config, const PeopleStanding& standing) {
  if (config.people.empty()) return;
  auto table = people_table(words);
  for (const auto& p : config.people) add_person_row(table, words, p, p.name);
  std::cout << '\n';
  print(table);
  const auto lines = lines_of(words, standing);
  if (!lines.empty()) std::cout << '\n';
  for (const auto& line : lines) std::cout << line << '\n';
}

/// What the store says of people, where there is one that can be read: whether it can be is not asked here.
PeopleStanding standing_of(const Context& x, const Config& config) try {
  PeopleStanding out;
  std::error_code ignored;
  if (!std::filesystem::exists(x.store_path(), ignored)) return out;
  const auto house = wiring::open(x.store_url(), {For::reading});
  if (!house) return out;
  const auto& office = (*house)->renew(x.clock(), x.today());
  const auto stored = engine::people_on(office, x.today(), {});
  out.from_store = !engine::PeopleOffice((*house)->office()).book().all().empty();
  if (out.from_store) out.differences = engine::differing_people(stored, config.people);
  for (const auto& p : config.people) {
    const auto agency =
        p.agency.empty() || out.from_store ? engine::Result<engine::StreamId>(0) : office.agencies().the_one(p.agency);
    if (!agency) out.waits = agency.error().message;
  }
  return out;
} catch (const engine::StoreFailure&) {
  return {};
}

void print_policy(const Words& words, const Config& config) {
  Table table({{words.tr(N_("reminder of"))},
               {words.tr(N_("on working day")), Align::Right},
               {words.tr(N_("then every")), Align::Right},
               {words.tr(N_("to"))}});
  for (const auto& r : config.policy)
    table.add({kind_text(words, r.kind), r.days == 0 ? "0" : fmt::format("{:+}", r.days),
               r.every == 0 ? "" : std::to_string(r.every), roles_text(words, r.roles)});
  std::cout << '\n';
  print(table);
}

void check(Context& x) {
  const auto config = load_config(x);
  if (!config) return;
  const auto store = x.store_path();
  const auto standing = standing_of(x, *config);
  if (x.json)
    return x.print(to_json(
        x.words, *config, [&](const ChannelSettings& c) { return serve::place_of(c, store); }, standing));
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
  print_people(x.words, *config, standing);
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
