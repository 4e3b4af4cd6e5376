#pragma once
#include <chrono>

#include "rules/civil_date.hpp"

namespace qixian::engine {

/// A moment of the world (UTC); only WallClock gives one.
using Moment = std::chrono::sys_seconds;

// China has kept UTC+8 without summer time since 1992.
rules::Day day_of(Moment moment);             ///< in Asia/Shanghai
std::chrono::minutes time_of(Moment moment);  ///< since that day's midnight
Moment moment_at(rules::Day day, std::chrono::minutes time);

}  // namespace qixian::engine
