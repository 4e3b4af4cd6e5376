#pragma once
#include <string>
#include <vector>

#include "engine/base/error.hpp"
#include "rules/filled_table.hpp"

namespace qixian::engine {

/// A published table as rows of texts, whatever file they stand in: the form's own columns, one row a row of the form.
using TextRows = std::vector<std::vector<std::string>>;

/// With the heads as the first row; headings of the form have no figure. With `only`, the rows of that source alone.
TextRows write_published(const rules::FilledTable& table, std::string_view only = {});

/// A cell's figure as people write it: 160.5964万元 and +3 too, where the form counts 万元 or a change.
std::optional<rules::Figure> read_figure(const rules::Form& form, std::size_t cell, std::string_view text);

/// A cell whose text is no figure ("/", "—", "12件"): left blank in the table, and named here.
struct OddCell {
  std::size_t row = 0;  ///< of the texts, from 0, the heads included
  std::size_t cell = 0;
  std::string text;
};

struct PublishedTable {
  rules::FilledTable table;
  std::vector<OddCell> odd;
};

/// The form whose heads and rows these are; where several have the heads, the one that has most of the rows. Null when
/// none has the heads.
const rules::Form* form_of(const TextRows& rows);

/// Reads what write_published() writes, columns in any order, rows missing allowed (their cells stay blank).
/// @returns not_a_table; unknown_row, double_row, misplaced_figure: the message has the row of the texts, from 1, as
/// {0}
Result<PublishedTable> read_published(const rules::Form& form, const TextRows& rows);

}  // namespace qixian::engine
