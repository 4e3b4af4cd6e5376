#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "rules/coded.hpp"
#include "rules/statutes.hpp"

namespace qixian::rules {

// The rows and columns that these count in stand with the forms, in rules/data/form_*.csv.

/// A code with its term in a ledger: post_signed, 信函(签收).
template <class E>
struct CodeTerm {
  E value;
  std::string_view code, zh;
};

/// How a request came in (申请方式).
enum class Channel : std::uint8_t { in_person, fax, web, email, post_signed, post_ordinary };

/// Who asked (申请人类别): the column of a table, and whether costs may be waived (R07 art 28). The first four are
/// natural persons.
enum class ApplicantKind : std::uint8_t {
  natural_person,
  lawyer,
  researcher,
  journalist,
  company,
  research,
  public_interest,
  legal_service,
  media,
  party_government,
  other
};

enum class AnswerGroup { given, partial, refused, unable, unprocessed, other, closed };

/// One value a row of the answers: refused.privacy is refused_privacy.
enum class AnswerCode : std::uint8_t {
  already_public,
  disclosed,
  partial,
  refused_state_secret,
  refused_trade_secret,
  refused_privacy,
  refused_third_party,
  refused_three_securities,
  refused_not_government_information,
  refused_no_special_need,
  refused_other_law,
  refused_internal,
  refused_process,
  refused_enforcement_file,
  refused_registry_query,
  unable_other_agency,
  unable_not_held,
  unable_must_create,
  unable_still_unclear,
  told_to_supplement,
  other_route,
  unprocessed_petition,
  unprocessed_repeat,
  unprocessed_publication,
  unprocessed_excessive,
  unprocessed_reconfirm,
  closed_not_supplemented,
  closed_fee_unpaid,
  closed_withdrawn,
  closed_other
};

/// By what a refusal withholds what is held: what the law keeps closed (R19 art 14), a third party's sake (art 15), the
/// agency's choice (art 16), the lack of a need of one's own (R07 art 13).
enum class Ground : std::uint8_t { none, law, third_party, choice, need };

/// One of the answers of a regulation.
struct Answer {
  AnswerCode value;
  std::string_view code;
  std::string_view zh;
  AnswerGroup group;
  bool by_r07, by_r19;
  std::string_view article_r07, article_r19;  ///< the ground that the answer usually cites
  Ground ground = Ground::none;               ///< and what hangs on it, whatever the articles are called
};

std::span<const CodeTerm<Channel>> channels();
std::span<const CodeTerm<ApplicantKind>> applicant_kinds();
std::span<const Answer> answers();

/// Null for a code or a Chinese term that is not in the list.
const CodeTerm<Channel>* find_channel(std::string_view code_or_zh);
/// @throws std::out_of_range for what is no channel: its checks come first (a programming error)
Channel channel_of(std::string_view code_or_zh);
bool is_channel(std::string_view code_or_zh, Channel which);
const CodeTerm<ApplicantKind>* find_applicant_kind(std::string_view code_or_zh);
bool is_natural_person(std::string_view code_or_zh);
const Answer* find_answer(std::string_view code_or_zh);
const Answer& answer_of(AnswerCode code);
inline std::string_view code_of(AnswerCode code) { return answer_of(code).code; }

inline bool knows(Law law, const Answer& answer) { return law == Law::r07 ? answer.by_r07 : answer.by_r19; }
/// A refusal on the grounds of R19 arts 14, 15, 16 or their like in R07: reconsideration comes first from 2024 (REV art
/// 23). What R07 art 13 let an agency refuse is held and was asked for, so it was not disclosed (不予公开) all the same
/// [P].
inline bool needs_reconsideration_first(const Answer& answer) {
  return answer.group == AnswerGroup::partial || answer.ground != Ground::none;
}
/// A refusal that protects a third party: a consultation must be on record (P13).
inline bool protects_third_party(const Answer& answer) { return answer.ground == Ground::third_party; }

}  // namespace qixian::rules
