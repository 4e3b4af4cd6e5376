#pragma once
#include "cli/views.hpp"
#include "engine/request/remedies/remedy_advice.hpp"

/// The remedies of a case in words: what a letter must tell, and what `show` says of it.
namespace qixian::cli {

/// The remedies of the last answer; of silence, where the limit has passed without one; none before.
std::optional<engine::RemedyAdvice> remedies_of(const engine::Case& c, const engine::CaseRow& row,
                                                const engine::Office& office);
/// Those of the third parties whose information was disclosed over their objection.
std::optional<engine::RemedyAdvice> third_party_remedies_of(const engine::Case& c, const engine::Office& office);

/// What a letter must tell of them, paragraph by paragraph.
std::vector<std::string> remedy_sentences(const engine::RemedyAdvice& advice);
json::value remedies_json(const std::optional<engine::RemedyAdvice>& advice);

/// The reconsiderations and suits, a line each.
void print_matters(const engine::Case& c);
json::array matters_json(const engine::Case& c);
/// A filing after its window is told, and recorded.
void tell_late_filing(const engine::Recorded& recorded);

/// After an answer: the paragraphs of its letter, and of the notice to a third party.
void print_letter_remedies(const engine::Case& c, const engine::Office& office);

}  // namespace qixian::cli
