#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http_out/robot.hpp"

namespace qixian::adapters::http_out {

struct Request {
  std::string url, body;
};

/// The request as the platform wants it, cut to its longest.
Request form_of(const RobotSettings& settings, const engine::Message& message, std::chrono::sys_seconds at);

/// What a platform's codes mean.
struct RobotCodes {
  std::string_view published_url;
  std::vector<std::int64_t> limited;  ///< too many for now
  std::vector<std::int64_t> sign;     ///< signature, time stamp, key word or address refused: the robot's settings
  std::chrono::seconds pause;         ///< how long its rate limit lasts
};
const RobotCodes& codes_of(RobotKind kind);

/// At most `bytes` of UTF-8, no character cut; what is cut ends with the note on a line of its own.
std::string cut(std::string_view text, std::size_t bytes, std::string_view note);

}  // namespace qixian::adapters::http_out
