#pragma once
#include "present/tables/table_view.hpp"

namespace qixian::cli {

/// A filled form for the terminal: each of its tables, an empty line before each; a block of its own where other
/// columns begin. The unit stands where a table has several.
void print_form(const present::Words& words, const rules::FilledTable& table);
/// @param more notes below its own
void print_table(const present::Words& words, const engine::OfficialTable& table, const std::vector<std::string>& more);
void print_table_csv(const rules::FilledTable& table);

}  // namespace qixian::cli
