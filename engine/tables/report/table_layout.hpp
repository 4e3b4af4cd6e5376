#pragma once
#include <string>
#include <vector>

#include "rules/filled_table.hpp"

namespace qixian::engine {

/// What part one cell is of another (占比).
struct Share {
  std::size_t part = 0, whole = 0;
};
/// In thousandths, rounded; nothing where one is blank, or the whole is nothing.
std::optional<std::int64_t> thousandths(const rules::FilledTable& table, const Share& share);
/// 79.7%; empty where there is none.
std::string share_text(const rules::FilledTable& table, const Share& share);

/// A place of the grid that a form is printed on, with those that are merged with it.
struct LayoutCell {
  enum class Kind { head, label, unit, figure, share, empty };
  Kind kind = Kind::empty;
  std::size_t row = 0, column = 0, rows = 1, columns = 1;
  std::string text = {};              ///< of a head, label or unit
  int indent = 0;                     ///< of a label: steps that the columns left of it don't show
  std::optional<std::size_t> cell{};  ///< of a figure: which of the form's
  std::optional<Share> share{};       ///< of a share: it is no figure that anybody fills in
};

/// One of the form's tables as it is printed.
struct LayoutTable {
  std::string title;
  std::size_t rows = 0;
  std::size_t head_rows = 0;      ///< the first so many are the head, to be repeated on each page
  std::size_t label_columns = 0;  ///< the first so many columns hold what the figures are about
  std::vector<int> widths;        ///< of each column, in half-width characters
  std::vector<LayoutCell> cells;  ///< row by row, from left to right; each place of the grid belongs to one of them
};

/// The official layout, one for every format, from the form's data alone: the heads over columns and rows (OVER) become
/// merged cells; a table whose rows have other columns here and there is laid out in bands with a head each; a table
/// that goes across has its rows side by side over one line of figures.
std::vector<LayoutTable> lay_out(const rules::Form& form);

/// Half-width places that a text takes: ASCII one, all else two.
int places(std::string_view text);

}  // namespace qixian::engine
