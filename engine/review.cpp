#include "engine/review.hpp"

#include <algorithm>

#include "engine/machine.hpp"

namespace qixian::engine {
namespace {

/// Whose ruling it is decides what it is worth (P18).
std::optional<Error> check_level(const ReviewStepped& e, Mode mode) {
  static constexpr std::string_view levels[] = {"national", "province", "city", "county"};
  if (e.level.empty() && (e.step != "ruled" || mode == Mode::record)) return {};
  if (e.step == "ruled" && std::ranges::find(levels, e.level) != std::end(levels)) return {};
  if (e.step != "ruled")
    return Error{"no_ruling", {N_("only a ruling has a level"), {}}, {N_("leave out --level"), {}}, {}, {}, {}};
  return Error{"unknown_level",
               {e.level.empty() ? N_("whose ruling is it?") : N_("unknown level: {0}"), {e.level}},
               {N_("give --level, one of: {0}"), {"national, province, city, county"}},
               {},
               {},
               "SECRET art 25"};
}

}  // namespace

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
  return check_level(e, mode);
}

void fold_review(Review& r, const ReviewStepped& e, Day on) {
  r.state = fire_review(r, e.step, e.person, Mode::record).state;
  if (e.step == "legal") r.legal_done = true;
  if (e.step != "legal") r.since = on;
  if (e.step == "refer") r.was_referred = true;
  if (e.step == "mark") ++r.rounds;
  if (e.step == "mark" || e.step == "return") r.outcome.clear();  // what an earlier round found binds no longer
  if (e.step == "ruled") r.ruled_by = e.level;
  if (e.step == "body" || e.step == "ruled") r.reviewer = e.person;
  if (e.step == "leader") r.leader = e.person;
  if (!e.outcome.empty()) r.outcome = e.outcome;
  if (!e.ground.empty()) r.ground = e.ground;
}

}  // namespace qixian::engine
