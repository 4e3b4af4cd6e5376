#pragma once
#include <memory>

#include "adapters/config/config.hpp"
#include "engine/reminding/channel.hpp"
#include "present/language/words.hpp"

namespace qixian::serve {

/// The channel that a table of the configuration describes.
/// @param store_path messages as files go beside it: STORE.messages/
std::unique_ptr<engine::Channel> make_channel(const present::Words& words,
                                              const adapters::config::ChannelSettings& settings,
                                              const std::string& store_path, engine::Now now);

/// Where that channel leads, for people: mail.example.org:587, a folder, the host of a robot. No token, no query.
std::string place_of(const adapters::config::ChannelSettings& settings, const std::string& store_path);

}  // namespace qixian::serve
