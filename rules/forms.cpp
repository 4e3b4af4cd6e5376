#include "rules/forms.hpp"

#include <algorithm>

#include "embedded/qixian_rules.hpp"

namespace qixian::rules {
namespace {

constexpr std::string_view total_column = "总计";

std::vector<Form> read_all() {
  std::vector<Form> all;
  for (const auto& [name, text] : data::all()) {
    if (name.starts_with("form_")) all.push_back(read_form(text));
  }
  std::ranges::sort(all, {}, &Form::id);
  return all;
}

}  // namespace

const FormRow* Form::row(std::string_view wanted) const {
  const auto found = std::ranges::find(rows, wanted, &FormRow::id);
  return found == rows.end() ? nullptr : &*found;
}

std::optional<std::size_t> Form::cell(std::string_view row_id, std::string_view column_name) const {
  const auto* r = row(row_id);
  if (!r || r->columns.empty()) return std::nullopt;
  if (column_name.empty() && r->columns.size() == 1) return r->first_cell;
  const auto wanted = column_name.empty() ? total_column : column_name;
  for (std::size_t i = 0; i < r->columns.size(); ++i) {
    const auto& c = column(*r, i);
    if (c.name == wanted || c.head == wanted) return r->first_cell + i;
  }
  return std::nullopt;
}

Form::Place Form::place(std::size_t cell) const {
  const auto after = std::ranges::upper_bound(rows, cell, {}, &FormRow::first_cell);
  // Headings have no cell and share the next row's number: the last row that begins there has the cell.
  const auto& r = *std::prev(after);
  return {&r, cell - r.first_cell};
}

std::string Form::name_of(std::size_t cell) const {
  const auto [r, nth] = place(cell);
  return r->columns.size() == 1 ? r->id : r->id + "," + column(*r, nth).name;
}

const std::string& Form::unit_of(std::size_t cell) const {
  const auto [r, nth] = place(cell);
  const auto& own = column(*r, nth).unit;
  return own.empty() ? r->unit : own;
}

bool Form::may_be_negative(std::size_t cell) const {
  const auto [r, nth] = place(cell);
  return column(*r, nth).is_signed;
}

std::span<const Form> forms() {
  static const std::vector<Form> all = read_all();
  return all;
}

const Form* find_form(std::string_view id) {
  const auto all = forms();
  const auto found = std::ranges::find(all, id, &Form::id);
  return found == all.end() ? nullptr : &*found;
}

const Form* form_of_year(int year) {
  for (const auto& form : forms()) {
    if (form.first_year <= year && year <= form.last_year) return &form;
  }
  return nullptr;
}

}  // namespace qixian::rules
