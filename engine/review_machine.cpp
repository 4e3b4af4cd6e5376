#include "engine/msm.hpp"

/// Confidentiality review (保密审查): the drafter marks, the unit's head agrees, the review body records, the leader
/// approves; unclear matters go up. Legal review (法制审核) stands beside it.
namespace qixian::engine {
namespace {

using namespace msm_support;

#define STATE(NAME, CODE)                     \
  struct NAME : msm::front::state<> {         \
    static constexpr const char* code = CODE; \
  }
STATE(NotBegun, "none");
STATE(Marked, "marked");
STATE(HeadAgreed, "head_agreed");
STATE(BodyRecorded, "body_recorded");
STATE(Referred, "referred");
STATE(Ruled, "ruled");
STATE(Approved, "approved");
#undef STATE
#define EVENT(NAME, VERB)                     \
  struct NAME {                               \
    static constexpr const char* verb = VERB; \
  }
EVENT(Mark, "mark");
EVENT(Agree, "head");
EVENT(Record, "body");
EVENT(Approve, "leader");
EVENT(SendBack, "return");
EVENT(ReferUp, "refer");
EVENT(TakeRuling, "ruled");
EVENT(ReviewLegality, "legal");
#undef EVENT

struct is_another_person {
  static constexpr std::string_view name = "is_another_person";
  template <class E, class F, class S, class T>
  bool operator()(const E&, F& fsm, S&, T&) const {
    return fsm.mode == Mode::record || fsm.review->reviewer != fsm.person;
  }
};

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
using ReviewLife = msm::back::state_machine<ReviewLife_>;

Text why_not(std::string_view state, std::string_view verb) {
  if (verb == "leader" && (state == "body_recorded" || state == "ruled")) {
    return {N_("the reviewer and the approver must be two people"), {}};
  }
  if (state == "referred") return {N_("the matter was referred up; its ruling is awaited"), {}};
  if (state == "approved") return {N_("the review has been approved; return it to begin anew"), {}};
  return {N_("the review goes unit → head → review body → leader; it stands at: {0}"), {std::string(state)}};
}

}  // namespace

Fired fire_review(const Review& review, std::string_view verb, std::string_view person, Mode mode) {
  ReviewLife machine;
  machine.review = &review;
  machine.person = person;
  machine.mode = mode;
  restore(machine, review.state);
  msm::back::HandledEnum handled = msm::back::HANDLED_FALSE;
  const auto fire = [&]<class E>(E event) {
    if (verb == E::verb) handled = machine.process_event(event);
  };
  fire(Mark{});
  fire(Agree{});
  fire(Record{});
  fire(Approve{});
  fire(SendBack{});
  fire(ReferUp{});
  fire(TakeRuling{});
  fire(ReviewLegality{});
  if (handled == msm::back::HANDLED_TRUE) return {Fired::ok, code_of(machine), {}, {}};
  return {Fired::refused, review.state, why_not(review.state, verb), "R19 art 17"};
}

std::span<const Row> review_rows() {
  static const auto rows = rows_of<ReviewLife_>();
  return rows;
}

}  // namespace qixian::engine
