#include "engine/base/shared_facts.hpp"
#include "engine/codes/review_codes.hpp"
#include "rules/codes.hpp"

/// Of the facts that several kinds of case share. Older editions checked all of these codes.
namespace qixian::engine {

using rules::is_known;

bool ReviewStepped::has_known_codes() const {
  return is_known<ReviewStep>(step) && is_known<ReviewOutcome>(outcome) && is_known<Level>(level) &&
         is_known<Question>(question);
}

bool EventCorrected::has_known_codes() const {
  return (channel.empty() || rules::find_channel(channel)) &&
         (applicant_kind.empty() || rules::find_applicant_kind(applicant_kind));
}

}  // namespace qixian::engine
