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

/// Who asked (申请人类别). Nothing hangs on which it is but the column of a table.
struct ApplicantKind {
  std::string_view code;  ///< natural_person.lawyer
  std::string_view zh;    ///< 律师
};

enum class AnswerGroup { given, partial, refused, unable, unprocessed, other, closed };

/// One of the answers of a regulation.
struct Answer {
  std::string_view code;
  std::string_view zh;
  AnswerGroup group;
  bool by_r07, by_r19;
  std::string_view article_r07, article_r19;  ///< the ground that the answer usually cites
};

std::span<const CodeTerm<Channel>> channels();
std::span<const ApplicantKind> applicant_kinds();
std::span<const Answer> answers();

/// Null for a code or a Chinese term that is not in the list.
const CodeTerm<Channel>* find_channel(std::string_view code_or_zh);
/// @throws std::out_of_range for what is no channel: its checks come first (a programming error)
Channel channel_of(std::string_view code_or_zh);
bool is_channel(std::string_view code_or_zh, Channel which);
const ApplicantKind* find_applicant_kind(std::string_view code_or_zh);
const Answer* find_answer(std::string_view code_or_zh);

inline bool knows(Law law, const Answer& answer) { return law == Law::r07 ? answer.by_r07 : answer.by_r19; }
/// A refusal on the grounds of R19 arts 14, 15, 16 or their like in R07: reconsideration comes first from 2024 (REV art
/// 23).
bool needs_reconsideration_first(const Answer& answer);
/// A refusal that protects a third party: a consultation must be on record (P13).
bool protects_third_party(const Answer& answer);

}  // namespace qixian::rules
