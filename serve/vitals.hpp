#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "engine/store/outbox.hpp"

namespace qixian::serve {

/// How the service is, for whoever watches it. Holds no personal data.
struct Vitals {
  using Steady = std::chrono::steady_clock;
  static constexpr std::chrono::minutes oldest_tick{3};  ///< an older one is no readiness

  engine::Moment since{};
  std::optional<engine::Moment> last_tick, next_tick;
  std::optional<Steady::time_point> ticked;  ///< the same moment, on the clock that never jumps
  std::int64_t ticks = 0;
  double tick_milliseconds = 0;        ///< what the last one took
  std::int64_t waiting = 0, dead = 0;  ///< messages
  int sending = 0;
  bool configuration_refused = false;  ///< at the last reload: the one before holds
  bool is_open = false;                ///< the store
  std::string failure;                 ///< code of what the store failed with last; empty once a tick went well

  bool is_ready(Steady::time_point now) const;
  std::string live_json() const;
  std::string ready_json(Steady::time_point now) const;
  engine::Text status() const;  ///< one line for systemctl status
};

}  // namespace qixian::serve
