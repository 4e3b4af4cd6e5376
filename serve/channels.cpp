#include "serve/channels.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "adapters/files/files_channel.hpp"
#include "adapters/http_out/robot_forms.hpp"
#include "adapters/http_out/webhook.hpp"
#include "adapters/smtp/smtp_channel.hpp"
#include "present/language/words.hpp"

namespace qixian::serve {
namespace {

using adapters::config::ChannelSettings;
namespace smtp = adapters::smtp;
namespace http_out = adapters::http_out;

std::filesystem::path folder_of(const ChannelSettings& c, const std::string& store_path) {
  if (!c.folder.empty()) return c.folder;
  return std::filesystem::path(store_path).replace_extension(".messages");
}

smtp::Settings mail_settings(const ChannelSettings& c) {
  const auto tls = c.tls == "tls" ? smtp::Tls::tls : c.tls == "none" ? smtp::Tls::none : smtp::Tls::starttls;
  return {c.host, c.port, tls, c.user, c.password.value, c.from, c.from_name, c.ca_file, c.timeout};
}

std::string url_of(const ChannelSettings& c) { return c.url.empty() ? c.secret_url.value : c.url; }

http_out::RobotKind robot_kind(const ChannelSettings& c) {
  return c.kind == "wecom"      ? http_out::RobotKind::wecom
         : c.kind == "dingtalk" ? http_out::RobotKind::dingtalk
                                : http_out::RobotKind::feishu;
}

http_out::RobotSettings robot_settings(const present::Words& words, const ChannelSettings& c,
                                       const http_out::Way& way) {
  return {robot_kind(c),
          c.url,
          c.token.value,
          c.secret.value,
          c.format == "markdown",
          words.tr(engine::N_("(cut: too long for this channel)")),
          way};
}

}  // namespace

std::unique_ptr<engine::Channel> make_channel(const present::Words& words, const ChannelSettings& c,
                                              const std::string& store_path, engine::Now now) {
  const http_out::Way way{c.proxy, c.ca_file, c.timeout};
  if (c.kind == "smtp") return std::make_unique<smtp::SmtpChannel>(mail_settings(c), std::move(now));
  if (c.kind == "webhook")
    return std::make_unique<http_out::Webhook>(http_out::WebhookSettings{url_of(c), c.secret.value, way},
                                               std::move(now));
  if (c.kind == "files")
    return std::make_unique<adapters::files::FilesChannel>(folder_of(c, store_path), std::move(now));
  return std::make_unique<http_out::Robot>(robot_settings(words, c, way), std::move(now));
}

std::string place_of(const ChannelSettings& c, const std::string& store_path) {
  if (c.kind == "files") return folder_of(c, store_path).string();
  if (c.kind == "smtp") return fmt::format("{}:{}", c.host, c.port);
  if (!c.secret_url.origin.empty()) return c.secret_url.origin;  // the address itself is a secret
  auto url =
      c.kind == "webhook" || !c.url.empty() ? c.url : std::string(http_out::codes_of(robot_kind(c)).published_url);
  return url.substr(0, url.find_first_of("?#"));
}

}  // namespace qixian::serve
