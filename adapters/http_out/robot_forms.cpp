#include "adapters/http_out/robot_forms.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "adapters/http_out/sign.hpp"

namespace qixian::adapters::http_out {
namespace {

namespace json = boost::json;
using engine::Message;

// Published: developer.work.weixin.qq.com/document/path/91770 (text 2048 bytes, markdown 4096; 20 a minute),
// open.dingtalk.com/document/orgapp/custom-robots-send-group-messages (20,000 bytes; 20 a minute, then 10 minutes'
// pause), open.feishu.cn/document/client-docs/bot-v3/add-custom-bot (20 KB; 100 a minute, 5 a second).
constexpr std::size_t wecom_text = 2048, wecom_markdown = 4096, largest_body = 20'000;

// A line end alone is no break in Markdown: two blanks make it one.
std::string markdown(const Message& message) {
  std::string out = "**" + message.subject + "**\n\n";
  for (const char c : message.text) out += c == '\n' ? std::string("  \n") : std::string(1, c);
  return out;
}

std::string plain(const Message& message) { return message.subject + "\n\n" + message.text; }

/// The longest text whose body is not too large: how much JSON makes of a text is known only when it is made.
template <class Make>
std::string fitted(const std::string& text, std::string_view note, const Make& make) {
  auto body = json::serialize(make(text));
  if (body.size() <= largest_body) return body;
  for (std::size_t fits = 0, too_much = std::min(text.size(), largest_body); fits + 1 < too_much;) {
    const auto room = (fits + too_much) / 2;
    auto tried = json::serialize(make(cut(text, room, note)));
    (tried.size() <= largest_body ? fits : too_much) = room;
    if (tried.size() <= largest_body) body = std::move(tried);
  }
  return body;
}

Request wecom(const RobotSettings& s, const Message& message) {
  const auto text =
      s.markdown ? cut(markdown(message), wecom_markdown, s.cut_note) : cut(plain(message), wecom_text, s.cut_note);
  json::object content{{"content", text}};
  if (!s.markdown && !message.address.empty()) content["mentioned_mobile_list"] = json::array{message.address};
  const char* type = s.markdown ? "markdown" : "text";
  return {"/cgi-bin/webhook/send?key=" + url_encoded(s.token),
          json::serialize(json::object{{"msgtype", type}, {type, std::move(content)}})};
}

/// Signed in the query: milliseconds, and base64(HMAC-SHA256(secret, milliseconds LF secret)).
Request dingtalk(const RobotSettings& s, const Message& message, std::chrono::sys_seconds at) {
  auto path = "/robot/send?access_token=" + url_encoded(s.token);
  if (!s.secret.empty()) {
    const auto stamp = std::to_string(at.time_since_epoch().count() * 1000);
    path += fmt::format("&timestamp={}&sign={}", stamp,
                        url_encoded(base64(hmac_sha256(s.secret, stamp + "\n" + s.secret))));
  }
  const auto make = [&](const std::string& text) {
    json::object body{{"msgtype", s.markdown ? "markdown" : "text"}};
    if (s.markdown)
      body["markdown"] = {{"title", message.subject}, {"text", text}};
    else
      body["text"] = {{"content", text}};
    if (!message.address.empty()) body["at"] = {{"atMobiles", json::array{message.address}}, {"isAtAll", false}};
    return body;
  };
  // A mobile number is only shown as a mention where it stands in the text too.
  auto text = s.markdown ? markdown(message) : plain(message);
  if (!message.address.empty()) text = "@" + message.address + " " + text;
  return {path, fitted(text, s.cut_note, make)};
}

/// Signed in the body: seconds, and base64(HMAC-SHA256(seconds LF secret, nothing)).
Request feishu(const RobotSettings& s, const Message& message, std::chrono::sys_seconds at) {
  const auto make = [&](const std::string& text) {
    json::object body;
    if (!s.secret.empty()) {
      const auto stamp = std::to_string(at.time_since_epoch().count());
      body = {{"timestamp", stamp}, {"sign", base64(hmac_sha256(stamp + "\n" + s.secret, ""))}};
    }
    json::array line{json::object{{"tag", "text"}, {"text", text}}};
    if (!message.address.empty()) line.push_back(json::object{{"tag", "at"}, {"user_id", message.address}});
    body["msg_type"] = "post";
    body["content"] = {{"post", {{"zh_cn", {{"title", message.subject}, {"content", json::array{std::move(line)}}}}}}};
    return body;
  };
  return {"/open-apis/bot/v2/hook/" + url_encoded(s.token), fitted(message.text, s.cut_note, make)};
}

}  // namespace

std::string cut(std::string_view text, std::size_t bytes, std::string_view note) {
  if (text.size() <= bytes) return std::string(text);
  auto end = bytes > note.size() + 1 ? bytes - note.size() - 1 : 0;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return fmt::format("{}\n{}", text.substr(0, end), note);
}

// clang-format off
const RobotCodes& codes_of(RobotKind kind) {
  using namespace std::chrono_literals;
  static const RobotCodes wecom   {"https://qyapi.weixin.qq.com", {-1, 45009, 45033},                 {93000},                60s};
  static const RobotCodes dingtalk{"https://oapi.dingtalk.com",   {-1, 130101, 410100, 90018, 90030}, {310000},               600s};
  static const RobotCodes feishu  {"https://open.feishu.cn",      {11232, 99991400},                  {19021, 19022, 19024},  60s};
  return kind == RobotKind::wecom ? wecom : kind == RobotKind::dingtalk ? dingtalk : feishu;
}
// clang-format on

Request form_of(const RobotSettings& settings, const Message& message, std::chrono::sys_seconds at) {
  auto request = settings.kind == RobotKind::wecom      ? wecom(settings, message)
                 : settings.kind == RobotKind::dingtalk ? dingtalk(settings, message, at)
                                                        : feishu(settings, message, at);
  auto base = settings.base_url.empty() ? std::string(codes_of(settings.kind).published_url) : settings.base_url;
  while (base.ends_with('/')) base.pop_back();
  request.url.insert(0, base);
  return request;
}

}  // namespace qixian::adapters::http_out
