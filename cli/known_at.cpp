#include "cli/known_at.hpp"

#include <date/date.h>

#include <chrono>
#include <sstream>

#include "rules/civil_date.hpp"

namespace qixian::cli {
namespace {

using Moment = date::sys_time<std::chrono::milliseconds>;

constexpr auto china = std::chrono::hours{8};

std::optional<Moment> read(const std::string& text, const char* format) {
  std::istringstream in(text);
  Moment moment;
  in >> date::parse(format, moment);
  if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
  return moment;
}

}  // namespace

std::optional<std::string> recorded_by(const std::string& text) {
  std::optional<Moment> moment;
  if (const auto day = rules::parse_day(text))
    moment = Moment(*day + date::days{1}) - china - std::chrono::milliseconds{1};
  for (const char* format : {"%FT%TZ", "%FT%RZ", "%FT%T%Ez", "%FT%R%Ez"})
    if (!moment) moment = read(text, format);
  if (!moment) return std::nullopt;
  return date::format("%FT%TZ", *moment);
}

}  // namespace qixian::cli
