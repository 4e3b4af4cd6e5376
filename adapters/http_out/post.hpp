#pragma once
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "engine/reminding/channel.hpp"

namespace qixian::adapters::http_out {

/// How to get out; the same for every kind.
struct Way {
  std::string proxy;    ///< http://proxy.example:3128; empty: straight, whatever the environment says
  std::string ca_file;  ///< PEM of a private authority; empty: the system's. Certificates are always verified
  std::chrono::seconds timeout{30};
};

struct Reply {
  std::string trouble;  ///< why there is no reply ("unreachable", "timeout" …); empty when there is one
  long status = 0;
  std::string body;  ///< at most 64 KiB; what is longer is none of a robot's
  std::optional<std::chrono::seconds> retry_after;
};

/// POSTs JSON. Follows no redirect: the body and its signature are for the address that was configured.
/// @param headers name and value; values ASCII
/// @param at to read a Retry-After that is a date
Reply post_json(const Way& way, const std::string& url, const std::vector<std::pair<std::string, std::string>>& headers,
                const std::string& body, std::chrono::sys_seconds at);

/// What the HTTP status alone says: 2xx ok; 408, 425, 429 and 5xx retry; the rest failed. No reply: retry.
engine::Sent by_status(const Reply& reply);

}  // namespace qixian::adapters::http_out
