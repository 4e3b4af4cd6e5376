#pragma once
#include "engine/request/clock/clock.hpp"
#include "engine/request/remedies/remedy_advice.hpp"

namespace qixian::engine {

/// A limit beside the reply clock: supplement, consultation, fee, appeal, defence.
struct Window {
  WindowKind kind = WindowKind::supplement;
  std::string what;          ///< id of a consultation, number of an applicant; of a matter where there are several
  Day from;                  ///< its day zero
  std::optional<Day> until;  ///< nothing: open-ended until the answer, or a fee's notice, is served
  Certainty certainty = Certainty::final;
  std::string rule;
  int yuan = 0;                            ///< of a fee
  std::optional<std::size_t> matter = {};  ///< which of Case::remedies
  /// Counted from another day than the law's, which is not on record: the filing for the copy, the decision for its
  /// receipt. The true one ends later.
  bool doubtful = false;
  std::optional<Day> at_latest = {};  ///< of an open-ended one: five years from the act (LIT art 46, REV art 21)
};
/// @param today lists the ways against silence too, once the limit has passed
std::vector<Window> windows(const Case& c, const WorkCalendar& calendar, std::optional<Day> today = {});

}  // namespace qixian::engine
