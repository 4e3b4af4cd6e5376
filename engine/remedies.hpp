#pragma once
#include "engine/machine.hpp"
#include "engine/remedy_advice.hpp"

namespace qixian::engine {

/// The step of the remedies machine that a fact is.
std::string_view remedy_verb(const Fact& fact);
/// An answer was sent after the last reconsideration or suit was filed: it can be reviewed in its turn.
bool has_answer_since_remedy(const Case& c);

/// A limit beside the reply clock: supplement, consultation, fee, appeal, defence.
struct Window {
  std::string kind;  ///< supplement_notice, supplement, consultation, fee, apply_reconsideration, direct_suit …
  std::string what;  ///< id of a consultation, number of an applicant
  Day from;          ///< its day zero
  std::optional<Day> until;  ///< nothing: open-ended until the answer is served
  Certainty certainty = Certainty::final;
  std::string rule;
  int yuan = 0;  ///< of a fee
};
/// @param today lists the ways against silence too, once the limit has passed
std::vector<Window> windows(const Case& c, const WorkCalendar& calendar, std::optional<Day> today = {});

}  // namespace qixian::engine
