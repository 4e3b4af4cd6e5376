#pragma once
#include <chrono>
#include <string>

#include "engine/store/ports.hpp"

namespace qixian::adapters::clock {

/// Today and now in China. The age of a left-over file apart, nothing else reads the clock.
class SystemClock final : public engine::WallClock {
 public:
  rules::Day today() const override;
  std::string timestamp() const override;
  std::chrono::sys_seconds now() const;
};

}  // namespace qixian::adapters::clock
