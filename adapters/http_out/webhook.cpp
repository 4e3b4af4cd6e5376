#include "adapters/http_out/webhook.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "adapters/http_out/sign.hpp"

namespace qixian::adapters::http_out {

engine::Sent Webhook::send(const engine::Message& message) {
  const auto at = m_now();
  const auto stamp = std::to_string(at.time_since_epoch().count());
  const auto body = boost::json::serialize(boost::json::object{{"key", message.key},
                                                               {"sent_at", at.time_since_epoch().count()},
                                                               {"recipient", message.recipient},
                                                               {"address", message.address},
                                                               {"subject", message.subject},
                                                               {"text", message.text},
                                                               {"html", message.html}});
  std::vector<std::pair<std::string, std::string>> headers{{"Idempotency-Key", engine::header_key(message.key)},
                                                           {"X-Qixian-Timestamp", stamp}};
  if (!m_settings.secret.empty())
    headers.emplace_back("X-Qixian-Signature", "sha256=" + hex(hmac_sha256(m_settings.secret, stamp + "." + body)));
  auto sent = by_status(post_json(m_settings.way, m_settings.url, headers, body, at));
  if (sent.outcome == engine::Sent::ok) sent.receipt = "http 2xx";
  return sent;
}

}  // namespace qixian::adapters::http_out
