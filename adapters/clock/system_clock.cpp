#include "adapters/clock/system_clock.hpp"

#include <date/date.h>
#include <fmt/format.h>

#include "rules/civil_date.hpp"

namespace qixian::adapters::clock {

// China has kept UTC+8 without summer time since 1992, so the civil date of
// Asia/Shanghai needs no time zone data.
rules::Day SystemClock::today() const {
  return date::floor<date::days>(std::chrono::system_clock::now() + std::chrono::hours{8});
}

std::chrono::sys_seconds SystemClock::now() const {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string SystemClock::timestamp() const {
  const auto now = date::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto day = date::floor<date::days>(now);
  const date::hh_mm_ss time(now - day);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", rules::iso(day), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), time.subseconds().count());
}

}  // namespace qixian::adapters::clock
