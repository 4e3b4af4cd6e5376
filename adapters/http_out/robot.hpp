#pragma once
#include "adapters/http_out/post.hpp"

namespace qixian::adapters::http_out {

enum class RobotKind { wecom, dingtalk, feishu };  ///< 企业微信, 钉钉, 飞书

struct RobotSettings {
  RobotKind kind = RobotKind::wecom;
  std::string base_url;   ///< empty: the platform's published one
  std::string token;      ///< wecom: what follows key=; dingtalk: access_token=; feishu: /hook/
  std::string secret;     ///< of 加签 / 签名校验; empty: not signed. wecom has none
  bool markdown = false;  ///< wecom and dingtalk; feishu gets a post (富文本) always
  std::string cut_note;   ///< stands at the end of a text that is too long for the platform
  Way way;
};

/// A group's robot (群机器人) in its platform's published form. The address of a message is who is mentioned: a mobile
/// number (wecom, dingtalk), a user id (feishu); empty for nobody.
///
/// The platforms answer 200 to what they refuse, with a code in the body: a rate limit is `retry`, a wrong signature,
/// token, address list or form `failed`. They know no idempotency key: an attempt whose answer was lost may show twice.
class Robot final : public engine::Channel {
 public:
  Robot(RobotSettings settings, engine::Now now) : m_settings(std::move(settings)), m_now(std::move(now)) {}
  engine::Sent send(const engine::Message& message) override;

 private:
  RobotSettings m_settings;
  engine::Now m_now;
};

}  // namespace qixian::adapters::http_out
