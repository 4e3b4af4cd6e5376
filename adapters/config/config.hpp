#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "engine/agencies/people.hpp"
#include "engine/base/error.hpp"
#include "engine/reminding/ladder/policy.hpp"

namespace qixian::adapters::config {

/// A password, key or token. The file says where it is (…_file, …_env), never what it is; nothing prints `value`.
struct Secret {
  std::string value;
  std::string origin;  ///< the file's path, or $NAME; empty: none is configured
};

/// One channel. Which of the fields a kind uses: docs/config.md.
struct ChannelSettings {
  std::string name;
  std::string kind;                              ///< files, smtp, webhook, wecom, dingtalk, feishu
  std::string folder;                            ///< files; empty: beside the store
  std::string host, tls, user, from, from_name;  ///< smtp; tls: starttls, tls, none
  int port = 0;
  std::string url;     ///< webhook: the address; robots: instead of the published one
  std::string format;  ///< robots: text, markdown
  std::string proxy, ca_file;
  std::chrono::seconds timeout{30};
  Secret password, secret, token, secret_url;
};

struct Config {
  std::string file;                       ///< where it was read; empty: nothing is configured
  std::string language = "zh";            ///< of what is sent
  std::vector<ChannelSettings> channels;  ///< "files" is always among them
  std::vector<engine::Person> people;
  std::vector<engine::Rung> policy = engine::default_policy();
  bool own_policy = false;  ///< the file names rungs, which stand instead of the shipped ones
  engine::SendingHours hours;
  engine::RetryPolicy retry;

  const ChannelSettings* channel(std::string_view name) const;
};

/// What is wrong or doubtful, and where. Holds no value of a secret.
struct Fault {
  int line = 0, column = 0;  ///< from 1; 0: of the file as a whole
  engine::Text message, hint;
};

struct Loaded {
  Config config;                        ///< to be used only while there are no faults
  std::vector<Fault> faults, warnings;  ///< in order of line
  bool broken = false;                  ///< a missing right or the disk keeps the file from being read
};

/// Reads and checks everything: form, keys, values, channels and people that are named, secrets.
Loaded load(const std::string& path);

/// Whether an address has the form of its channel. @returns nothing where it does
std::optional<Fault> fault_of_address(const ChannelSettings& channel, const std::string& address);

/// What holds where there is no file.
Config defaults();

}  // namespace qixian::adapters::config
