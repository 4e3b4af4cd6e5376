#include "engine/request/remedies/remedy_machine.hpp"

#include "engine/machine/msm.hpp"

/// Reconsideration (行政复议) and litigation (行政诉讼) about one request.
namespace qixian::engine {
namespace {

using namespace msm_support;

QIXIAN_STATE(Quiet, RemedyState::none);
QIXIAN_STATE(InReconsideration, RemedyState::reconsideration);
QIXIAN_STATE(Suspended, RemedyState::suspended);
QIXIAN_STATE(Expired, RemedyState::expired);
QIXIAN_STATE(Reconsidered, RemedyState::reconsidered);
QIXIAN_STATE(FirstInstance, RemedyState::first_instance);
QIXIAN_STATE(FirstJudged, RemedyState::first_judged);
QIXIAN_STATE(SecondInstance, RemedyState::second_instance);
QIXIAN_STATE(Retrial, RemedyState::retrial);
QIXIAN_STATE(Ended, RemedyState::ended);

QIXIAN_STEP(FileReview, RemedyStep::file);
QIXIAN_STEP(AcceptReview, RemedyStep::accept);
QIXIAN_STEP(SupplementReview, RemedyStep::supplement);
QIXIAN_STEP(RefuseReview, RemedyStep::refuse);
QIXIAN_STEP(SuspendReview, RemedyStep::suspend);
QIXIAN_STEP(ResumeReview, RemedyStep::resume);
QIXIAN_STEP(ExpireReview, RemedyStep::expire);
QIXIAN_STEP(AnswerReview, RemedyStep::answer);
QIXIAN_STEP(CloseReview, RemedyStep::close);
QIXIAN_STEP(GetDecision, RemedyStep::received);
QIXIAN_STEP(Sue, RemedyStep::sue);
QIXIAN_STEP(Defend, RemedyStep::defend);
QIXIAN_STEP(Judge, RemedyStep::judge);
QIXIAN_STEP(Appeal, RemedyStep::appeal);
QIXIAN_STEP(Remand, RemedyStep::remand);
QIXIAN_STEP(Retry, RemedyStep::retry);
QIXIAN_STEP(GetJudgment, RemedyStep::got);

QIXIAN_STEP_GUARD(has_new_answer, fsm.has_new);

struct RemedyLife_ : msm::front::state_machine_def<RemedyLife_> {
  using initial_state = Quiet;
  using no_exception_thrown = int;
  using no_message_queue = int;
  bool has_new = false;
  template <class S, class E, class T, class A, class G>
  using Row = msm::front::Row<S, E, T, A, G>;
  // clang-format off
  using transition_table = Table<
    //  from               step          target             action when
    Row<Quiet,             FileReview,   InReconsideration, none,  none>,
    Row<Quiet,             Sue,          FirstInstance,     none,  none>,
    // ----------------------------------------------------------------------------
    Row<InReconsideration, SupplementReview, none,          none,  none>,
    Row<InReconsideration, AcceptReview, none,              none,  none>,
    Row<InReconsideration, RefuseReview, Reconsidered,      none,  none>,
    Row<InReconsideration, AnswerReview, none,              none,  none>,
    Row<InReconsideration, SuspendReview, Suspended,        none,  none>,
    Row<InReconsideration, ExpireReview, Expired,           none,  none>,
    Row<InReconsideration, CloseReview,  Reconsidered,      none,  none>,
    Row<Suspended,         ResumeReview, InReconsideration, none,  none>,
    // ----------------------------------------------------------------------------
    Row<Expired,           CloseReview,  Reconsidered,      none,  none>,
    Row<Expired,           Sue,          FirstInstance,     none,  none>,
    // ----------------------------------------------------------------------------
    Row<Reconsidered,      GetDecision,  none,              none,  none>,
    Row<Reconsidered,      Sue,          FirstInstance,     none,  none>,
    Row<Reconsidered,      FileReview,   InReconsideration, none,  has_new_answer>,
    // ----------------------------------------------------------------------------
    Row<FirstInstance,     Defend,       none,              none,  none>,
    Row<FirstInstance,     Judge,        FirstJudged,       none,  none>,
    // ----------------------------------------------------------------------------
    Row<FirstJudged,       GetJudgment,  none,              none,  none>,
    Row<FirstJudged,       Appeal,       SecondInstance,    none,  none>,
    Row<FirstJudged,       Retry,        Retrial,           none,  none>,
    Row<FirstJudged,       FileReview,   InReconsideration, none,  has_new_answer>,
    Row<FirstJudged,       Sue,          FirstInstance,     none,  has_new_answer>,
    // ----------------------------------------------------------------------------
    Row<SecondInstance,    Defend,       none,              none,  none>,
    Row<SecondInstance,    Judge,        Ended,             none,  none>,
    Row<SecondInstance,    Remand,       FirstInstance,     none,  none>,
    // ----------------------------------------------------------------------------
    Row<Retrial,           Defend,       none,              none,  none>,
    Row<Retrial,           Judge,        Ended,             none,  none>,
    Row<Retrial,           Remand,       FirstInstance,     none,  none>,
    // ----------------------------------------------------------------------------
    Row<Ended,             GetJudgment,  none,              none,  none>,
    Row<Ended,             Retry,        Retrial,           none,  none>,
    Row<Ended,             FileReview,   InReconsideration, none,  has_new_answer>,
    Row<Ended,             Sue,          FirstInstance,     none,  has_new_answer>
  >;
  // clang-format on
  template <class F, class E>
  void no_transition(const E&, F&, int) {}
};

Text why_not(RemedyState state, RemedyStep step) {
  if (state == RemedyState::none) return {N_("no reconsideration or suit has been filed"), {}};
  const bool in_court =
      state == RemedyState::first_instance || state == RemedyState::second_instance || state == RemedyState::retrial;
  const bool in_review = state == RemedyState::reconsideration || state == RemedyState::suspended;
  if (step == RemedyStep::file && in_review) return {N_("a reconsideration is pending already"), {}};
  if (step == RemedyStep::file && in_court)
    return {N_("a suit is pending: a reconsideration can't stand beside it"), {}};
  if (step == RemedyStep::sue && in_review)
    return {N_("a reconsideration is pending: a suit waits for its decision"), {}};
  if (step == RemedyStep::sue && in_court) return {N_("a suit is pending already"), {}};
  if (step == RemedyStep::received && (in_review || state == RemedyState::expired))
    return {N_("the reconsideration has not been decided yet"), {}};
  if (step == RemedyStep::resume && state == RemedyState::reconsideration)
    return {N_("the reconsideration is not suspended"), {}};
  if (state == RemedyState::suspended) return {N_("the reconsideration is suspended: it must be resumed first"), {}};
  if (state == RemedyState::expired) return {N_("the time for the decision has ended without one"), {}};
  if (state == RemedyState::reconsidered && step != RemedyStep::sue && step != RemedyStep::file)
    return {N_("the reconsideration has been decided"), {}};
  if (in_court && step == RemedyStep::remand) return {N_("only a second instance or a retrial sends back"), {}};
  if (in_court && (step == RemedyStep::got || step == RemedyStep::appeal || step == RemedyStep::retry))
    return {N_("the court has not decided yet"), {}};
  if (step == RemedyStep::appeal && state == RemedyState::ended)
    return {N_("that judgment is final: there is no appeal"), {}};
  if (step == RemedyStep::judge || step == RemedyStep::defend || step == RemedyStep::remand) {
    if (state == RemedyState::first_judged || state == RemedyState::ended) return {N_("the court has decided"), {}};
  }
  if (in_court) return {N_("a suit is pending"), {}};
  if (in_review) return {N_("a reconsideration is pending"), {}};
  if (step == RemedyStep::file || step == RemedyStep::sue)
    return {N_("this answer has been through reconsideration or a court already; only a new answer can be"), {}};
  return {N_("no reconsideration or suit is pending"), {}};
}

}  // namespace

FiredTo<RemedyState> fire_remedy(RemedyState state, RemedyStep step, bool may_file_anew) {
  msm::back::state_machine<RemedyLife_> machine;
  machine.has_new = may_file_anew;
  const bool in_court = step == RemedyStep::sue || step == RemedyStep::defend || step == RemedyStep::judge ||
                        step == RemedyStep::appeal || step == RemedyStep::remand || step == RemedyStep::retry ||
                        step == RemedyStep::got;
  return fire_step(machine, state, step, why_not, in_court ? "LIT" : "REV");
}

std::span<const Row> remedy_rows() {
  static const auto rows = rows_of<RemedyLife_>();
  return rows;
}

}  // namespace qixian::engine
