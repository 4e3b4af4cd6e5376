#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/error.hpp"
#include "engine/base/mode.hpp"
#include "engine/base/shared_facts.hpp"
#include "rules/coded.hpp"

namespace qixian::engine {

using rules::code_of;
using rules::find_code;

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

/// none: a word that is no step.
enum class ReviewStep : std::uint8_t { none, mark, head, body, leader, send_back, refer, ruled, legal };
constexpr auto words_of(ReviewStep) {
  using enum ReviewStep;
  return rules::words<ReviewStep>({{none, ""},
                                   {mark, "mark"},
                                   {head, "head"},
                                   {body, "body"},
                                   {leader, "leader"},
                                   {send_back, "return"},
                                   {refer, "refer"},
                                   {ruled, "ruled"},
                                   {legal, "legal"}});
}
inline ReviewStep step_of(const ReviewStepped& e) { return find_code<ReviewStep>(e.step).value_or(ReviewStep::none); }

enum class ReviewOutcome : std::uint8_t { none, open, part_open, refuse, consult, refer_up, declassify };
constexpr auto words_of(ReviewOutcome) {
  using enum ReviewOutcome;
  return rules::words<ReviewOutcome>({{none, ""},
                                      {open, "open"},
                                      {part_open, "part_open"},
                                      {refuse, "refuse"},
                                      {consult, "consult"},
                                      {refer_up, "refer_up"},
                                      {declassify, "declassify"}});
}

/// Whose ruling it was.
enum class Level : std::uint8_t { none, national, province, city, county };
constexpr auto words_of(Level) {
  using enum Level;
  return rules::words<Level>(
      {{none, ""}, {national, "national"}, {province, "province"}, {city, "city"}, {county, "county"}});
}

/// What a referral asks: is it a state secret, may it be opened.
enum class Question : std::uint8_t { none, secrecy, openness };
constexpr auto words_of(Question) {
  using enum Question;
  return rules::words<Question>({{none, ""}, {secrecy, "secrecy"}, {openness, "openness"}});
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
