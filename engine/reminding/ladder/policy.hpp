#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "engine/agencies/people.hpp"

namespace qixian::engine {

/// One step of the ladder of reminders (提醒阶梯). No length of law: when an office wants to be told is its own choice.
struct Rung {
  std::string kind;  ///< of the deadline, one of rung_kinds()
  int days = 0;      ///< working days from the due day: -5 before it, 0 on it, 1 overdue by one
  std::vector<Role> roles;
  int every = 0;  ///< after this rung, again each so many working days while it is true; 0: once
  bool operator==(const Rung&) const = default;
};

/// What can be reminded of, and from which day a rung counts.
struct RungKind {
  std::string_view code;
  std::string_view zh;
  std::string_view counts_from;  ///< "due", or "opened" for a step that has no limit of its own
};
const std::vector<RungKind>& rung_kinds();

/// The rungs that hold where the configuration names none; examples/qixian.toml says the same.
const std::vector<Rung>& default_policy();

/// When messages leave the house, Asia/Shanghai.
struct SendingHours {
  std::chrono::minutes from{9 * 60}, to{17 * 60};  ///< since midnight; a message leaves in [from, to)
  std::chrono::minutes digest{9 * 60};             ///< of the morning's digest, in [from, to)
  bool working_days_only = true;                   ///< the calendar's working days; else every day
  bool operator==(const SendingHours&) const = default;
};

/// How often, and how long apart. The wait doubles from first to longest; the outbox adds its jitter.
struct RetryPolicy {
  int tries = 10;  ///< after so many attempts a message is a dead letter
  std::chrono::seconds first{60}, longest{4 * 3600};
  bool operator==(const RetryPolicy&) const = default;
};

}  // namespace qixian::engine
