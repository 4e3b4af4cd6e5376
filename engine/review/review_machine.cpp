#include "engine/review/review_machine.hpp"

#include "engine/machine/msm.hpp"

/// Confidentiality review (保密审查): the drafter marks, the unit's head agrees, the review body records, the leader
/// approves; unclear matters go up. Legal review (法制审核) stands beside it.
namespace qixian::engine {
namespace {

using namespace msm_support;

QIXIAN_STATE(NotBegun, ReviewState::none);
QIXIAN_STATE(Marked, ReviewState::marked);
QIXIAN_STATE(HeadAgreed, ReviewState::head_agreed);
QIXIAN_STATE(BodyRecorded, ReviewState::body_recorded);
QIXIAN_STATE(Referred, ReviewState::referred);
QIXIAN_STATE(Ruled, ReviewState::ruled);
QIXIAN_STATE(Approved, ReviewState::approved);

QIXIAN_STEP(Mark, ReviewStep::mark);
QIXIAN_STEP(Agree, ReviewStep::head);
QIXIAN_STEP(Record, ReviewStep::body);
QIXIAN_STEP(Approve, ReviewStep::leader);
QIXIAN_STEP(SendBack, ReviewStep::send_back);
QIXIAN_STEP(ReferUp, ReviewStep::refer);
QIXIAN_STEP(TakeRuling, ReviewStep::ruled);
QIXIAN_STEP(ReviewLegality, ReviewStep::legal);

QIXIAN_STEP_GUARD(is_another_person, fsm.mode == Mode::record || fsm.review->reviewer != fsm.person);

struct ReviewLife_ : msm::front::state_machine_def<ReviewLife_> {
  using initial_state = NotBegun;
  using no_exception_thrown = int;
  using no_message_queue = int;
  const Review* review = nullptr;
  std::string_view person;
  Mode mode = Mode::desk;
  template <class S, class E, class T, class A, class G>
  using Row = msm::front::Row<S, E, T, A, G>;
  // clang-format off
  using transition_table = Table<
    //  from          step            target        action when
    Row<NotBegun,     Mark,           Marked,       none,  none>,
    Row<NotBegun,     ReviewLegality, none,         none,  none>,
    // ----------------------------------------------------------------------
    Row<Marked,       Agree,          HeadAgreed,   none,  none>,
    Row<Marked,       SendBack,       NotBegun,     none,  none>,
    Row<Marked,       ReviewLegality, none,         none,  none>,
    // ----------------------------------------------------------------------
    Row<HeadAgreed,   Record,         BodyRecorded, none,  none>,
    Row<HeadAgreed,   ReferUp,        Referred,     none,  none>,
    Row<HeadAgreed,   SendBack,       NotBegun,     none,  none>,
    Row<HeadAgreed,   ReviewLegality, none,         none,  none>,
    // ----------------------------------------------------------------------
    Row<BodyRecorded, Approve,        Approved,     none,  is_another_person>,
    Row<BodyRecorded, ReferUp,        Referred,     none,  none>,
    Row<BodyRecorded, SendBack,       NotBegun,     none,  none>,
    Row<BodyRecorded, ReviewLegality, none,         none,  none>,
    // ----------------------------------------------------------------------
    Row<Referred,     TakeRuling,     Ruled,        none,  none>,
    // ----------------------------------------------------------------------
    Row<Ruled,        Approve,        Approved,     none,  is_another_person>,
    Row<Ruled,        SendBack,       NotBegun,     none,  none>,
    // ----------------------------------------------------------------------
    Row<Approved,     SendBack,       NotBegun,     none,  none>,
    Row<Approved,     ReviewLegality, none,         none,  none>
  >;
  // clang-format on
  template <class F, class E>
  void no_transition(const E&, F&, int) {}
};

Text why_not(ReviewState state, ReviewStep step) {
  using enum ReviewState;
  if (step == ReviewStep::leader && (state == body_recorded || state == ruled)) {
    return {N_("the reviewer and the approver must be two people"), {}};
  }
  if (state == referred) return {N_("the matter was referred up; its ruling is awaited"), {}};
  if (state == approved) return {N_("the review has been approved; return it to begin anew"), {}};
  return {N_("the review goes unit → head → review body → leader; it stands at: {0}"), {as::a_code(code_of(state))}};
}

}  // namespace

FiredTo<ReviewState> fire_review(const Review& review, ReviewStep step, std::string_view person, Mode mode) {
  msm::back::state_machine<ReviewLife_> machine;
  machine.review = &review;
  machine.person = person;
  machine.mode = mode;
  return fire_step(machine, review.state, step, why_not, "R19 art 17");
}

std::span<const Row> review_rows() {
  static const auto rows = rows_of<ReviewLife_>();
  return rows;
}

}  // namespace qixian::engine
