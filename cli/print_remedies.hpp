#pragma once
#include "engine/office/office.hpp"
#include "engine/request/request_office.hpp"
#include "present/language/words.hpp"

namespace qixian::cli {

/// The reconsiderations and suits, a line each.
void print_matters(const present::Words& words, const engine::Case& c);
/// A filing after its window is told, and recorded.
void tell_late_filing(const present::Words& words, const engine::Recorded& recorded);

/// After an answer: the paragraphs of its letter, and of the notice to a third party.
void print_letter_remedies(const present::Words& words, const engine::Case& c, const engine::Office& office);

}  // namespace qixian::cli
