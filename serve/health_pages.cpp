#include "serve/health_pages.hpp"

namespace qixian::serve {
namespace {

using namespace std::chrono_literals;
using adapters::http::Response;

Response json(int status, const std::string& body) {
  return {status, {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, body + "\n", {}};
}

}  // namespace

adapters::http::Settings HealthPages::settings() {
  adapters::http::Settings settings;
  settings.limits = {32, 32, 4096, 5s, 5s, 5s, 5s};
  settings.socket_mode = 0660;
  return settings;
}

Response HealthPages::refuse(int status, const adapters::http::Peer&) { return json(status, "{}"); }

void HealthPages::answer(adapters::http::Request request, adapters::http::Reply reply) { reply(page(request)); }

Response HealthPages::metrics() const {
  const auto now = Vitals::Steady::now();
  const auto& v = m_vitals;
  m_meter.now("qixian_ready", "1: the store is open and the last tick is young", "", v.is_ready(now) ? 1 : 0);
  m_meter.now("qixian_ticks", "ticks since the start", "", static_cast<double>(v.ticks));
  m_meter.now("qixian_tick_seconds", "what the last tick took", "", v.tick_milliseconds / 1000);
  const std::string messages = "qixian_messages", help = "messages, by what becomes of them";
  m_meter.now(messages, help, "state=waiting", static_cast<double>(v.waiting));
  m_meter.now(messages, help, "state=sending", v.sending);
  m_meter.now(messages, help, "state=dead", static_cast<double>(v.dead));
  m_meter.now("qixian_configuration_refused", "1: the last reload was refused", "", v.configuration_refused ? 1 : 0);
  return {200,
          {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}, {"Cache-Control", "no-store"}},
          m_meter.text(),
          {}};
}

Response HealthPages::page(const adapters::http::Request& request) const {
  if (request.method != "GET" && request.method != "HEAD") {
    auto refused = json(405, "{}");
    refused.fields.emplace_back("Allow", "GET, HEAD");
    return refused;
  }
  const auto now = Vitals::Steady::now();
  if (request.path == std::vector<std::string>{"live"}) return json(200, m_vitals.live_json());
  if (request.path == std::vector<std::string>{"metrics"}) return metrics();
  if (request.path == std::vector<std::string>{"ready"})
    return json(m_vitals.is_ready(now) ? 200 : 503, m_vitals.ready_json(now));
  return json(404, "{}");
}

}  // namespace qixian::serve
