#pragma once
#include "cli/context.hpp"
#include "cli/terminal/language.hpp"
#include "cli/terminal/table.hpp"
#include "cli/terminal/width.hpp"

namespace qixian::cli {

/// The word for a code (in_hand, overdue, disclosed …) in the user's language.
std::string label(std::string_view code);
/// A command as it is typed, in Chinese with its word behind it.
std::string with_label(std::string_view code);
/// ISO in English, 2026年11月22日 (周日) in Chinese running text.
std::string day_text(Day day);
std::string or_dash(const std::optional<Day>& day);

json::object to_json(const engine::CaseRow& row, const engine::Office& office);
json::array to_json(const std::vector<engine::Step>& steps);
json::object to_json(const Error& error);

/// The steps of a deadline as a table.
void print_steps(const std::vector<engine::Step>& steps);
/// One case after an act, or for `show`.
void print_case(const engine::LoadedCase& loaded, const engine::CaseRow& row, const engine::Office& office);
/// What an act came to: the row (or JSON), and its flags as warnings.
void answer_act(Context& context, const engine::Recorded& recorded);
/// The remedies that an answer of this day must tell, as sentences.
std::vector<std::string> remedy_sentences(const engine::RemedyAdvice& advice, Day reply);

}  // namespace qixian::cli
