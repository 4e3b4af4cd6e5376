#pragma once
#include "support/acts.hpp"

namespace qixian::test {

inline const WorkCalendar& calendar() { return rules::shipped_calendar(); }
inline const std::string refusal = " article=16 ground=internal reason=why";

/// The script, then one more act by itself.
inline Told tell_and(const std::string& script, const std::string& last, Mode mode = Mode::desk, Day today = far_day) {
  auto told = tell(script, mode);
  REQUIRE_MESSAGE(!told.refused, script << " => " << text_of(told.refused));
  told.act(read_act(last), mode, calendar(), today);
  return told;
}

}  // namespace qixian::test
