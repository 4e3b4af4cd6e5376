#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/agencies/agency_kinds.hpp"
#include "engine/request/case/case.hpp"
#include "rules/statutes.hpp"

/// The remedies (救济途径) that a letter must tell: item by item, by the law of its day (law section 6).
namespace qixian::engine {

/// A body that takes the application for reconsideration.
struct ReviewingBody {
  std::string name;
  std::string_view article;  ///< REV art 24
  bool operator==(const ReviewingBody&) const = default;
};

/// The bodies by the law of the reply's day, the applicant's choice where there are two; none where what is on record
/// does not say it.
std::vector<ReviewingBody> bodies_of(const AgencyFacts& agency, Day reply);

/// One paragraph of the letter: of these items, these ways.
struct RemedyParagraph {
  std::vector<int> items;                        ///< empty: the whole answer
  bool first = false;                            ///< reconsideration comes first, no direct suit
  int suit_length = 0;                           ///< months; days after the decision where reconsideration comes first
  std::vector<std::string_view> first_articles;  ///< why reconsideration comes first; of silence: why both are open
  std::vector<std::string_view> suit_articles;
};

struct RemedyAdvice {
  std::vector<RemedyParagraph> paragraphs;
  std::vector<ReviewingBody> bodies;  ///< empty when they can't be named (P12)
  int reconsideration_days = 60;
  std::string_view reconsideration_article;
  bool silence = false;        ///< both run from the end of the reply limit, nothing was served
  bool disputed = false;       ///< silence of 2024-01-01 to 2025-05-31: both named, flagged
  bool once_disputed = false;  ///< silence from 2025-06-01: the dispute is a note
  bool third_party = false;    ///< told to a third party whose information was disclosed
  /// No item may be sued over directly.
  bool only_reconsideration() const;
  /// The longest way to a court without reconsideration; nothing where there is none.
  std::optional<int> suit_months() const;
};

/// A refusal of the reply's day that goes to reconsideration first.
bool goes_first(const rules::Answer* answer, Day reply);

/// @param reply the day of the answer
RemedyAdvice advise(Day reply, const AnswerSent& answer, const AgencyFacts& agency);
/// Of an end that has remedies; nothing for a request that its applicant withdrew.
std::optional<RemedyAdvice> advise(const Closing& closing, const AgencyFacts& agency);
/// Against silence. @param passed the day on which the reply limit ended
RemedyAdvice advise_silence(Day passed, const AgencyFacts& agency);
/// A third party against the disclosure that it objected to: either way, for nothing was withheld from it.
RemedyAdvice advise_third_party(Day reply, const AgencyFacts& agency);

/// The row of a suit's time from this day, unless it was still open when the law lengthened it (法释〔2015〕9号 art
/// 26).
const rules::Rule& suit_rule(std::string_view family, Day from);

/// The consultations whose third party objected, where the answer gives something all the same.
std::vector<const Wait*> overridden(const Case& c, const Closing& closing);

}  // namespace qixian::engine
