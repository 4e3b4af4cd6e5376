#pragma once
#include <optional>
#include <vector>

#include "rules/figure.hpp"
#include "rules/forms.hpp"

namespace qixian::rules {

/// A form with its figures: plain values, from cases or from a file. Blank is not zero (F10).
struct FilledTable {
  const Form* form = nullptr;
  std::vector<std::optional<Figure>> cells;  ///< by Form::cell()

  explicit FilledTable(const Form& f) : form(&f), cells(f.cells) {}
  std::optional<Figure> at(std::string_view row, std::string_view column = {}) const;
  bool operator==(const FilledTable&) const = default;
};

/// A check that doesn't hold.
struct BrokenCheck {
  const Equation* equation = nullptr;
  Figure left, right;
};

/// F1 to F4 and, with last year's table of the same form or another one with cells of the same names, F5 and F6.
/// An equation is judged when each side has a figure and none of last year's is missing; other blanks add nothing.
std::vector<BrokenCheck> broken_checks(const FilledTable& table, const FilledTable* previous = nullptr);

/// F9: cells that are negative and no change, or have decimals where only whole numbers are counted.
std::vector<std::size_t> impossible_cells(const FilledTable& table);
/// F10: cells without a figure.
std::vector<std::size_t> blank_cells(const FilledTable& table);

/// F8: the sum of the bodies' tables, all of one form. A cell is blank where it is blank in all of them.
FilledTable sum_of(const Form& form, std::span<const FilledTable> bodies);
/// Cells of two tables of one form that differ.
std::vector<std::size_t> differing_cells(const FilledTable& a, const FilledTable& b);

}  // namespace qixian::rules
