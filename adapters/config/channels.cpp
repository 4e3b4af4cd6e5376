#include <filesystem>

#include "adapters/config/parts.hpp"
#include "engine/reminding/channel.hpp"

namespace qixian::adapters::config {
namespace {

using engine::N_;

void check_web_address(Section& s, std::string_view key, std::string_view url) {
  if (url.empty()) return;
  const auto rest = url.starts_with("https://") ? url.substr(8) : url.starts_with("http://") ? url.substr(7) : "";
  if (rest.empty() || rest.front() == '/' || url.find_first_of(" \t\r\n") != url.npos)
    return s.fault(key, {N_("{0} is no web address"), {std::string(key)}},
                   {N_("it begins with https:// or http://"), {}});
  if (rest.substr(0, rest.find('/')).find('@') != rest.npos)
    s.fault(key, {N_("{0} holds a user or a password"), {std::string(key)}},
            {N_("a secret does not stand in this file"), {}});
}

void read_smtp(Section& s, ChannelSettings& c) {
  c.host = s.required_text("host");
  if (c.host.find_first_of(":/@ ") != c.host.npos)
    s.fault("host", {N_("host is the server's name or number alone"), {}},
            {N_("the port goes into port, encryption into tls"), {}});
  c.tls = s.choice("tls", "starttls", {"starttls", "tls", "none"});
  c.port = s.number("port", c.tls == "tls" ? 465 : c.tls == "none" ? 25 : 587, 1, 65'535);
  c.from = s.required_text("from");
  if (!c.from.empty() && !engine::is_mail_address(c.from)) s.fault("from", {N_("{0} is no mail address"), {c.from}});
  c.from_name = s.text("from_name").value_or("");
  c.user = s.text("user").value_or("");
  c.password = s.secret("password");
  if (c.user.empty() != c.password.origin.empty())
    s.fault("user", {N_("user and password belong together"), {}},
            {N_("give both, or neither for a server without login"), {}});
  if (c.tls == "none" && !c.user.empty())
    s.fault("tls", {N_("with tls = \"none\" the password would go over the wire in clear"), {}},
            {N_("use starttls or tls; ca_file is for an authority of one's own"), {}});
}

void read_webhook(Section& s, ChannelSettings& c) {
  const bool open = s.has("url");
  if (open) {
    c.url = s.required_text("url");
    check_web_address(s, "url", c.url);
    if (s.text("url_file") || s.text("url_env"))
      s.fault("url", {N_("url, url_file and url_env: only one of them"), {}});
  } else {
    c.secret_url = s.secret("url");
    if (c.secret_url.origin.empty())
      s.fault("url", {N_("the address is missing"), {}},
              {N_("give url, or url_file or url_env where it is secret"), {}});
  }
  c.secret = s.secret("secret");
}

void read_robot(Section& s, ChannelSettings& c) {
  c.url = s.text("base_url").value_or("");
  check_web_address(s, "base_url", c.url);
  c.token = s.secret("token");
  if (c.token.origin.empty() && !s.has("token"))
    s.fault("token_file", {N_("the robot's token is missing"), {}},
            {N_("it is the last part of the address that the platform showed; give token_file or token_env"), {}});
  if (c.kind != "wecom") c.secret = s.secret("secret");
  if (c.kind != "feishu") c.format = s.choice("format", "text", {"text", "markdown"});
}

void read_way(Section& s, ChannelSettings& c) {
  c.timeout = std::chrono::seconds(s.number("timeout_seconds", 30, 1, 600));
  c.ca_file = s.path("ca_file");
  std::error_code ignored;
  if (!c.ca_file.empty() && !std::filesystem::is_regular_file(c.ca_file, ignored))
    s.fault("ca_file", {N_("can't read {0}"), {c.ca_file}});
  if (c.kind == "smtp") return;
  c.proxy = s.text("proxy").value_or("");
  check_web_address(s, "proxy", c.proxy);
}

ChannelSettings read_channel(const toml::table& table, std::string_view name, Findings& findings) {
  Section s(table, "channels." + std::string(name), findings);
  ChannelSettings c;
  c.name = name;
  if (!s.has("kind") && c.name == engine::files_channel)
    c.kind = "files";
  else if (s.required_text("kind"), s.has("kind"))
    c.kind = s.choice("kind", "", {"files", "smtp", "webhook", "wecom", "dingtalk", "feishu"});
  if (c.name == engine::files_channel && c.kind != "files")
    s.fault("kind", {N_("the channel files is of kind files"), {}}, {N_("give this one another name"), {}});
  if (c.kind.empty()) return c;  // what else is wrong depends on it
  if (c.kind == "files") c.folder = s.path("folder");
  if (c.kind == "smtp") read_smtp(s, c);
  if (c.kind == "webhook") read_webhook(s, c);
  if (c.kind == "wecom" || c.kind == "dingtalk" || c.kind == "feishu") read_robot(s, c);
  if (c.kind != "files") read_way(s, c);
  s.done();
  return c;
}

}  // namespace

void read_channels(Section& root, Config& config, Findings& findings) {
  const auto* table = root.table("channels");
  if (!table) return;
  Section channels(*table, "channels", findings);
  for (const auto& [key, value] : *table) {
    if (const auto* inner = channels.table(key.str())) {
      auto channel = read_channel(*inner, key.str(), findings);
      if (channel.name == engine::files_channel)
        config.channels.front() = std::move(channel);
      else
        config.channels.push_back(std::move(channel));
    }
  }
}

}  // namespace qixian::adapters::config
