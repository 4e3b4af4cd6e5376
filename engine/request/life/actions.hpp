#pragma once
#include "engine/request/case/event.hpp"
#include "engine/request/clock/facts.hpp"
#include "engine/request/remedies/remedy_steps.hpp"

/// What each fact writes down in the case. What it does to the clock is the action's that stands in its row
/// (marks.hpp).
namespace qixian::engine {

void fold_in(const Facts& f, const RequestReceived& e);
void fold_in(const Facts& f, const ReceiptConfirmed& e);
void fold_in(const Facts& f, const OfficerAssigned& e);
Wait& fold_in(const Facts& f, const SupplementAsked& e);
Wait& fold_in(const Facts& f, const SupplementReceived& e);
Wait& fold_in(const Facts& f, const OpinionAsked& e);
void fold_in(const Facts& f, const ConsultationServed& e);
void fold_in(const Facts& f, const OpinionGiven& e);
void fold_in(const Facts& f, const ThirdPartyTold& e);
void fold_in(const Facts& f, const ReasonsAsked& e);
void fold_in(const Facts& f, const ReasonsGiven& e);
void fold_in(const Facts& f, const ReplyPostponed& e);
void fold_in(const Facts& f, const ReplyExtended& e);
Wait& fold_in(const Facts& f, const FeeNoticed& e);
void fold_in(const Facts& f, const FeeNoticeServed& e);
Wait& fold_in(const Facts& f, const FeePaid& e);
void fold_in(const Facts& f, const CostsCharged& e);
void fold_in(const Facts& f, const ReviewStepped& e);
void fold_in(const Facts& f, const AnswerSent& e);
void fold_in(const Facts& f, const RequestLapsed& e);
void fold_in(const Facts& f, const RequestReopened& e);
void fold_in(const Facts& f, const ComplaintFiled& e);
void fold_in(const Facts& f, const CleanUpNoted& e);

/// Sets the receipt date and the law of a fresh case by its channel's rule; leaves them open when a confirmation is
/// awaited.
void settle_receipt_of(const Facts& f, const RequestReceived& e);

/// The code that a case closes with when this wait lapses.
inline rules::AnswerCode end_of_lapse(const Wait& w) {
  return w.kind == WaitKind::fee ? rules::AnswerCode::closed_fee_unpaid : rules::AnswerCode::closed_not_supplemented;
}
bool was_asked_to_supplement(const Case& c);
/// After the seventh working day (R19 art 30): it stops nothing.
bool is_late_supplement_notice(const Facts& f);
/// The wait that a lapse ends.
Wait& lapsing(const Facts& f, const RequestLapsed& e);
/// The flags that an answer raises (P4, P7, P9 to P18).
void flag_answer(const Facts& f, const AnswerSent& answer);

}  // namespace qixian::engine
