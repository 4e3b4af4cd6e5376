#pragma once
#include "adapters/http/server.hpp"
#include "desk/api/meter.hpp"
#include "serve/vitals.hpp"

namespace qixian::serve {

/// GET and HEAD of /live, /ready and /metrics (Prometheus), without keys or encryption: for this machine or a trusted
/// network, and what it shows holds no personal data.
class HealthPages final : public adapters::http::Handler {
 public:
  HealthPages(const Vitals& vitals, desk::Meter& meter) : m_vitals(vitals), m_meter(meter) {}
  /// A caller has five seconds; of more than 32 at once the one who has waited longest is cut off.
  static adapters::http::Settings settings();

  adapters::http::BodyPlan plan(const adapters::http::Request&) override { return {}; }
  void answer(adapters::http::Request request, adapters::http::Reply reply) override;
  adapters::http::Response refuse(int status, const adapters::http::Peer&) override;

 private:
  adapters::http::Response page(const adapters::http::Request& request) const;

  adapters::http::Response metrics() const;

  const Vitals& m_vitals;
  desk::Meter& m_meter;
};

}  // namespace qixian::serve
