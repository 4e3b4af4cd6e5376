#include <algorithm>

#include "adapters/config/parts.hpp"

namespace qixian::adapters::config {

using engine::N_;

void read_hours(Section& root, Config& config, Findings& findings) {
  const auto* table = root.table("sending");
  if (!table) return;
  Section s(*table, "sending", findings);
  auto& hours = config.hours;
  hours.from = s.time_of_day("from", hours.from);
  hours.to = s.time_of_day("to", hours.to);
  hours.digest = s.time_of_day("digest", hours.from);
  hours.working_days_only = s.choice("days", "working", {"working", "all"}) == "working";
  if (hours.to <= hours.from)
    s.fault("to", {N_("sending ends before it begins"), {}});
  else if (hours.digest < hours.from || hours.digest >= hours.to)
    s.fault("digest", {N_("the digest's time lies outside of the sending hours"), {}});
  s.done();
}

void read_retry(Section& root, Config& config, Findings& findings) {
  const auto* table = root.table("retry");
  if (!table) return;
  Section s(*table, "retry", findings);
  auto& retry = config.retry;
  retry.tries = s.number("tries", retry.tries, 1, 100);
  retry.first = std::chrono::seconds(s.number("first_seconds", static_cast<int>(retry.first.count()), 1, 86'400));
  retry.longest = std::chrono::seconds(s.number("longest_seconds", static_cast<int>(retry.longest.count()), 1, 86'400));
  if (retry.longest < retry.first) s.fault("longest_seconds", {N_("longest_seconds is less than first_seconds"), {}});
  s.done();
}

void read_policy(Section& root, Config& config, Findings& findings) {
  if (!root.has("reminders")) return (void)root.table("reminders");
  std::vector<std::string_view> kinds;
  for (const auto& kind : engine::rung_kinds()) kinds.push_back(kind.code);
  config.own_policy = true;
  config.policy.clear();
  root.each_table("reminders", [&](const toml::table& table, const std::string& where) {
    Section s(table, where, findings);
    engine::Rung rung;
    rung.kind = s.required_text("kind").empty() ? "" : s.choice("kind", "", kinds);
    if (!s.has("days"))
      s.fault("days", {N_("{0} is missing"), {where + ".days"}},
              {N_("working days from the due day: -5 before it, 0 on it, 1 after it"), {}});
    rung.days = s.number("days", 0, -250, 250);
    rung.every = s.number("every", 0, 0, 250);
    const auto roles = s.texts("roles");
    if (roles.empty())
      s.fault("roles", {N_("nobody would be told"), {}}, {N_("roles = [\"officer\"] and the like"), {}});
    for (const auto& code : roles) {
      if (const auto role = engine::find_code<engine::Role>(code))
        rung.roles.push_back(*role);
      else
        s.fault("roles", {N_("there is no role {0}"), {code}});
    }
    const auto same = [&](const engine::Rung& r) { return r.kind == rung.kind && r.days == rung.days; };
    if (!rung.kind.empty() && std::ranges::any_of(config.policy, same))
      s.fault("days", {N_("{0} has two rungs on day {1}"), {rung.kind, rung.days}});
    s.done();
    config.policy.push_back(std::move(rung));
  });
}

}  // namespace qixian::adapters::config
