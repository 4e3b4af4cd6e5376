#include "present/tables/drill_view.hpp"

#include <boost/json.hpp>

#include "present/case/case_json.hpp"
#include "present/tables/table_view.hpp"

namespace qixian::present {

json::object to_json(const engine::Between& b, const engine::Office& office) {
  auto out = to_json(b.row, office);
  out["in_cell"] = b.left;
  out["against"] = b.right;
  return out;
}

json::object to_json(const std::string& agency, const rules::Figure& figure, const engine::Return& filed) {
  return {{"agency", agency}, {"value", figure_json(figure)}, {"filed", rules::iso(filed.on)}, {"by", filed.by}};
}

json::object to_json(const rules::Form& form, const std::string& agency, const engine::Return& filed) {
  json::object figures;
  for (const auto& f : filed.fact.figures) {
    const auto cell = form.cell(f.row, f.column);
    figures[cell ? form.name_of(*cell) : f.row] = figure_json(rules::Figure::parse(f.figure));
  }
  return {{"agency", agency},
          {"nil", filed.fact.nil},
          {"filed", rules::iso(filed.on)},
          {"by", filed.by},
          {"figures", std::move(figures)}};
}

json::object filed_json(const Words& words, const rules::Form& form, const std::string& agency,
                        const engine::ReturnFiled& filed, bool replaced,
                        const std::vector<rules::BrokenCheck>& broken) {
  json::array checks;
  for (const auto& b : broken) checks.emplace_back(check_text(words, form, b));
  return {{"agency", agency}, {"year", filed.year},   {"figures", filed.figures.size()},
          {"nil", filed.nil}, {"replaced", replaced}, {"broken", std::move(checks)}};
}

json::object to_json(const engine::Changes& changes, const engine::FrozenTable& frozen, const rules::FilledTable& was,
                     const rules::FilledTable& now, const engine::Office& office) {
  const auto& form = *now.form;
  json::array cells, cases, returns;
  for (const auto cell : changes.cells)
    cells.push_back(json::object{{"cell", form.name_of(cell)},
                                 {"published", figure_json(was.cells[cell])},
                                 {"now", figure_json(now.cells[cell])}});
  for (const auto& c : changes.cases) {
    auto o = to_json(c.row, office);
    o["lost"] = cell_names(form, c.lost);
    o["gained"] = cell_names(form, c.gained);
    cases.push_back(std::move(o));
  }
  for (const auto id : changes.returns) returns.emplace_back(agency_name(office, id));
  return {{"frozen", frozen_json(frozen)},
          {"cells", std::move(cells)},
          {"cases", std::move(cases)},
          {"returns", std::move(returns)}};
}

}  // namespace qixian::present
