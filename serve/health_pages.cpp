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

Response HealthPages::page(const adapters::http::Request& request) const {
  if (request.method != "GET" && request.method != "HEAD") {
    auto refused = json(405, "{}");
    refused.fields.emplace_back("Allow", "GET, HEAD");
    return refused;
  }
  const auto now = Vitals::Steady::now();
  if (request.path == std::vector<std::string>{"live"}) return json(200, m_vitals.live_json());
  if (request.path == std::vector<std::string>{"ready"})
    return json(m_vitals.is_ready(now) ? 200 : 503, m_vitals.ready_json(now));
  return json(404, "{}");
}

}  // namespace qixian::serve
