#include "engine/base/moment.hpp"

#include <date/date.h>

namespace qixian::engine {
namespace {

using rules::Day;
using rules::Days;

constexpr std::chrono::hours shanghai{8};

}  // namespace

Day day_of(Moment moment) { return date::floor<Days>(moment + shanghai); }

std::chrono::minutes time_of(Moment moment) {
  return std::chrono::floor<std::chrono::minutes>(moment + shanghai - day_of(moment));
}

Moment moment_at(Day day, std::chrono::minutes time) { return Moment(day) + time - shanghai; }

}  // namespace qixian::engine
