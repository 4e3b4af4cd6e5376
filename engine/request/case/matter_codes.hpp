#pragma once
#include <cstdint>

#include "rules/coded.hpp"

/// The codes of what a case waits for and of its remedies (rules/coded.hpp says how such an enum is made).
namespace qixian::engine {

enum class WaitKind : std::uint8_t { supplement, third_party, agency, reasons, fee };
constexpr auto words_of(WaitKind) {
  using enum WaitKind;
  return rules::words<WaitKind>({{supplement, "supplement"},
                                 {third_party, "third_party"},
                                 {agency, "agency"},
                                 {reasons, "reasons"},
                                 {fee, "fee"}});
}

/// The states of the wait's machine.
enum class WaitState : std::uint8_t { not_asked, asked, at_addressee, replied, lapsed, returned, overtaken };
constexpr auto words_of(WaitState) {
  using enum WaitState;
  return rules::words<WaitState>({{not_asked, "not_asked"},
                                  {asked, "asked"},
                                  {at_addressee, "at_addressee"},
                                  {replied, "replied"},
                                  {lapsed, "lapsed"},
                                  {returned, "returned"},
                                  {overtaken, "overtaken"}});
}

enum class WaitStep : std::uint8_t { ask, serve, reply, lapse, take_back, overtake };
constexpr auto words_of(WaitStep) {
  using enum WaitStep;
  return rules::words<WaitStep>({{ask, "ask"},
                                 {serve, "serve"},
                                 {reply, "reply"},
                                 {lapse, "lapse"},
                                 {take_back, "return"},
                                 {overtake, "overtake"}});
}

/// What who was consulted said; of reasons that were asked for, what they are worth.
enum class View : std::uint8_t { none, agrees, objects, silent, returned, reasonable, unreasonable };
constexpr auto words_of(View) {
  using enum View;
  return rules::words<View>({{none, ""},
                             {agrees, "agrees"},
                             {objects, "objects"},
                             {silent, "silent"},
                             {returned, "returned"},
                             {reasonable, "reasonable"},
                             {unreasonable, "unreasonable"}});
}

/// The states of the remedies machine.
enum class RemedyState : std::uint8_t {
  none,
  reconsideration,
  suspended,
  expired,
  reconsidered,
  first_instance,
  first_judged,
  second_instance,
  retrial,
  ended
};
constexpr auto words_of(RemedyState) {
  using enum RemedyState;
  return rules::words<RemedyState>({{none, "none"},
                                    {reconsideration, "reconsideration"},
                                    {suspended, "suspended"},
                                    {expired, "expired"},
                                    {reconsidered, "reconsidered"},
                                    {first_instance, "first_instance"},
                                    {first_judged, "first_judged"},
                                    {second_instance, "second_instance"},
                                    {retrial, "retrial"},
                                    {ended, "ended"}});
}

/// Its steps; none: a fact that is no step of a remedy.
enum class RemedyStep : std::uint8_t {
  none,
  file,
  accept,
  supplement,
  refuse,
  suspend,
  resume,
  expire,
  answer,
  close,
  received,
  sue,
  defend,
  judge,
  got,
  appeal,
  remand,
  retry
};
constexpr auto words_of(RemedyStep) {
  using enum RemedyStep;
  return rules::words<RemedyStep>({{none, ""},
                                   {file, "file"},
                                   {accept, "accept"},
                                   {supplement, "supplement"},
                                   {refuse, "refuse"},
                                   {suspend, "suspend"},
                                   {resume, "resume"},
                                   {expire, "expire"},
                                   {answer, "answer"},
                                   {close, "close"},
                                   {received, "received"},
                                   {sue, "sue"},
                                   {defend, "defend"},
                                   {judge, "judge"},
                                   {got, "got"},
                                   {appeal, "appeal"},
                                   {remand, "remand"},
                                   {retry, "retry"}});
}

/// What a remedy goes against; none: as the case stands.
enum class Against : std::uint8_t { none, answer, silence };
constexpr auto words_of(Against) {
  using enum Against;
  return rules::words<Against>({{none, ""}, {answer, "answer"}, {silence, "silence"}});
}

/// How it ended without a decision or a judgment: 不予受理, 驳回, 裁定.
enum class Ending : std::uint8_t { none, refused, dismissed, ruling };
constexpr auto words_of(Ending) {
  using enum Ending;
  return rules::words<Ending>({{none, ""}, {refused, "refused"}, {dismissed, "dismissed"}, {ruling, "ruling"}});
}

/// The limits beside the reply clock.
enum class WindowKind : std::uint8_t {
  supplement_notice,
  supplement,
  consultation,
  fee,
  apply_reconsideration,
  direct_suit,
  third_party_reconsideration,
  third_party_suit,
  silence_reconsideration,
  silence_suit,
  reconsideration_decision,
  reconsideration_decision_extended,
  reconsideration_answer,
  defence,
  judgment,
  suit_after_reconsideration,
  appeal
};
constexpr auto words_of(WindowKind) {
  using enum WindowKind;
  return rules::words<WindowKind>({{supplement_notice, "supplement_notice"},
                                   {supplement, "supplement"},
                                   {consultation, "consultation"},
                                   {fee, "fee"},
                                   {apply_reconsideration, "apply_reconsideration"},
                                   {direct_suit, "direct_suit"},
                                   {third_party_reconsideration, "third_party_reconsideration"},
                                   {third_party_suit, "third_party_suit"},
                                   {silence_reconsideration, "silence_reconsideration"},
                                   {silence_suit, "silence_suit"},
                                   {reconsideration_decision, "reconsideration_decision"},
                                   {reconsideration_decision_extended, "reconsideration_decision_extended"},
                                   {reconsideration_answer, "reconsideration_answer"},
                                   {defence, "defence"},
                                   {judgment, "judgment"},
                                   {suit_after_reconsideration, "suit_after_reconsideration"},
                                   {appeal, "appeal"}});
}

/// What an act that is dated back puts in order (P4).
enum class Cleaned : std::uint8_t { nothing, overdue, extension, void_receipt };
constexpr auto words_of(Cleaned) {
  using enum Cleaned;
  return rules::words<Cleaned>({{nothing, ""}, {overdue, "overdue"}, {extension, "P5"}, {void_receipt, "void"}});
}

}  // namespace qixian::engine
