#pragma once
#include "cli/context.hpp"
#include "cli/terminal/table.hpp"
#include "cli/terminal/width.hpp"
#include "present/case/case_json.hpp"
#include "present/language/labels.hpp"
#include "present/language/text.hpp"
#include "present/language/wording.hpp"
#include "present/language/words.hpp"

namespace qixian::cli {

/// On standard output, fitted to the terminal where one looks on.
void print(const Table& table);

/// A line of a case's page: the name in its column, the value broken to the terminal.
void print_line(const std::string& name, const std::string& value);
/// The calendar by the store's notices where there is a store, else by those that the program brings along; nothing
/// where the store can't be read, which is told. @param known_on later notices are left out
std::optional<rules::WorkCalendar> calendar_known(Context& context, std::optional<Day> known_on);
/// The steps of a deadline as a table.
void print_steps(const Words& words, const std::vector<engine::Step>& steps);
/// One case after an act, or for `show`.
void print_case(const Words& words, const engine::LoadedCase& loaded, const engine::CaseRow& row,
                const engine::Office& office);
/// After an answer: the paragraphs of its letter, and of the notice to a third party.
void print_letter_remedies(const Words& words, const engine::Case& c, const engine::Office& office);
/// What an act came to: the row (or JSON), and its flags as warnings.
void answer_act(Context& context, const engine::Recorded& recorded);
}  // namespace qixian::cli
