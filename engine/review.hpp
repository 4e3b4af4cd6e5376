#pragma once
#include <optional>
#include <string>

#include "engine/error.hpp"
#include "engine/event.hpp"

namespace qixian::engine {

enum class Mode;

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

}  // namespace qixian::engine
