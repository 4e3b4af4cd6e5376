#pragma once
#include <optional>
#include <string>

#include "engine/base/error.hpp"
#include "engine/base/mode.hpp"
#include "engine/base/shared_facts.hpp"

namespace qixian::engine {

/// Confidentiality review (保密审查) with legal review beside it, of a request's answer or of an item to be published.
struct Review {
  std::string state = "none", outcome, reviewer, leader;
  PrivateText ground;
  std::string question;      ///< of a referral: secrecy (is it a state secret), openness (may it be opened)
  std::string ruled_by;      ///< level of the department whose ruling came: national, province, city, county
  std::optional<Day> since;  ///< the day of the last step: the next one is open since
  bool legal_done = false, was_referred = false;
  int rounds = 0;
};

/// Whether the step is the next one, and its outcome a known one.
std::optional<Error> check_review(const Review& review, const ReviewStepped& step, Mode mode);
/// The review as a step that was checked leaves it.
void fold_review(Review& review, const ReviewStepped& step, Day on);

/// The step that is open, and since when: one that is taken ends its own reminder and begins the next.
struct OpenedStep {
  std::string ordinal;  ///< round and state: "1.marked"
  Day since;
};
/// Nothing before the review and behind its approval.
std::optional<OpenedStep> opened_step(const Review& review);

}  // namespace qixian::engine
