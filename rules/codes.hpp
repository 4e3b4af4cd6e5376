#pragma once
#include <span>
#include <string_view>

#include "rules/statutes.hpp"

namespace qixian::rules {

// The rows and columns that these count in stand with the forms, in rules/data/form_*.csv.

/// How a request came in (申请方式).
struct Channel {
  std::string_view code;  ///< post_signed
  std::string_view zh;    ///< 信函(签收)
};

/// Who asked (申请人类别).
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

std::span<const Channel> channels();
std::span<const ApplicantKind> applicant_kinds();
std::span<const Answer> answers();

/// Null for a code or a Chinese term that is not in the list.
const Channel* find_channel(std::string_view code_or_zh);
const ApplicantKind* find_applicant_kind(std::string_view code_or_zh);
const Answer* find_answer(std::string_view code_or_zh);

inline bool knows(Law law, const Answer& answer) { return law == Law::r07 ? answer.by_r07 : answer.by_r19; }
/// A refusal on the grounds of R19 arts 14, 15, 16 or their like in R07: reconsideration comes first from 2024 (REV art
/// 23).
bool needs_reconsideration_first(const Answer& answer);
/// A refusal that protects a third party: a consultation must be on record (P13).
bool protects_third_party(const Answer& answer);

}  // namespace qixian::rules
