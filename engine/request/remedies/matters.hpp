#pragma once
#include "engine/request/clock/facts.hpp"
#include "engine/request/remedies/remedy_machine.hpp"

/// One case can have several reconsiderations and suits side by side: each joint applicant and each third party goes
/// his own way, against the answer or against the silence before it. Each such way is a chain of matters with a state
/// of the remedies machine of its own.
namespace qixian::engine {

/// The step of the remedies machine that a fact is.
RemedyStep remedy_step(const Fact& fact);

/// What a step is about.
struct ChainPoint {
  std::optional<std::size_t> matter;  ///< into Case::remedies: the chain's last one; nothing: the chain begins
  RemedyState state = RemedyState::none;
  bool has_new = false;             ///< an answer was sent after it was filed: it can be filed anew
  Against against = Against::none;  ///< of a filing
};
/// Several matters may be meant at the desk: then it is to be said which.
/// @returns no_matter, several_matters
Result<ChainPoint> standing_of(const Facts& f, const Fact& fact);

/// What a command may leave out: against what it is filed, and which matter is meant.
void complete_remedy(const Facts& f, Fact& fact);

/// No later matter goes on with what this one began.
bool is_last_of_chain(const Case& c, std::size_t matter);

/// The last day for a filing, where it is known; nothing while its beginning is not on record.
std::optional<Day> last_day_to_file(const Facts& f, const Fact& fact, const ChainPoint& standing);

}  // namespace qixian::engine
