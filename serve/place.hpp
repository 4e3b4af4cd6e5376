#pragma once
#include <functional>
#include <string>

#include "adapters/clock/system_clock.hpp"
#include "adapters/config/config.hpp"

namespace qixian::serve {

/// Where a service works, as whoever starts it says.
struct Place {
  std::string store;     ///< its address (wiring/address.hpp)
  std::string language;  ///< of all that is said; empty: the configuration's
  std::string by;        ///< who started it
  std::function<adapters::config::Loaded()> read_config;
  adapters::clock::SystemClock clock;
};

}  // namespace qixian::serve
