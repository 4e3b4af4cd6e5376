#pragma once
#include "engine/base/error.hpp"
#include "engine/request/clock/facts.hpp"

/// What checks.cpp and the *_checks.cpp share.
namespace qixian::engine {

/// That its channel and its kind of applicant are some.
Verdict judge_codes(const RequestReceived& e);
/// A receipt by itself: its codes and its days, the posting, the arrival and the receipt of a letter in their order.
Verdict judge_receipt(const RequestReceived& e);
/// A confirmation or a signature that comes later, beside the receipt that it completes.
Verdict judge_confirmation(const Facts& f, const ReceiptConfirmed& e);
/// An answer that the law of the case knows; at the desk none that it forbids (P16).
Verdict known_answer(const Facts& f, const std::string& code);
Verdict judge_answer(const Facts& f, const AnswerSent& e);
Verdict judge_fee(const Facts& f, const FeeNoticed& e);
Verdict judge_payment(const FeePaid& e);
/// R07 art 27: the costs of search, copy and post, by head. Art 28: waived for a citizen in real hardship, who asks for
/// it, with the consent of the head of the disclosure office.
Verdict judge_costs(const Facts& f, const CostsCharged& e);
Verdict judge_service(const Facts& f, const AnswerServed& e);

}  // namespace qixian::engine
