#pragma once
#include "adapters/http_out/post.hpp"

namespace qixian::adapters::http_out {

struct WebhookSettings {
  std::string url;
  std::string secret;  ///< empty: not signed
  Way way;
};

/// POST of {key, sent_at, recipient, address, subject, text, html} to an address of the office's own. Headers:
///   Idempotency-Key    the key, percent-encoded
///   X-Qixian-Timestamp seconds since 1970, of this attempt
///   X-Qixian-Signature sha256=HEX, HMAC-SHA256 of TIMESTAMP.BODY (a dot between) under the secret
/// The time stamp is signed with the body, so that a caught request can't be sent again later.
class Webhook final : public engine::Channel {
 public:
  Webhook(WebhookSettings settings, engine::Now now) : m_settings(std::move(settings)), m_now(std::move(now)) {}
  engine::Sent send(const engine::Message& message) override;

 private:
  WebhookSettings m_settings;
  engine::Now m_now;
};

}  // namespace qixian::adapters::http_out
