#include "present/office/agency_view.hpp"

#include <boost/json.hpp>

#include "present/case/case_json.hpp"

namespace qixian::present {

json::array agencies_json(const engine::Office& office) {
  json::array out;
  for (const auto& [id, a] : office.agencies().all()) {
    const auto* parent = office.agencies().find(a.parent_on(office.today()));
    const bool merged = a.is_merged(office.today());
    out.push_back(json::object{{"id", id},
                               {"agency", a.name()},
                               {"kind", engine::code_of(a.kind)},
                               {"level", engine::code_of(a.level)},
                               {"parent", parent ? json::value(parent->name()) : json::value(nullptr)},
                               {"merged", merged ? or_null(a.merged_on) : json::value(nullptr)}});
  }
  return out;
}

json::object agency_json(const std::string& name, engine::StreamId id) { return {{"agency", name}, {"id", id}}; }

std::string under_text(const Words& words, const engine::Office& office, const engine::Agency& a) {
  const auto above = a.parent_on(office.today());
  const auto name = office.agencies().label(above);
  if (a.is_merged(office.today())) return words.render({N_("{0} (merged on {1})"), {name, *a.merged_on}});
  return office.agencies().find(above) ? name : "";
}

json::array practices_json(const Words& words, const engine::Store& store) {
  json::array out;
  for (const auto& p : engine::practices()) {
    json::array choices;
    for (const auto choice : p.choices) choices.emplace_back(std::string(choice));
    out.push_back(json::object{{"practice", std::string(p.id)},
                               {"choice", engine::choice_of(store, p.id)},
                               {"choices", choices},
                               {"what", words.tr(p.what)}});
  }
  return out;
}

json::object to_json(const engine::PracticeSet& fact) { return {{"practice", fact.practice}, {"choice", fact.choice}}; }

}  // namespace qixian::present
