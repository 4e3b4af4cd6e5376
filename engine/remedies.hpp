#pragma once
#include "engine/machine.hpp"

namespace qixian::engine {

/// The step of the remedies machine that a fact is.
std::string_view remedy_verb(const Fact& fact);
/// An answer was sent after the last reconsideration or suit was filed: it can be reviewed in its turn.
bool has_answer_since_remedy(const Case& c);

/// What an agency must know of itself to name the body to go to.
struct AgencyFacts {
  std::string kind;            ///< government, department, vertical; empty when not on record
  std::string parent;          ///< name of the government (or own department) above
  std::string own_government;  ///< of a department: the government at its own level
};

/// The remedies (救济途径) that an answer of a date must tell (law section 6).
struct RemedyAdvice {
  bool reconsideration = true, suit = true;
  bool reconsideration_first = false;  ///< REV art 23: no direct suit
  bool disputed = false;               ///< silence from 2024: both named, flagged
  int reconsideration_days = 60;
  int suit_months = 6;
  std::vector<std::string> bodies;  ///< to apply to for reconsideration; empty when the agency's kind is not on record
};
RemedyAdvice advise(Day reply, std::string_view code, const AgencyFacts& agency);
/// Of an answer that was sent: where one of its items needs reconsideration first, the letter must say so.
RemedyAdvice advise(const Closing& closing, const AgencyFacts& agency);

/// A limit beside the reply clock: supplement, consultation, fee, appeal, defence.
struct Window {
  std::string kind;  ///< supplement_notice, supplement, consultation, fee, apply_reconsideration, direct_suit …
  std::string what;  ///< id of a consultation, number of an applicant
  Day from;          ///< its day zero
  std::optional<Day> until;  ///< nothing: open-ended until the answer is served
  Certainty certainty = Certainty::final;
  std::string rule;
};
/// @param today lists the suit over silence too, once the limit has passed (LIT art 47)
std::vector<Window> windows(const Case& c, const WorkCalendar& calendar, std::optional<Day> today = {});

}  // namespace qixian::engine
