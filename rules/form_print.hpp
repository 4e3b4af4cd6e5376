#pragma once
#include <string>
#include <string_view>

#include "rules/forms.hpp"

namespace qixian::rules {

/// What a printed table says beside its rows and columns.
struct TablePrint {
  std::string corner;     ///< over the labels of the rows
  std::string unit_head;  ///< over their units; empty: the units are not printed
};

/// From the form's file, where one more line may stand for each table, behind the table's own:
///   corner,TABLE,HEAD OVER THE LABELS,HEAD OVER THE UNITS
/// @param table its id @returns empty heads where there is no such line
TablePrint table_print(const Form& form, std::string_view table);

}  // namespace qixian::rules
