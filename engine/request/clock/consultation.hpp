#pragma once
#include "engine/request/clock/clock.hpp"

/// Until when who was consulted may answer (R19 arts 32 and 34): fifteen working days from the receipt of the letter;
/// from its sending where the receipt is not on record (ours).
namespace qixian::engine {

/// @param w a consultation of a third party or of another agency, under R19; R07 has no such limit
inline const rules::Rule& consultation_rule(const Wait& w) {
  return rules::rule(w.kind == WaitKind::agency ? "r19.art34.agency" : "r19.art32.third_party");
}

inline Day last_day_of_opinion(const Wait& w, const WorkCalendar& calendar) {
  return calendar.add(w.served_on.value_or(w.asked_on), consultation_rule(w).length);
}

}  // namespace qixian::engine
