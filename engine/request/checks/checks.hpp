#pragma once
#include <optional>

#include "engine/request/clock/facts.hpp"

namespace qixian::engine {

/// Fills in what a command may leave out: the usual time for a supplement, the fee by the tariff, an id for a letter,
/// the answer that several items make together.
void complete(const Facts& f, Fact& fact);

/// Of a letter: from now on its posting and its arrival are two days, and the agency's first signature counts.
void complete_receipt(const Facts& f, RequestReceived& e);
void complete_mending(EventCorrected& e);

/// What the machine can't see: words and numbers that the law or the codes don't know. Refuses nonsense in any mode and
/// what the law forbids outright (P5 over the cap, P16, P17 both methods) at the desk.
std::optional<Error> check(const Facts& f, const Fact& fact);

/// Answers by their codes, and the one that several items make together.
void complete_answer(AnswerSent& e);

/// One answer for several items: anything given beside anything not given is partial (R19 art 37).
std::string answer_of_items(const std::vector<ItemAnswer>& items);

/// The article that stands for this one in the law of the case's receipt and of the day: a request of before 2019-05-15
/// cites R07 whenever it is answered (law.md section 10); the numbers of LIT are those of 2015.
std::string article_of_day(const Case& c, Day on, std::string article);

}  // namespace qixian::engine
