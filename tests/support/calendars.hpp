#pragma once
#include "rules/calendar.hpp"
#include "support/vectors.hpp"

namespace qixian::test {

/// The shipped notices as they were known on a day.
inline rules::WorkCalendar known_on(const std::string& text) { return {rules::shipped_notices(), day(text)}; }

inline std::string number_of(const rules::DayReason& reason) { return reason.notice ? reason.notice->number : ""; }

/// holiday, workday, ordinary-workday or ordinary-weekend: the words of the vectors.
inline std::string word_for(const rules::DayReason& reason) {
  switch (reason.kind) {
    case rules::DayKind::weekday:
      return "ordinary-workday";
    case rules::DayKind::weekend:
      return "ordinary-weekend";
    case rules::DayKind::day_off:
      return "holiday";
    case rules::DayKind::make_up:
      return "workday";
  }
  return "?";
}

}  // namespace qixian::test
