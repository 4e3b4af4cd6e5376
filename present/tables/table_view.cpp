#include "present/tables/table_view.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "present/case/case_json.hpp"
#include "present/language/words.hpp"
#include "rules/form_print.hpp"

namespace qixian::present {
namespace {

std::string terms_text(const Words& words, const rules::Form& form, std::span<const rules::Term> terms) {
  std::string out;
  for (const auto& term : terms) {
    if (!out.empty()) out += term.minus ? " - " : " + ";
    const auto name = form.name_of(term.cell);
    out += term.previous ? words.render({N_("{0} of last year"), {name}}) : name;
  }
  return out;
}

bool has_blank_returns(const rules::FilledTable& table) {
  const auto blank = rules::blank_cells(table);
  return std::any_of(blank.begin(), blank.end(),
                     [&](auto cell) { return !table.form->place(cell).row->source.by_cases(); });
}

}  // namespace

std::string period_text(const Words& words, const engine::TableQuery& q) {
  if (q.whole_year()) return words.render({N_("year {0}"), {q.year()}});
  return words.render({N_("{0} to {1}"), {q.period.from, q.period.to}});
}

std::string check_text(const Words& words, const rules::Form& form, const rules::BrokenCheck& b) {
  return words.render({b.equation->warning ? N_("{0} (seldom meant to differ): {1} is {2}, {3} makes {4}")
                                           : N_("{0}: {1} is {2}, but {3} makes {4}"),
                       {b.equation->check, terms_text(words, form, b.equation->left), b.left.text(),
                        terms_text(words, form, b.equation->right), b.right.text()}});
}

std::string cell_names(const rules::Form& form, std::span<const std::size_t> cells) {
  std::string out;
  for (const auto cell : cells) out += (out.empty() ? "" : " ") + form.name_of(cell);
  return out;
}

std::string table_title(const Words& words, const engine::OfficialTable& t) {
  return words.render({N_("{0}: disclosure statistics, {1}"),
                       {t.agency.empty() ? words.tr(N_("all agencies")) : t.agency, period_text(words, t.query)}});
}

std::string table_line(const Words& words, const engine::OfficialTable& t) {
  return words.render(
      {N_("{0}, {1}, table {2}"),
       {t.agency.empty() ? words.tr(N_("all agencies")) : t.agency, period_text(words, t.query), t.table.form->id}});
}

std::string filler_line(const engine::OfficialTable& t) {
  const auto head = rules::filler_head(*t.table.form);
  return head.empty() ? head : head + t.agency;
}

std::vector<std::string> note_lines(const Words& words, const engine::OfficialTable& t) {
  std::vector<std::string> notes;
  for (const auto& note : t.notes) notes.push_back(words.render(note));
  if (has_blank_returns(t.table))
    notes.emplace_back(words.render(
        {N_("rows without a figure come from the agencies' yearly returns: {0}"), {engine::as::a_view("returns")}}));
  return notes;
}

std::vector<std::string> check_lines(const Words& words, const engine::OfficialTable& t) {
  std::vector<std::string> checks;
  for (const auto& broken : t.broken) checks.push_back(check_text(words, *t.table.form, broken));
  return checks;
}

std::vector<std::string> published_lines(const Words& words, const std::optional<engine::Published>& published,
                                         const rules::Form& form) {
  std::vector<std::string> out;
  if (!published) return out;
  const auto& [frozen, changed] = *published;
  out.push_back(words.render({N_("frozen at {0} by {1}"), {frozen.frozen_at, frozen.by}}));
  if (!changed.empty())
    out.push_back(words.render(
        {N_("this is not the published table: {0} cells have changed since ({1}); see {2} and {3}"),
         {changed.size(), cell_names(form, changed), engine::as::a_field("frozen"), engine::as::a_field("changes")}}));
  if (!frozen.intact) out.emplace_back(words.tr(N_("the frozen table was changed in the file: its hash does not fit")));
  return out;
}

json::value figure_json(const std::optional<rules::Figure>& figure) {
  if (!figure) return nullptr;
  return figure->whole() ? json::value(figure->count()) : json::value(figure->approximate());
}

json::object to_json(const Words& words, const engine::OfficialTable& t) {
  const auto& form = *t.table.form;
  json::array rows, notes, broken, bodies;
  for (const auto& row : form.rows) {
    json::object o{{"table", form.tables[row.table].id}, {"row", row.id}, {"label", row.label}, {"unit", row.unit}};
    const auto total = form.cell(row.id);
    o["value"] = figure_json(total ? t.table.cells[*total] : std::nullopt);
    json::object values;
    for (std::size_t i = 0; i < row.columns.size() && row.columns.size() > 1; ++i)
      values[form.column(row, i).name] = figure_json(t.table.cells[row.first_cell + i]);
    if (!values.empty()) o["values"] = std::move(values);
    rows.push_back(std::move(o));
  }
  for (const auto& n : t.notes) notes.emplace_back(words.render(n));
  for (const auto& b : t.broken) {
    broken.push_back(json::object{{"check", b.equation->check},
                                  {"warning", b.equation->warning},
                                  {"left", figure_json(std::optional(b.left))},
                                  {"right", figure_json(std::optional(b.right))},
                                  {"text", check_text(words, form, b)}});
  }
  for (const auto& b : t.bodies) bodies.push_back(json::object{{"agency", b.name}, {"standing", b.standing}});
  return {{"form", form.id},
          {"year", t.query.year()},
          {"from", rules::iso(t.query.period.from)},
          {"to", rules::iso(t.query.period.to)},
          {"agency", t.agency.empty() ? json::value(nullptr) : json::value(t.agency)},
          {"rows", std::move(rows)},
          {"notes", std::move(notes)},
          {"residue", json::value_from(t.residue)},
          {"broken", std::move(broken)},
          {"bodies", std::move(bodies)}};
}

json::object frozen_json(const engine::FrozenTable& f) {
  return {{"frozen_at", f.frozen_at}, {"by", f.by}, {"hash", f.hash}, {"head", f.head.text()}, {"intact", f.intact}};
}

}  // namespace qixian::present
