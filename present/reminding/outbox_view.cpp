#include "present/reminding/outbox_view.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace qixian::present {
namespace {

json::object to_json(const engine::OutboxEntry& e) {
  return {{"key", e.key},
          {"what", e.said.what},
          {"kind", e.said.kind},
          {"number", e.said.number},
          {"agency", e.said.agency},
          {"due", e.said.due ? json::value(rules::iso(*e.said.due)) : json::value(nullptr)},
          {"recipient", e.said.person},
          {"channel", e.channel},
          {"attempts", e.attempts},
          {"next_at", moment_text(e.next_at)},
          {"reason", e.last_error}};
}

json::array to_json(const std::vector<engine::OutboxEntry>& entries) {
  json::array out;
  for (const auto& e : entries) out.push_back(to_json(e));
  return out;
}

}  // namespace

std::string moment_text(engine::Moment moment) {
  const auto time = engine::time_of(moment);
  return fmt::format("{} {:02}:{:02}", rules::iso(engine::day_of(moment)), time.count() / 60, time.count() % 60);
}

json::object to_json(const engine::OutboxStatus& status) {
  return {{"sent", status.sent},
          {"waiting", to_json(status.waiting)},
          {"under_way", to_json(status.claimed)},
          {"dead", to_json(status.dead)}};
}

}  // namespace qixian::present
