#pragma once
#include <cstdint>

#include "rules/coded.hpp"

/// The codes of a step of the review (ReviewStepped), which requests and publications share.
namespace qixian::engine {

using rules::code_of;
using rules::find_code;

/// none: a word that is no step.
enum class ReviewStep : std::uint8_t { none, mark, head, body, leader, send_back, refer, ruled, legal };
constexpr auto words_of(ReviewStep) {
  using enum ReviewStep;
  return rules::words<ReviewStep>({{none, ""},
                                   {mark, "mark"},
                                   {head, "head"},
                                   {body, "body"},
                                   {leader, "leader"},
                                   {send_back, "return"},
                                   {refer, "refer"},
                                   {ruled, "ruled"},
                                   {legal, "legal"}});
}

enum class ReviewOutcome : std::uint8_t { none, open, part_open, refuse, consult, refer_up, declassify };
constexpr auto words_of(ReviewOutcome) {
  using enum ReviewOutcome;
  return rules::words<ReviewOutcome>({{none, ""},
                                      {open, "open"},
                                      {part_open, "part_open"},
                                      {refuse, "refuse"},
                                      {consult, "consult"},
                                      {refer_up, "refer_up"},
                                      {declassify, "declassify"}});
}

/// Whose ruling it was.
enum class Level : std::uint8_t { none, national, province, city, county };
constexpr auto words_of(Level) {
  using enum Level;
  return rules::words<Level>(
      {{none, ""}, {national, "national"}, {province, "province"}, {city, "city"}, {county, "county"}});
}

/// What a referral asks: is it a state secret, may it be opened.
enum class Question : std::uint8_t { none, secrecy, openness };
constexpr auto words_of(Question) {
  using enum Question;
  return rules::words<Question>({{none, ""}, {secrecy, "secrecy"}, {openness, "openness"}});
}

}  // namespace qixian::engine
