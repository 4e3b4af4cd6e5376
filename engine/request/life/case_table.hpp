#pragma once
#include "engine/machine/msm.hpp"
#include "engine/request/life/guards.hpp"
#include "engine/request/life/machine.hpp"
#include "engine/request/life/marks.hpp"

/// The life of a request: the transition table and nothing else.
namespace qixian::engine {

QIXIAN_STATE(Fresh, State::fresh);
QIXIAN_STATE(AwaitingConfirmation, State::awaiting_confirmation);
QIXIAN_STATE(Registered, State::registered);
QIXIAN_STATE(Assigned, State::assigned);
QIXIAN_STATE(InHand, State::in_hand);
QIXIAN_STATE(Answered, State::answered);
QIXIAN_STATE(Served, State::served);
QIXIAN_STATE(Closed, State::closed);

template <class F>
struct Command {
  static constexpr const char* verb = F::verb;
  const F& fact;
};
using ReceiveRequest = Command<RequestReceived>;
using ConfirmReceipt = Command<ReceiptConfirmed>;
using AssignOfficer = Command<OfficerAssigned>;
using AskSupplement = Command<SupplementAsked>;
using ReceiveSupplement = Command<SupplementReceived>;
using AskOpinion = Command<OpinionAsked>;
using ServeConsultation = Command<ConsultationServed>;
using TakeOpinion = Command<OpinionGiven>;
using TellThirdParty = Command<ThirdPartyTold>;
using AskReasons = Command<ReasonsAsked>;
using TakeReasons = Command<ReasonsGiven>;
using PostponeReply = Command<ReplyPostponed>;
using ExtendReply = Command<ReplyExtended>;
using ChargeFee = Command<FeeNoticed>;
using ServeFeeNotice = Command<FeeNoticeServed>;
using TakePayment = Command<FeePaid>;
using StepReview = Command<ReviewStepped>;
using SendAnswer = Command<AnswerSent>;
using ServeAnswer = Command<AnswerServed>;
using WithdrawRequest = Command<RequestWithdrawn>;
using LapseRequest = Command<RequestLapsed>;
/// Any step of a reconsideration or a suit; which one is legal is the remedies machine's to say.
struct StepRemedy {
  static constexpr const char* verb = "remedy";
  const Fact& fact;
};
using ReopenRequest = Command<RequestReopened>;

/// One run an event: the guards and the transition decide, then what the machine can't see is asked, and only then is
/// the action taken.
template <class A>
struct Taking {
  static constexpr std::string_view name = A::name;
  template <class E, class F, class S, class T>
  void operator()(const E& command, F& fsm, S&, T&) const {
    if (!fsm.content) return;  // only asked whether it may
    fsm.objection = fsm.content(*fsm.facts, *fsm.fact);
    if (!fsm.objection) A::take(*fsm.facts, command.fact);
  }
};

struct RequestLife_ : boost::msm::front::state_machine_def<RequestLife_> {
  using initial_state = Fresh;
  using no_exception_thrown = int;
  using no_message_queue = int;
  const Facts* facts = nullptr;
  const Fact* fact = nullptr;
  Content content = nullptr;
  std::optional<Error> objection;

  template <class... R>
  using Table = msm_support::Table<R...>;
  template <class S, class E, class T, class A, class G>
  using Row = boost::msm::front::Row<S, E, T, Taking<A>, G>;
  using none = boost::msm::front::none;

  // clang-format off
  using transition_table = Table<
    //  from                  command                target                action         when
    Row<Fresh,                ReceiveRequest,        AwaitingConfirmation, note,          awaits_confirmation>,
    Row<Fresh,                ReceiveRequest,        Registered,           start_clock,   has_receipt_date>,
    // ------------------------------------------------------------------------------------------------
    Row<AwaitingConfirmation, ConfirmReceipt,        Registered,           start_clock,   none>,
    Row<AwaitingConfirmation, AssignOfficer,         none,                 note,          none>,
    Row<AwaitingConfirmation, WithdrawRequest,       Closed,               close_case,    none>,
    // ------------------------------------------------------------------------------------------------
    Row<Registered,           AssignOfficer,         Assigned,             note,          none>,
    Row<Registered,           AskSupplement,         InHand,               stop_clock,    none>,
    Row<Registered,           AskOpinion,            InHand,               exclude_days,  none>,
    Row<Registered,           AskReasons,            InHand,               note,          is_under_r19>,
    Row<Registered,           ChargeFee,             InHand,               stop_clock,    none>,
    Row<Registered,           ExtendReply,           InHand,               extend_limit,  none>,
    Row<Registered,           StepReview,            InHand,               note,          none>,
    Row<Registered,           SendAnswer,            Answered,             close_case,    none>,
    Row<Registered,           WithdrawRequest,       Closed,               close_case,    none>,
    Row<Registered,           StepRemedy,            none,                 note,          has_silence>,
    Row<Registered,           ReopenRequest,         InHand,               order_limit,   is_ordered_on_silence>,
    // ------------------------------------------------------------------------------------------------
    Row<Assigned,             AssignOfficer,         none,                 note,          none>,
    Row<Assigned,             AskSupplement,         InHand,               stop_clock,    none>,
    Row<Assigned,             AskOpinion,            InHand,               exclude_days,  none>,
    Row<Assigned,             AskReasons,            InHand,               note,          is_under_r19>,
    Row<Assigned,             ChargeFee,             InHand,               stop_clock,    none>,
    Row<Assigned,             ExtendReply,           InHand,               extend_limit,  none>,
    Row<Assigned,             StepReview,            InHand,               note,          none>,
    Row<Assigned,             SendAnswer,            Answered,             close_case,    none>,
    Row<Assigned,             WithdrawRequest,       Closed,               close_case,    none>,
    Row<Assigned,             StepRemedy,            none,                 note,          has_silence>,
    Row<Assigned,             ReopenRequest,         InHand,               order_limit,   is_ordered_on_silence>,
    // ------------------------------------------------------------------------------------------------
    Row<InHand,               AssignOfficer,         none,                 note,          none>,
    Row<InHand,               AskSupplement,         none,                 stop_clock,    has_no_open_supplement>,
    Row<InHand,               ReceiveSupplement,     none,                 restart_clock, has_open_supplement>,
    Row<InHand,               AskOpinion,            none,                 exclude_days,  none>,
    Row<InHand,               ServeConsultation,     none,                 note,          has_open_consultation>,
    Row<InHand,               TakeOpinion,           none,                 note,          has_open_consultation>,
    Row<InHand,               TellThirdParty,        none,                 note,          has_objection>,
    Row<InHand,               AskReasons,            none,                 note,          is_under_r19>,
    Row<InHand,               TakeReasons,           none,                 note,          has_open_reasons>,
    Row<InHand,               PostponeReply,         none,                 replace_date,  reasons_were_asked>,
    Row<InHand,               ExtendReply,           none,                 extend_limit,  is_not_extended>,
    Row<InHand,               ChargeFee,             none,                 stop_clock,    has_no_open_fee>,
    Row<InHand,               ServeFeeNotice,        none,                 note,          has_unserved_fee>,
    Row<InHand,               TakePayment,           none,                 restart_clock, has_open_fee>,
    Row<InHand,               StepReview,            none,                 note,          none>,
    Row<InHand,               SendAnswer,            Answered,             close_case,    none>,
    Row<InHand,               WithdrawRequest,       Closed,               close_case,    none>,
    Row<InHand,               LapseRequest,          Closed,               close_case,    has_open_lapsing>,
    Row<InHand,               StepRemedy,            none,                 note,          has_silence>,
    Row<InHand,               ReopenRequest,         none,                 order_limit,   is_ordered_on_silence>,
    // ------------------------------------------------------------------------------------------------
    Row<Answered,             ServeAnswer,           Served,               open_windows,  has_all_but_one_served>,
    Row<Answered,             ServeAnswer,           none,                 open_windows,  has_more_to_serve>,
    Row<Answered,             TellThirdParty,        none,                 note,          has_objection>,
    Row<Answered,             StepRemedy,            none,                 note,          none>,
    Row<Answered,             ReopenRequest,         InHand,               order_limit,   none>,
    // ------------------------------------------------------------------------------------------------
    Row<Served,               TellThirdParty,        none,                 note,          has_objection>,
    Row<Served,               StepRemedy,            none,                 note,          none>,
    Row<Served,               ReopenRequest,         InHand,               order_limit,   none>,
    // ------------------------------------------------------------------------------------------------
    Row<Closed,               ReceiveSupplement,     InHand,               restart_clock, was_lapsed>,
    Row<Closed,               ServeAnswer,           none,                 open_windows,  is_unserved>,
    Row<Closed,               StepRemedy,            none,                 note,          none>,
    Row<Closed,               ReopenRequest,         InHand,               order_limit,   was_received>
  >;
  // clang-format on
  template <class F, class E>
  void no_transition(const E&, F&, int) {}
};

}  // namespace qixian::engine
