#pragma once
#include "cli/views.hpp"
#include "rules/filled_table.hpp"

namespace qixian::cli {

/// A filled form for the terminal: each of its tables, an empty line before each; a block of its own where other
/// columns begin. The unit stands where a table has several.
void print_form(const rules::FilledTable& table);

/// null where there is no figure, a whole number where it is one.
json::value to_json(const std::optional<rules::Figure>& figure);

}  // namespace qixian::cli
