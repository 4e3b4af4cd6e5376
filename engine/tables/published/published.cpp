#include "engine/tables/published/published.hpp"

#include <algorithm>
#include <set>

namespace qixian::engine {
namespace {

using rules::Form;
using rules::FormRow;

/// Where each head of the form's file stands in the texts; nothing when one that is needed is missing.
std::optional<std::vector<std::size_t>> heads_of(const Form& form, const TextRows& rows) {
  if (rows.empty()) return std::nullopt;
  std::vector<std::size_t> at;
  for (const auto& head : form.file_head) {
    const auto found = std::ranges::find(rows.front(), head);
    if (found == rows.front().end()) return std::nullopt;
    at.push_back(static_cast<std::size_t>(found - rows.front().begin()));
  }
  return at;
}

std::string_view text_at(const std::vector<std::string>& row, std::size_t i) {
  return i < row.size() ? std::string_view(row[i]) : std::string_view();
}

struct ColumnHeads {
  const Form& form;
  std::vector<std::size_t> at;

  std::string_view text(const std::vector<std::string>& row, std::string_view head) const {
    const auto found = std::ranges::find(form.file_head, head);
    if (found == form.file_head.end()) return {};
    return text_at(row, at[static_cast<std::size_t>(found - form.file_head.begin())]);
  }
  /// The row of the form, by its number and the table's where the file has one.
  const FormRow* row(const std::vector<std::string>& texts) const {
    const auto* found = form.row(text(texts, "row"));
    const auto table = text(texts, "table");
    return found && (table.empty() || form.tables[found->table].id == table) ? found : nullptr;
  }
};

bool is_text_head(std::string_view head) {
  return head == "table" || head == "row" || head == "label" || head == "unit";
}

tl::unexpected<Error> wrong(const char* code, std::size_t line, Text message, Text hint) {
  message.args.insert(message.args.begin(), std::to_string(line + 1));
  return refuse(code, std::move(message), std::move(hint));
}

}  // namespace

TextRows write_published(const rules::FilledTable& table, std::string_view only) {
  const auto& form = *table.form;
  TextRows out{form.file_head};
  for (const auto& row : form.rows) {
    if (!only.empty() && row.source.what != only) continue;
    auto& texts = out.emplace_back();
    for (const auto& head : form.file_head) {
      std::string text = head == "table"   ? form.tables[row.table].id
                         : head == "row"   ? row.id
                         : head == "label" ? row.label
                         : head == "unit"  ? row.unit
                                           : "";
      for (std::size_t i = 0; i < row.columns.size() && !is_text_head(head); ++i) {
        const auto& figure = table.cells[row.first_cell + i];
        if (form.column(row, i).file_column == head && figure) text = figure->text();
      }
      texts.push_back(std::move(text));
    }
  }
  return out;
}

std::optional<rules::Figure> read_figure(const Form& form, std::size_t cell, std::string_view text) {
  constexpr std::string_view money = "万元";
  if (form.unit_of(cell) == money && text.ends_with(money)) text.remove_suffix(money.size());
  if (!form.may_be_negative(cell)) return rules::Figure::parse(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  for (const std::string_view minus : {"－", "−"})
    if (text.starts_with(minus)) return rules::Figure::parse("-" + std::string(text.substr(minus.size())));
  return rules::Figure::parse(text);
}

const rules::Form* form_of(const TextRows& rows) {
  const Form* best = nullptr;
  std::ptrdiff_t most = -1;
  for (const auto& form : rules::forms()) {
    auto at = heads_of(form, rows);
    if (!at) continue;
    const ColumnHeads heads{form, std::move(*at)};
    const auto known = std::count_if(rows.begin() + 1, rows.end(), [&](auto& row) { return heads.row(row); });
    if (known >= most) {  // of two that fit alike, the newer
      best = &form;
      most = known;
    }
  }
  return best;
}

Result<PublishedTable> read_published(const rules::Form& form, const TextRows& rows) {
  auto at = heads_of(form, rows);
  if (!at) {
    std::string all;
    for (const auto& head : form.file_head) (all += all.empty() ? "" : ",") += head;
    return refuse("not_a_table", {N_("this is not a table of form {0}"), {form.id}},
                  {N_("the first line must be: {0}"), {all}});
  }
  const ColumnHeads heads{form, std::move(*at)};
  PublishedTable out{rules::FilledTable(form), {}};
  std::set<const FormRow*> seen;
  for (std::size_t line = 1; line < rows.size(); ++line) {
    const auto* row = heads.row(rows[line]);
    if (!row)
      return wrong("unknown_row", line,
                   {N_("row {0}: the form {1} has no row {2}"), {form.id, std::string(heads.text(rows[line], "row"))}},
                   {N_("remove it, or give the form that has it"), {}});
    if (!seen.insert(row).second)
      return wrong("double_row", line, {N_("row {0}: {1} stands twice"), {row->id}}, {N_("remove one"), {}});
    for (const auto& head : form.file_head) {
      const auto text = is_text_head(head) ? std::string_view() : heads.text(rows[line], head);
      if (text.empty()) continue;
      std::size_t i = 0;
      while (i < row->columns.size() && form.column(*row, i).file_column != head) ++i;
      if (i == row->columns.size())
        return wrong("misplaced_figure", line, {N_("row {0}: {1} has no figure under {2}"), {row->id, head}},
                     {N_("empty the cell"), {}});
      const auto cell = row->first_cell + i;
      out.table.cells[cell] = read_figure(form, cell, text);
      if (!out.table.cells[cell]) out.odd.push_back({line, cell, std::string(text)});
    }
  }
  return out;
}

}  // namespace qixian::engine
