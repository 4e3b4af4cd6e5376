#pragma once
#include <boost/json/fwd.hpp>

#include "engine/office/office.hpp"
#include "engine/request/remedies/remedy_advice.hpp"
#include "present/language/words.hpp"

/// The remedies of a case in words: what a letter must tell, and what is said of those that were sought.
namespace qixian::present {

namespace json = boost::json;

/// The remedies of the last answer; of silence, where the limit has passed without one; none before.
std::optional<engine::RemedyAdvice> remedies_of(const engine::Case& c, const engine::CaseRow& row,
                                                const engine::Office& office);
/// Those of the third parties whose information was disclosed over their objection.
std::optional<engine::RemedyAdvice> third_party_remedies_of(const engine::Case& c, const engine::Office& office);

/// What a letter must tell of them, paragraph by paragraph.
std::vector<std::string> remedy_sentences(const Words& words, const engine::RemedyAdvice& advice);
/// The paragraphs of a letter, or of a notice to a third party, under what says whose they are.
struct LetterRemedies {
  std::string head;
  std::vector<std::string> sentences;
};
/// Of the case's last answer.
std::vector<LetterRemedies> letter_remedies(const Words& words, const engine::Case& c, const engine::Office& office);
json::value remedies_json(const Words& words, const std::optional<engine::RemedyAdvice>& advice);

/// A reconsideration or a suit, where it stands.
std::string matter_text(const Words& words, const engine::Case& c, const engine::Remedy& remedy);
json::array matters_json(const engine::Case& c);

}  // namespace qixian::present
