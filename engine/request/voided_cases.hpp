#pragma once
#include "engine/request/request_office.hpp"

namespace qixian::engine {

/// One for the supervisor's list.
struct VoidedCase {
  StreamId stream = 0;
  Case c;  ///< its receipt
  Day on;  ///< of the correction that made it void
  std::string by;
  std::string hidden;  ///< as hidden_by_void() on that day
  PrivateText reason;
};
/// Reads the log of every request: its cost follows all events. @returns unreadable_event
Result<std::vector<VoidedCase>> voided_cases(const Office& office);

}  // namespace qixian::engine
