#pragma once
#include <boost/json/fwd.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "adapters/config/config.hpp"
#include "engine/office/people_office.hpp"
#include "present/language/words.hpp"
#include "present/office/person_view.hpp"

/// The configuration as it is understood, without secrets.
namespace qixian::present {

namespace json = boost::json;

/// Where a channel leads to.
using PlaceOf = std::function<std::string(const adapters::config::ChannelSettings&)>;
/// Whose people hold.
struct PeopleStanding {
  bool from_store = false;
  std::vector<engine::PeopleDifference> differences;  ///< while the store's hold
  engine::Text waits = {};  ///< why the store could not take the configuration's over; empty: it could, or need not
};
json::object to_json(const Words& words, const adapters::config::Config& config, const PlaceOf& place,
                     const PeopleStanding& people);
/// A line for whose people hold, where that needs one, and for each of the configuration's that the store has not
/// alike.
std::vector<std::string> lines_of(const Words& words, const PeopleStanding& people);
/// What is wrong with one that can't be taken.
json::object faults_json(const Words& words, const std::string& file,
                         const std::vector<adapters::config::Fault>& faults);

std::string clock_text(std::chrono::minutes time);
/// Where each secret comes from, never what it is.
std::vector<std::string> secrets_of(const Words& words, const adapters::config::ChannelSettings& channel);

}  // namespace qixian::present
