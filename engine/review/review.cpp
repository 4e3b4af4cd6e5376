#include "engine/review/review.hpp"

#include <algorithm>

#include "engine/review/review_machine.hpp"

namespace qixian::engine {
namespace {

/// Whose ruling it is decides what it is worth (P18).
std::optional<Error> check_level(const ReviewStepped& e, Mode mode) {
  static constexpr std::string_view levels[] = {"national", "province", "city", "county"};
  if (e.level.empty() && (e.step != "ruled" || mode == Mode::record)) return {};
  if (e.step == "ruled" && std::ranges::find(levels, e.level) != std::end(levels)) return {};
  if (e.step != "ruled")
    return Error{"no_ruling", {N_("only a ruling has a level"), {}}, {N_("leave out {0}"), {as::a_field("level")}}};
  return Error{"unknown_level",
               {e.level.empty() ? N_("whose ruling is it?") : N_("unknown level: {0}"), {e.level}},
               {N_("give {0}, one of: {1}"), {as::a_field("level"), "national, province, city, county"}},
               {},
               {},
               "SECRET art 25"};
}

/// Only a national or provincial department says whether something is a state secret (SECRET art 25); whether it may be
/// opened, its superior department or the one for secrecy (R07 art 14, R19 art 17).
std::optional<Error> check_question(const ReviewStepped& e, Mode mode) {
  if (e.question.empty() && (e.step != "refer" || mode == Mode::record)) return {};
  if (e.step != "refer")
    return Error{
        "no_referral", {N_("only a referral asks a question"), {}}, {N_("leave out {0}"), {as::a_field("question")}}};
  if (e.question == "secrecy" || e.question == "openness") return {};
  return Error{
      "unknown_question",
      {e.question.empty() ? N_("which question does it ask: whether it is a state secret, or whether it may be "
                               "opened?")
                          : N_("unknown question: {0}"),
       {e.question}},
      {N_("give {0}, one of: {1}"), {as::a_field("question"), as::a_code("secrecy, openness")}},
      {},
      {},
      "R19 art 17"};
}

}  // namespace

std::optional<Error> check_review(const Review& review, const ReviewStepped& e, Mode mode) {
  static constexpr std::string_view outcomes[] = {"open", "part_open", "refuse", "consult", "refer_up", "declassify"};
  const auto fired = fire_review(review, e.step, e.person, mode);
  if (fired.result != Fired::ok)
    return Error{
        "review_order", fired.why, {N_("see {0} for the order of the review"), {as::a_view("workflow")}}, {}, {},
        fired.article};
  if (!e.outcome.empty() && std::ranges::find(outcomes, e.outcome) == std::end(outcomes)) {
    return Error{"unknown_outcome",
                 {N_("unknown outcome: {0}"), {e.outcome}},
                 {N_("one of: {0}"), {as::a_code("open, part_open, refuse, consult, refer_up, declassify")}}};
  }
  if (auto bad = check_question(e, mode)) return bad;
  return check_level(e, mode);
}

void fold_review(Review& r, const ReviewStepped& e, Day on) {
  r.state = fire_review(r, e.step, e.person, Mode::record).state;
  if (e.step == "legal") r.legal_done = true;
  if (e.step != "legal") r.since = on;
  if (e.step == "refer") {
    r.was_referred = true;
    r.question = e.question;
  }
  if (e.step == "mark") ++r.rounds;
  if (e.step == "mark" || e.step == "return") r.outcome.clear();  // what an earlier round found binds no longer
  if (e.step == "ruled") r.ruled_by = e.level;
  if (e.step == "body" || e.step == "ruled") r.reviewer = e.person;
  if (e.step == "leader") r.leader = e.person;
  if (!e.outcome.empty()) r.outcome = e.outcome;
  if (!e.ground.empty()) r.ground = e.ground;
}

std::optional<OpenedStep> opened_step(const Review& review) {
  if (!review.since || review.state == "none" || review.state == "approved") return std::nullopt;
  return OpenedStep{std::to_string(review.rounds) + "." + review.state, *review.since};
}

}  // namespace qixian::engine
