#pragma once
#include <boost/json/fwd.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "adapters/config/config.hpp"
#include "present/language/words.hpp"

/// The configuration as it is understood, without secrets.
namespace qixian::present {

namespace json = boost::json;

/// Where a channel leads to.
using PlaceOf = std::function<std::string(const adapters::config::ChannelSettings&)>;
json::object to_json(const Words& words, const adapters::config::Config& config, const PlaceOf& place);
/// What is wrong with one that can't be taken.
json::object faults_json(const Words& words, const std::string& file,
                         const std::vector<adapters::config::Fault>& faults);

std::string clock_text(std::chrono::minutes time);
/// Where each secret comes from, never what it is.
std::vector<std::string> secrets_of(const Words& words, const adapters::config::ChannelSettings& channel);
std::vector<std::string> codes_of_roles(const std::vector<engine::Role>& roles);
std::vector<std::string> addresses_of(const engine::Person& person);
std::vector<std::string> absences_of(const Words& words, const engine::Person& person);

}  // namespace qixian::present
