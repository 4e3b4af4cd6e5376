#pragma once
#include <chrono>
#include <string>

#include "engine/reminding/channel.hpp"

namespace qixian::adapters::smtp {

enum class Tls { starttls, tls, none };

struct Settings {
  std::string host;
  int port = 587;
  Tls tls = Tls::starttls;     ///< starttls: refuses to go on without it
  std::string user, password;  ///< no login when both are empty
  std::string from, from_name;
  std::string ca_file;  ///< PEM of a private authority; empty: the system's. Certificates are always verified
  std::chrono::seconds timeout{30};
};

/// Mail (SMTP) by libcurl: one connection a message. Text and HTML as multipart/alternative in base64, which needs no
/// dots doubled and no lines counted. Message-ID is the key, Auto-Submitted keeps auto-replies away.
///
/// What is no verdict on this recipient or this message (greeting, TLS, login) is `retry`, however final the server's
/// code: when an administrator has mended it, what waits goes out.
class SmtpChannel final : public engine::Channel {
 public:
  SmtpChannel(Settings settings, engine::Now now);
  engine::Sent send(const engine::Message& message) override;

 private:
  Settings m_settings;
  engine::Now m_now;
};

}  // namespace qixian::adapters::smtp
