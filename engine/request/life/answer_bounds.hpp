#pragma once
#include <set>

#include "engine/request/clock/facts.hpp"

/// What the review and the third parties leave open to an answer: refused at the desk, flagged on record.
namespace qixian::engine {

/// Each item is answered on its own ground; without items the whole is.
std::set<std::string> codes_given(const AnswerSent& e);

/// What the recorded outcome of the review, or its question that is still up, has against this answer (P24; R07 art 14,
/// R19 art 17). Of disclosed and partial answers and of the state secret: what is public already needs no review.
std::optional<Text> against_review(const Case& c, const AnswerSent& e);

/// Every third party agrees, and the answer refuses for a third party's sake (P25; R19 art 15, R07 art 14).
std::optional<Text> against_consent(const Case& c, const AnswerSent& e);

/// P18 and P24.
void flag_review(const Facts& f, const AnswerSent& e);
/// P13 and P25.
void flag_third_parties(const Facts& f, const AnswerSent& e);

/// An objection whose third party was not told of the disclosure (R19 art 32, R07 art 23), and the words of its flag.
inline bool is_untold_objection(const Wait& w) { return w.kind == "third_party" && w.view == "objects" && !w.told_on; }
inline constexpr const char* untold_objection =
    N_("disclosed after a third party's objection without telling it what and why");

}  // namespace qixian::engine
