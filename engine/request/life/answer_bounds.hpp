#pragma once
#include <set>

#include "engine/request/clock/facts.hpp"

/// What the review and the third parties leave open to an answer: refused at the desk, flagged on record.
namespace qixian::engine {

/// In the order of their words: of several that raise one flag the first is told.
struct ByWord {
  bool operator()(rules::AnswerCode a, rules::AnswerCode b) const { return rules::code_of(a) < rules::code_of(b); }
};
using AnswerCodes = std::set<rules::AnswerCode, ByWord>;

/// Each item is answered on its own ground; without items the whole is.
AnswerCodes codes_given(const AnswerSent& e);

/// What the recorded outcome of the review, or its question that is still up, has against this answer (P24; R07 art 14,
/// R19 art 17). Of disclosed and partial answers and of the state secret: what is public already needs no review.
std::optional<Text> against_review(const Case& c, const AnswerSent& e);

/// Every third party agrees, and the answer refuses for a third party's sake (P25; R19 art 15, R07 art 14).
std::optional<Text> against_consent(const Case& c, const AnswerSent& e);

/// P18 and P24.
void flag_review(const Facts& f, const AnswerSent& e);
/// P13 and P25.
void flag_third_parties(const Facts& f, const AnswerSent& e);

/// An objection whose third party was not told of the disclosure (R19 art 32, R07 art 23).
inline bool is_untold_objection(const Wait& w) { return w.is_objection() && !w.told_on; }

}  // namespace qixian::engine
