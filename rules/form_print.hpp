#pragma once
#include <string>
#include <string_view>

#include "rules/forms.hpp"

namespace qixian::rules {

/// What a printed table says beside its rows and columns.
struct TablePrint {
  std::string corner;              ///< over the labels of the rows
  std::string unit_head;           ///< over their units; empty: the units are not printed
  std::string share_head;          ///< over a column behind the figures: what part of one of them each is
  const FormRow* whole = nullptr;  ///< that one; null: there is no such column
};

/// From the form's file, where more lines may stand for each table, behind the table's own:
///   corner,TABLE,HEAD OVER THE LABELS,HEAD OVER THE UNITS       share,TABLE,HEAD,ROW
/// @param table its id @returns empty heads where there are no such lines
TablePrint table_print(const Form& form, std::string_view table);

/// What stands over the tables before the name of who reports (填报单位): a line filler,TEXT of the form's file. Empty
/// where the form has none.
std::string filler_head(const Form& form);

}  // namespace qixian::rules
