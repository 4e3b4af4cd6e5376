#pragma once
#include <string>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/tables/report/table_layout.hpp"
#include "rules/civil_date.hpp"
#include "rules/filled_table.hpp"

namespace qixian::adapters::xlsx {

/// What a workbook of a form says beside the form itself, in the user's language.
struct FormBook {
  std::string title;   ///< on every sheet, over the table's own
  std::string filler;  ///< who reports, over the table; empty: no such line
  std::string notes_sheet;
  std::vector<std::string> notes;  ///< on a sheet of their own; none: no sheet
};

/// The official layout as .xlsx, a sheet a table: merged heads, indents, numbers as numbers, a blank as a blank; heads
/// frozen; to be printed on A4, one page wide, heads repeated, pages numbered.
/// @param created the day that the file says it was made @returns error "write_failed"
engine::Result<void> write_form_book(const std::string& path, const FormBook& book, const rules::FilledTable& table,
                                     rules::Day created);

}  // namespace qixian::adapters::xlsx
