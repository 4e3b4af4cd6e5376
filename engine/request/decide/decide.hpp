#pragma once
#include <span>

#include "engine/request/checks/checks.hpp"
#include "engine/rights/rights.hpp"
#include "engine/store/case_kind.hpp"

namespace qixian::engine {

/// A fact proposed: what an officer asks to be recorded.
struct Proposal {
  Fact fact;
  Day on;  ///< the day that it happened (or happens)
  Actor by;
  std::string despite;  ///< the officer's reason for going on against a flag
};

/// What a legal command makes.
struct Decision {
  std::vector<Event> events;  ///< to be appended, in order
  Case after;
  std::vector<Flag> raised;  ///< the flags that this act added
};

/// Folds a case from its events in order of (day, seq), with corrections applied. The whole way is checked again in
/// record mode; the error names the first event that does not fit.
/// @param until what happened later is left out (as of a day), in the light of every correction known
Result<Case> fold(std::span<const Event> history, const WorkCalendar& calendar, std::optional<Day> until = {});

/// The one door: is the act legal, and which events does it make. An act dated before the last one is accepted when the
/// whole case, folded anew, is legal. @param today a later day of happening is refused
/// @returns the events and the case behind them, or the refusal with state, command, article and the way out
Result<Decision> decide(std::span<const Event> history, const Case& now, const Proposal& proposal, Day today, Mode mode,
                        const WorkCalendar& calendar);

/// A fact that is not older than the case's last one, straight into the case: what decide() does on a copy, and an
/// import on a case of its own. After a refusal the case is not to be used. @returns the event that was made
Result<Event> follow(Case& c, const Proposal& proposal, Day today, Mode mode, const WorkCalendar& calendar);

/// A reconsideration or suit of an open case whose limit has not passed on that day: there is nothing to review. An
/// amended calendar can make it so of one that stands, so the fold takes it; a ledger's row is asked to say otherwise.
bool is_premature_remedy(const Case& c, const Fact& fact, Day on, const WorkCalendar& calendar);

/// The case as an event leaves it. @returns what refused it
Result<void> step(Case& c, const Event& event, Mode mode, const WorkCalendar& calendar);

std::vector<Action> actions_of(const Case& c, Day today, const WorkCalendar& calendar);
/// Their names, for a hint: "assign, extend, answer".
std::string allowed_now(const Case& c, Day today, const WorkCalendar& calendar);

}  // namespace qixian::engine
