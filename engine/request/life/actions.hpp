#pragma once
#include "engine/request/case/event.hpp"
#include "engine/request/clock/facts.hpp"
#include "engine/request/remedies/remedy_steps.hpp"

/// What each fact does to the case. The action named in a row says which effect the act has on the clock; the data is
/// folded by the fact's own overload.
namespace qixian::engine {

void fold_in(const Facts& f, const RequestReceived& e);
void fold_in(const Facts& f, const ReceiptConfirmed& e);
void fold_in(const Facts& f, const OfficerAssigned& e);
void fold_in(const Facts& f, const SupplementAsked& e);
void fold_in(const Facts& f, const SupplementReceived& e);
void fold_in(const Facts& f, const OpinionAsked& e);
void fold_in(const Facts& f, const ConsultationServed& e);
void fold_in(const Facts& f, const OpinionGiven& e);
void fold_in(const Facts& f, const ThirdPartyTold& e);
void fold_in(const Facts& f, const ReasonsAsked& e);
void fold_in(const Facts& f, const ReasonsGiven& e);
void fold_in(const Facts& f, const ReplyPostponed& e);
void fold_in(const Facts& f, const ReplyExtended& e);
void fold_in(const Facts& f, const FeeNoticed& e);
void fold_in(const Facts& f, const FeeNoticeServed& e);
void fold_in(const Facts& f, const FeePaid& e);
void fold_in(const Facts& f, const CostsCharged& e);
void fold_in(const Facts& f, const ReviewStepped& e);
void fold_in(const Facts& f, const AnswerSent& e);
void fold_in(const Facts& f, const AnswerServed& e);
void fold_in(const Facts& f, const RequestWithdrawn& e);
void fold_in(const Facts& f, const RequestLapsed& e);
void fold_in(const Facts& f, const RequestReopened& e);
void fold_in(const Facts& f, const ComplaintFiled& e);
void fold_in(const Facts& f, const CleanUpNoted& e);

/// Sets the receipt date and the law of a fresh case by its channel's rule; leaves them open when a confirmation is
/// awaited.
void settle_receipt_of(const Facts& f, const RequestReceived& e);

/// The code that a case closes with when this wait lapses.
inline const char* end_of_lapse(const Wait& w) {
  return w.kind == "fee" ? "closed.fee_unpaid" : "closed.not_supplemented";
}
/// Closes the case on the day of the act with this answer; the timing is frozen by the limit as it stands.
void close_with(const Facts& f, std::string_view code, const AnswerSent& answer);
/// The flags that an answer raises (P4, P7, P9 to P18).
void flag_answer(const Facts& f, const AnswerSent& answer);

#define QIXIAN_ACTION(NAME)                                   \
  struct NAME {                                               \
    static constexpr std::string_view name = #NAME;           \
    template <class E, class F, class S, class T>             \
    void operator()(const E& command, F& fsm, S&, T&) const { \
      if (!fsm.dry_run) fold_in(*fsm.facts, command.fact);    \
    }                                                         \
  }
QIXIAN_ACTION(note);           ///< no effect on the clock
QIXIAN_ACTION(start_clock);    ///< receipt: day zero (C1)
QIXIAN_ACTION(stop_clock);     ///< a timely notice: stands still until the reply or the lapse
QIXIAN_ACTION(restart_clock);  ///< supplement received, fee paid in full: a new day zero
QIXIAN_ACTION(exclude_days);   ///< consultation: its days don't count
QIXIAN_ACTION(extend_limit);
QIXIAN_ACTION(replace_date);
QIXIAN_ACTION(close_case);    ///< the answer or another end
QIXIAN_ACTION(open_windows);  ///< served: the windows of appeal run
QIXIAN_ACTION(order_limit);   ///< reopened with the order's own limit
#undef QIXIAN_ACTION

}  // namespace qixian::engine
