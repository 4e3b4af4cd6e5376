#include "adapters/http_out/robot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "adapters/http_out/robot_forms.hpp"

namespace qixian::adapters::http_out {
namespace {

namespace json = boost::json;
using engine::Sent;

struct Verdict {
  std::int64_t code = 0;
  bool too_many = false;  ///< 飞书 says 9499 for a wrong form and for too many requests
};

/// Nothing when the body is not a platform's answer.
std::optional<Verdict> verdict_in(const std::string& body) {
  boost::system::error_code bad;
  const auto value = json::parse(body, bad);
  if (bad || !value.is_object()) return std::nullopt;
  const auto& object = value.get_object();
  for (const char* name : {"errcode", "code", "StatusCode"}) {
    const auto* found = object.if_contains(name);
    if (!found || !found->is_int64()) continue;
    const auto* words = object.if_contains("msg");
    return Verdict{found->get_int64(), words && words->is_string() && words->get_string().starts_with("too many")};
  }
  return std::nullopt;
}

}  // namespace

Sent Robot::send(const engine::Message& message) {
  const auto at = m_now();
  const auto request = form_of(m_settings, message, at);
  const auto reply = post_json(m_settings.way, request.url, {}, request.body, at);
  auto sent = by_status(reply);
  if (!reply.trouble.empty() || reply.status >= 500) return sent;
  const auto verdict = verdict_in(reply.body);
  // A page of a portal that wants a login, a proxy's greeting: not the platform's word, so not the last one.
  if (!verdict) return sent.outcome == Sent::ok ? Sent{Sent::retry, "not_understood", {}, {}} : sent;
  if (verdict->code == 0) return sent.outcome == Sent::ok ? Sent{Sent::ok, "", {}, "code 0"} : sent;
  const auto& codes = codes_of(m_settings.kind);
  if (verdict->too_many || std::ranges::count(codes.limited, verdict->code))
    return {Sent::retry, fmt::format("limited {}", verdict->code), reply.retry_after.value_or(codes.pause), {}};
  if (sent.outcome == Sent::retry) return sent;
  const char* reason = std::ranges::count(codes.sign, verdict->code) ? "robot_settings" : "robot";
  return {Sent::failed, fmt::format("{} {}", reason, verdict->code), {}, {}};
}

}  // namespace qixian::adapters::http_out
