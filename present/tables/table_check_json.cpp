#include <boost/json.hpp>

#include "present/tables/table_check_view.hpp"
#include "present/tables/table_view.hpp"

namespace qixian::present {
namespace {

using engine::Finding;
using rules::Form;

json::object cell_json(const Form& form, std::size_t cell, bool previous) {
  const auto [row, nth] = form.place(cell);
  json::object out{{"table", form.tables[row->table].id}, {"row", row->id}, {"column", form.column(*row, nth).name}};
  if (previous) out["previous"] = true;
  return out;
}

json::array side_json(const Form& form, const std::vector<rules::Term>& terms) {
  json::array out;
  for (const auto& term : terms) {
    auto cell = cell_json(form, term.cell, term.previous);
    cell["sign"] = term.minus ? -1 : 1;
    out.push_back(std::move(cell));
  }
  return out;
}

json::object finding_json(const Words& words, const Form& form, const Finding& finding) {
  json::object out{{"check", finding.check},
                   {"broken", finding.gravity == engine::Gravity::broken},
                   {"message", words.render(finding.message)},
                   {"left", side_json(form, finding.left)},
                   {"left_figure", figure_json(finding.left_sum)},
                   {"right", side_json(form, finding.right)},
                   {"right_figure", figure_json(finding.right_sum)}};
  json::array cells;
  for (const auto cell : finding.cells) cells.push_back(cell_json(form, cell, false));
  out["cells"] = std::move(cells);
  return out;
}

json::object repair_json(const Form& form, const engine::Repair& repair) {
  json::array mends(repair.mends.begin(), repair.mends.end()), choices;
  for (const auto& choice : repair.choices) {
    json::array changes;
    for (const auto& change : choice) {
      auto cell = cell_json(form, change.cell, change.previous);
      cell["from"] = figure_json(change.from);
      cell["to"] = figure_json(change.to);
      changes.push_back(std::move(cell));
    }
    choices.push_back(std::move(changes));
  }
  return {{"mends", std::move(mends)}, {"choices", std::move(choices)}};
}

}  // namespace

json::object to_json(const Words& words, const CheckedTable& checked) {
  const auto& form = *checked.table.form;
  json::array findings, repairs, not_understood;
  for (const auto& finding : checked.check.findings) findings.push_back(finding_json(words, form, finding));
  for (const auto& repair : checked.check.repairs) repairs.push_back(repair_json(form, repair));
  json::object out{{"form", form.id},
                   {"year", checked.year ? json::value(*checked.year) : json::value(nullptr)},
                   {"broken", checked.check.broken()},
                   {"findings", std::move(findings)},
                   {"corrections", std::move(repairs)}};
  if (checked.text) {
    for (const auto& sentence : checked.text->not_understood) not_understood.emplace_back(sentence);
    out["text"] =
        json::object{{"compared", checked.text->claims.size()}, {"not_understood", std::move(not_understood)}};
  }
  return out;
}

}  // namespace qixian::present
