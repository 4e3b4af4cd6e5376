#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/error.hpp"
#include "engine/base/mode.hpp"
#include "engine/base/shared_facts.hpp"
#include "engine/codes/review_codes.hpp"

namespace qixian::engine {

enum class ReviewState : std::uint8_t { none, marked, head_agreed, body_recorded, referred, ruled, approved };
constexpr auto words_of(ReviewState) {
  using enum ReviewState;
  return rules::words<ReviewState>({{none, "none"},
                                    {marked, "marked"},
                                    {head_agreed, "head_agreed"},
                                    {body_recorded, "body_recorded"},
                                    {referred, "referred"},
                                    {ruled, "ruled"},
                                    {approved, "approved"}});
}

/// Confidentiality review (保密审查) with legal review beside it, of a request's answer or of an item to be published.
struct Review {
  ReviewState state = ReviewState::none;
  ReviewOutcome outcome = ReviewOutcome::none;
  std::string reviewer, leader;
  PrivateText ground;
  Question question = Question::none;
  Level ruled_by = Level::none;
  std::optional<Day> since;  ///< the day of the last step: the next one is open since
  bool legal_done = false, was_referred = false;
  int rounds = 0;
};

inline ReviewStep step_of(const ReviewStepped& e) { return find_code<ReviewStep>(e.step).value_or(ReviewStep::none); }

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
