#include "engine/review.hpp"

#include <algorithm>

#include "engine/machine.hpp"

namespace qixian::engine {

std::optional<Error> check_review(const Review& review, const ReviewStepped& e, Mode mode) {
  static constexpr std::string_view outcomes[] = {"open", "part_open", "refuse", "consult", "refer_up", "declassify"};
  const auto fired = fire_review(review, e.step, e.person, mode);
  if (fired.result != Fired::ok)
    return Error{"review_order", fired.why, {N_("see `qixian workflow` for the order of the review"), {}}, {}, {},
                 fired.article};
  if (!e.outcome.empty() && std::ranges::find(outcomes, e.outcome) == std::end(outcomes)) {
    return Error{"unknown_outcome",
                 {N_("unknown outcome: {0}"), {e.outcome}},
                 {N_("one of: {0}"), {"open, part_open, refuse, consult, refer_up, declassify"}},
                 {},
                 {},
                 {}};
  }
  return {};
}

void fold_review(Review& r, const ReviewStepped& e, Day on) {
  r.state = fire_review(r, e.step, e.person, Mode::record).state;
  if (e.step == "legal") r.legal_done = true;
  if (e.step != "legal") r.since = on;
  if (e.step == "refer") r.was_referred = true;
  if (e.step == "mark") ++r.rounds;
  if (e.step == "body" || e.step == "ruled") r.reviewer = e.person;
  if (e.step == "leader") r.leader = e.person;
  if (!e.outcome.empty()) r.outcome = e.outcome;
  if (!e.ground.empty()) r.ground = e.ground;
}

}  // namespace qixian::engine
