#include "engine/review/review.hpp"

#include "engine/review/review_machine.hpp"

namespace qixian::engine {
namespace {

/// Whose ruling it is decides what it is worth (P18).
std::optional<Error> check_level(const ReviewStepped& e, Mode mode) {
  const bool is_ruling = step_of(e) == ReviewStep::ruled;
  if (e.level.empty() && (!is_ruling || mode == Mode::record)) return {};
  if (is_ruling && !e.level.empty() && find_code<Level>(e.level)) return {};
  if (!is_ruling)
    return Error{"no_ruling", {N_("only a ruling has a level"), {}}, {N_("leave out {0}"), {as::a_field("level")}}};
  return Error{"unknown_level",
               {e.level.empty() ? N_("whose ruling is it?") : N_("unknown level: {0}"), {e.level}},
               {N_("give {0}, one of: {1}"), {as::a_field("level"), as::a_code(rules::code_list<Level>())}},
               {},
               {},
               "SECRET art 25"};
}

/// Only a national or provincial department says whether something is a state secret (SECRET art 25); whether it may be
/// opened, its superior department or the one for secrecy (R07 art 14, R19 art 17).
std::optional<Error> check_question(const ReviewStepped& e, Mode mode) {
  const bool refers = step_of(e) == ReviewStep::refer;
  if (e.question.empty() && (!refers || mode == Mode::record)) return {};
  if (!refers)
    return Error{
        "no_referral", {N_("only a referral asks a question"), {}}, {N_("leave out {0}"), {as::a_field("question")}}};
  if (!e.question.empty() && find_code<Question>(e.question)) return {};
  return Error{
      "unknown_question",
      {e.question.empty() ? N_("which question does it ask: whether it is a state secret, or whether it may be "
                               "opened?")
                          : N_("unknown question: {0}"),
       {e.question}},
      {N_("give {0}, one of: {1}"), {as::a_field("question"), as::a_code(rules::code_list<Question>())}},
      {},
      {},
      "R19 art 17"};
}

}  // namespace

std::optional<Error> check_review(const Review& review, const ReviewStepped& e, Mode mode) {
  const auto fired = fire_review(review, step_of(e), e.person, mode);
  if (fired.result != Firing::ok)
    return Error{
        "review_order", fired.why, {N_("see {0} for the order of the review"), {as::a_view("workflow")}}, {}, {},
        fired.article};
  if (!find_code<ReviewOutcome>(e.outcome)) {
    return Error{"unknown_outcome",
                 {N_("unknown outcome: {0}"), {e.outcome}},
                 {N_("one of: {0}"), {as::a_code(rules::code_list<ReviewOutcome>())}}};
  }
  if (auto bad = check_question(e, mode)) return bad;
  return check_level(e, mode);
}

void fold_review(Review& r, const ReviewStepped& e, Day on) {
  using enum ReviewStep;
  const auto step = step_of(e);
  r.state = fire_review(r, step, e.person, Mode::record).state;
  if (step == legal) r.legal_done = true;
  if (step != legal) r.since = on;
  if (step == refer) {
    r.was_referred = true;
    r.question = find_code<Question>(e.question).value_or(Question::none);
  }
  if (step == mark) ++r.rounds;
  if (step == mark || step == send_back)
    r.outcome = ReviewOutcome::none;  // what an earlier round found binds no longer
  if (step == ruled) r.ruled_by = find_code<Level>(e.level).value_or(Level::none);
  if (step == body || step == ruled) r.reviewer = e.person;
  if (step == leader) r.leader = e.person;
  if (!e.outcome.empty()) r.outcome = rules::coded<ReviewOutcome>(e.outcome);
  if (!e.ground.empty()) r.ground = e.ground;
}

std::optional<OpenedStep> opened_step(const Review& review) {
  if (!review.since || review.state == ReviewState::none || review.state == ReviewState::approved) return std::nullopt;
  return OpenedStep{std::to_string(review.rounds) + "." + std::string(code_of(review.state)), *review.since};
}

}  // namespace qixian::engine
