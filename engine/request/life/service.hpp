#pragma once
#include "engine/request/clock/facts.hpp"

/// How an answer reaches the applicant, and which day counts (law.md C4; 国办公开办函〔2016〕235号).
namespace qixian::engine {

/// From this day on what is handed over counts on the day it is signed for, and a courier that is no postal enterprise
/// is none of the post.
inline constexpr Day signing_counts_from = rules::civil_day(2016, 12, 7);

/// The day that counts is the day on which the applicant has it: handed over, on another's behalf, by such a courier,
/// or at the end of a public notice. The answer's day is that day, and it is served with it.
bool is_served_with_its_day(const AnswerSent& answer, Day on);

/// The postal enterprise by the name that was typed: 中国邮政, EMS, 邮政特快专递 … Nothing typed is believed.
bool is_postal_enterprise(std::string_view carrier);

/// A number as the post gives it: 13 digits, or S10 of the Universal Postal Union (EA123456785CN, with its check
/// digit). It can be looked up there, so it proves its day.
bool is_postal_number(std::string_view tracking);

/// P26.
bool is_foreign_courier(const AnswerSent& answer, Day on);

}  // namespace qixian::engine
