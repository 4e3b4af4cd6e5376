#include "rules/filled_table.hpp"

namespace qixian::rules {
namespace {

/// The cell of that name in last year's table, whose form may be another.
std::optional<Figure> before(const Form& form, std::size_t cell, const FilledTable* previous) {
  if (!previous) return std::nullopt;
  const auto [row, nth] = form.place(cell);
  return previous->at(row->id, form.column(*row, nth).name);
}

std::optional<Figure> value(const FilledTable& table, const Term& term, const FilledTable* previous) {
  return term.previous ? before(*table.form, term.cell, previous) : table.cells[term.cell];
}

std::optional<Figure> sum(const FilledTable& table, std::span<const Term> terms, const FilledTable* previous) {
  std::optional<Figure> out;
  for (const auto& term : terms) {
    const auto part = value(table, term, previous);
    if (!part && term.previous) return std::nullopt;
    if (part) out = term.minus ? out.value_or(Figure()) - *part : out.value_or(Figure()) + *part;
  }
  return out;
}

template <class Wanted>
std::vector<std::size_t> cells_where(const FilledTable& table, Wanted wanted) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (wanted(i, table.cells[i])) out.push_back(i);
  }
  return out;
}

}  // namespace

std::optional<Figure> FilledTable::at(std::string_view row, std::string_view column) const {
  const auto cell = form->cell(row, column);
  return cell ? cells[*cell] : std::nullopt;
}

std::vector<BrokenCheck> broken_checks(const FilledTable& table, const FilledTable* previous) {
  std::vector<BrokenCheck> out;
  for (const auto& equation : table.form->equations) {
    const auto left = sum(table, equation.left, previous);
    const auto right = sum(table, equation.right, previous);
    if (left && right && *left != *right) out.push_back({&equation, *left, *right});
  }
  return out;
}

std::vector<std::size_t> impossible_cells(const FilledTable& table) {
  return cells_where(table, [&](std::size_t i, const auto& figure) {
    return figure && ((figure->negative() && !table.form->may_be_negative(i)) ||
                      (!figure->whole() && !table.form->may_have_decimals(i)));
  });
}

std::vector<std::size_t> blank_cells(const FilledTable& table) {
  return cells_where(table, [](std::size_t, const auto& figure) { return !figure; });
}

FilledTable sum_of(const Form& form, std::span<const FilledTable> bodies) {
  FilledTable sum(form);
  for (const auto& body : bodies) {
    for (std::size_t i = 0; i < sum.cells.size(); ++i) {
      if (body.cells[i]) sum.cells[i] = sum.cells[i].value_or(Figure()) + *body.cells[i];
    }
  }
  return sum;
}

std::vector<std::size_t> differing_cells(const FilledTable& a, const FilledTable& b) {
  return cells_where(a, [&](std::size_t i, const auto& figure) { return figure != b.cells[i]; });
}

}  // namespace qixian::rules
