#pragma once
#include <string>
#include <vector>

#include "present/language/words.hpp"
#include "rules/filled_table.hpp"

namespace qixian::present {

/// Rows of a filled form with the same columns, for a table of a terminal's width: with the form's ids in front, and
/// the unit where a table has several.
struct FormBlock {
  struct Head {
    std::string text;
    enum Kind { row, text_column, figure } kind = text_column;
  };
  std::string title;  ///< of the form's table that begins here, where it has several
  std::vector<Head> heads;
  std::vector<std::vector<std::string>> rows;
};
std::vector<FormBlock> form_blocks(const Words& words, const rules::FilledTable& table);

}  // namespace qixian::present
