#include "engine/request/remedies/remedy_machine.hpp"

#include "engine/machine/msm.hpp"

/// Reconsideration (行政复议) and litigation (行政诉讼) about one request.
namespace qixian::engine {
namespace {

using namespace msm_support;

QIXIAN_STATE(Quiet, "none");
QIXIAN_STATE(InReconsideration, "reconsideration");
QIXIAN_STATE(Suspended, "suspended");
QIXIAN_STATE(Expired, "expired");
QIXIAN_STATE(Reconsidered, "reconsidered");
QIXIAN_STATE(FirstInstance, "first_instance");
QIXIAN_STATE(FirstJudged, "first_judged");
QIXIAN_STATE(SecondInstance, "second_instance");
QIXIAN_STATE(Retrial, "retrial");
QIXIAN_STATE(Ended, "ended");

QIXIAN_STEP(FileReview, "file");
QIXIAN_STEP(AcceptReview, "accept");
QIXIAN_STEP(SupplementReview, "supplement");
QIXIAN_STEP(RefuseReview, "refuse");
QIXIAN_STEP(SuspendReview, "suspend");
QIXIAN_STEP(ResumeReview, "resume");
QIXIAN_STEP(ExpireReview, "expire");
QIXIAN_STEP(AnswerReview, "answer");
QIXIAN_STEP(CloseReview, "close");
QIXIAN_STEP(GetDecision, "received");
QIXIAN_STEP(Sue, "sue");
QIXIAN_STEP(Defend, "defend");
QIXIAN_STEP(Judge, "judge");
QIXIAN_STEP(Appeal, "appeal");
QIXIAN_STEP(Remand, "remand");
QIXIAN_STEP(Retry, "retry");
QIXIAN_STEP(GetJudgment, "got");

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

Text why_not(std::string_view state, std::string_view verb) {
  if (state == "none") return {N_("no reconsideration or suit has been filed"), {}};
  const bool in_court = state == "first_instance" || state == "second_instance" || state == "retrial";
  const bool in_review = state == "reconsideration" || state == "suspended";
  if (verb == "file" && in_review) return {N_("a reconsideration is pending already"), {}};
  if (verb == "file" && in_court) return {N_("a suit is pending: a reconsideration can't stand beside it"), {}};
  if (verb == "sue" && in_review) return {N_("a reconsideration is pending: a suit waits for its decision"), {}};
  if (verb == "sue" && in_court) return {N_("a suit is pending already"), {}};
  if (verb == "received" && (in_review || state == "expired"))
    return {N_("the reconsideration has not been decided yet"), {}};
  if (verb == "resume" && state == "reconsideration") return {N_("the reconsideration is not suspended"), {}};
  if (state == "suspended") return {N_("the reconsideration is suspended: it must be resumed first"), {}};
  if (state == "expired") return {N_("the time for the decision has ended without one"), {}};
  if (state == "reconsidered" && verb != "sue" && verb != "file")
    return {N_("the reconsideration has been decided"), {}};
  if (in_court && verb == "remand") return {N_("only a second instance or a retrial sends back"), {}};
  if (in_court && (verb == "got" || verb == "appeal" || verb == "retry"))
    return {N_("the court has not decided yet"), {}};
  if (verb == "appeal" && state == "ended") return {N_("that judgment is final: there is no appeal"), {}};
  if (verb == "judge" || verb == "defend" || verb == "remand") {
    if (state == "first_judged" || state == "ended") return {N_("the court has decided"), {}};
  }
  if (in_court) return {N_("a suit is pending"), {}};
  if (in_review) return {N_("a reconsideration is pending"), {}};
  if (verb == "file" || verb == "sue")
    return {N_("this answer has been through reconsideration or a court already; only a new answer can be"), {}};
  return {N_("no reconsideration or suit is pending"), {}};
}

}  // namespace

Fired fire_remedy(std::string_view state, std::string_view verb, bool may_file_anew) {
  msm::back::state_machine<RemedyLife_> machine;
  machine.has_new = may_file_anew;
  const bool in_court = verb == "sue" || verb == "defend" || verb == "judge" || verb == "appeal" || verb == "remand" ||
                        verb == "retry" || verb == "got";
  return fire_step(machine, state, verb, why_not, in_court ? "LIT" : "REV");
}

std::span<const Row> remedy_rows() {
  static const auto rows = rows_of<RemedyLife_>();
  return rows;
}

}  // namespace qixian::engine
