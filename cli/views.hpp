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
/// 1,080 yuan.
std::string sum_text(int yuan);
std::string or_dash(const std::optional<Day>& day);

/// On standard output, fitted to the terminal where one looks on.
void print(const Table& table);

json::object to_json(const engine::CaseRow& row, const engine::Office& office);
json::array to_json(const std::vector<engine::Step>& steps);
json::object to_json(const Error& error);
json::array windows_json(const engine::Case& c, const engine::Office& office);

/// A line of a case's page: the name in its column, the value broken to the terminal.
void print_line(const std::string& name, const std::string& value);
/// The steps of a deadline as a table.
/// The calendar by the store's notices where there is a store, else by those that the program brings along; nothing
/// where the store can't be read, which is told. @param known_on later notices are left out
std::optional<rules::WorkCalendar> calendar_known(Context& context, std::optional<Day> known_on);
void print_steps(const std::vector<engine::Step>& steps);
/// One case after an act, or for `show`.
void print_case(const engine::LoadedCase& loaded, const engine::CaseRow& row, const engine::Office& office);
/// What an act came to: the row (or JSON), and its flags as warnings.
void answer_act(Context& context, const engine::Recorded& recorded);
}  // namespace qixian::cli
