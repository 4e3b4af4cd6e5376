#include "serve/vitals.hpp"

#include <date/date.h>
#include <fmt/format.h>

#include <boost/json.hpp>

namespace qixian::serve {
namespace {

namespace json = boost::json;
using engine::N_;

json::value moment(const std::optional<engine::Moment>& at) {
  if (!at) return nullptr;
  return json::value(date::format("%FT%TZ", *at));
}

/// As people in the office read it: Asia/Shanghai.
std::string clock(const std::optional<engine::Moment>& at) {
  return at ? date::format("%F %T", *at + std::chrono::hours{8}) : "-";
}

}  // namespace

bool Vitals::is_ready(Steady::time_point now) const { return is_open && ticked && now - *ticked <= oldest_tick; }

std::string Vitals::live_json() const {
  return json::serialize(json::object{{"alive", true}, {"since", moment(since)}, {"version", QIXIAN_VERSION}});
}

std::string Vitals::ready_json(Steady::time_point now) const {
  json::value age = nullptr;
  if (ticked) age = std::chrono::duration_cast<std::chrono::seconds>(now - *ticked).count();
  return json::serialize(json::object{{"ready", is_ready(now)},
                                      {"last_tick", moment(last_tick)},
                                      {"tick_age_seconds", std::move(age)},
                                      {"tick_milliseconds", tick_milliseconds},
                                      {"ticks", ticks},
                                      {"next_tick", moment(next_tick)},
                                      {"waiting", waiting},
                                      {"sending", sending},
                                      {"dead", dead},
                                      {"configuration", configuration_refused ? "refused" : "in_order"},
                                      {"failure", failure.empty() ? json::value(nullptr) : json::value(failure)}});
}

engine::Text Vitals::status() const {
  if (!failure.empty()) return {N_("the store can't be used ({0}); last tick {1}"), {failure, clock(last_tick)}};
  return {N_("waiting {0}, given up {1}; last tick {2}, next {3}"),
          {waiting, dead, clock(last_tick), clock(next_tick)}};
}

}  // namespace qixian::serve
