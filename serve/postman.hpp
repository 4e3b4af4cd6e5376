#pragma once
#include <map>
#include <memory>

#include "adapters/config/config.hpp"
#include "engine/reminding/channel.hpp"
#include "engine/reminding/reminding.hpp"
#include "present/language/words.hpp"

namespace qixian::serve {

/// @param by who takes the configuration's people into the store
engine::ReminderSettings reminder_settings(const adapters::config::Config& config, const std::string& by);

/// Renders what was claimed and sends it on its channel. Keeps the channels
/// open; made anew when the configuration is.
class Postman {
 public:
  /// @param words of what is sent
  Postman(const adapters::config::Config& config, std::string store_path, engine::Now now, present::Words words);

  /// @param office for the digest: its today must be the delivery's
  engine::Message render(const engine::Office& office, const engine::Delivery& delivery) const;
  engine::Sent send(const engine::Delivery& delivery, const engine::Message& message);

 private:
  const adapters::config::Config& m_config;
  std::string m_store_path;
  engine::Now m_now;
  present::Words m_words;
  std::map<std::string, std::unique_ptr<engine::Channel>, std::less<>> m_channels;
};

/// Told of each attempt.
using OnAttempt = std::function<void(const engine::Delivery&, const engine::Message&, const engine::Sent&)>;

/// Claims, sends and settles until nothing is ready: what `remind --once` and a daemon do after each tick. Each attempt
/// is settled before the next is claimed. @param stop asked before each; true leaves the rest for later
/// @throws StoreFailure
void deliver(const engine::Office& office, engine::Reminding& reminding, Postman& postman, const engine::Now& now,
             const OnAttempt& told = {}, const std::function<bool()>& stop = {});

}  // namespace qixian::serve
