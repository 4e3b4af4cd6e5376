#pragma once
#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "adapters/config/config.hpp"
#include "engine/reminding/reminding.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

namespace json = boost::json;

/// What a round of reminders did: put, withdrew and sent.
struct Round {
  struct Attempt {
    enum Outcome { sent, again, given_up };
    std::string key, recipient, channel, subject;
    Outcome outcome = sent;
    std::string reason;
  };
  engine::TickReport report;
  std::vector<Attempt> attempts;
  std::optional<engine::Moment> next;  ///< when it has something to do again
};
Round::Attempt attempt_of(const engine::Delivery& delivery, const std::string& subject, const engine::Sent& sent,
                          int tries);
json::object to_json(const Round& round);
/// mail → 林某: 期限 … [unreachable]
std::string attempt_text(const Words& words, const Round::Attempt& attempt);
std::string round_text(const Words& words, const Round& round);

/// A test message over a channel.
json::object sent_json(const adapters::config::ChannelSettings& channel, const engine::Sent& sent);
json::object retried_json(int count);

}  // namespace qixian::present
