#include "present/service/case_pages.hpp"

#include <boost/json.hpp>

#include "engine/store/ports/bookmark.hpp"
#include "present/acts/act_view.hpp"
#include "present/case/case_json.hpp"
#include "present/case/case_page.hpp"
#include "present/forms/form_view.hpp"

namespace qixian::present {

json::object listed_json(const engine::CaseRow& row, const engine::Office& office) {
  auto out = to_json(row, office);
  out["id"] = row.id;
  out["seq"] = row.last_seq;
  return out;
}

json::object list_json(const std::vector<engine::CaseRow>& rows, bool more, const engine::Office& office) {
  json::array cases;
  for (const auto& row : rows) cases.push_back(listed_json(row, office));
  json::value next;
  if (more && !rows.empty()) next = place_text(engine::place_of(rows.back()));
  return {{"cases", std::move(cases)}, {"next", std::move(next)}};
}

std::string place_text(const engine::ListPlace& place) {
  return (place.due ? rules::iso(*place.due) : "") + "~" + std::to_string(place.agency) + "~" + place.number;
}

std::optional<engine::ListPlace> place_of_text(std::string_view text) {
  const auto first = text.find('~');
  const auto second = first == text.npos ? first : text.find('~', first + 1);
  if (second == text.npos) return {};
  engine::ListPlace place;
  if (first > 0) {
    place.due = rules::parse_day(std::string(text.substr(0, first)));
    if (!place.due) return {};
  }
  const auto agency = engine::whole_number(text.substr(first + 1, second - first - 1));
  if (!agency) return {};
  place.agency = *agency;
  place.number = std::string(text.substr(second + 1));
  return place;
}

json::object paged_json(const Words& words, const engine::LoadedCase& loaded, const engine::CaseRow& row,
                        const engine::Office& office) {
  auto out = case_page_json(words, loaded, row, office);
  out["id"] = loaded.stream;
  out["seq"] = loaded.c.last_seq;
  return out;
}

json::object recorded_json(const Words& words, const engine::Recorded& recorded, const engine::Office& office) {
  json::array days, warnings;
  for (const auto& line : act_days(words, recorded, office))
    days.push_back(json::object{{"label", line.name}, {"text", line.value}});
  for (const auto& warning : act_warnings(words, recorded)) warnings.push_back(json::value(warning));
  auto row = listed_json(recorded.row, office);
  row["seq"] = recorded.after.last_seq;
  return {{"case", std::move(row)},
          {"line", act_line(words, recorded, office)},
          {"windows", windows_json(recorded.after, office)},
          {"days", std::move(days)},
          {"warnings", std::move(warnings)}};
}

json::object forms_json(const Words& words) {
  json::array forms;
  for (const auto& form : request_forms()) forms.push_back(form_json(words, form));
  return {{"forms", std::move(forms)}};
}

json::object me_json(const engine::Actor& actor, const engine::Office& office) {
  json::array roles;
  for (const auto role : actor.roles) roles.push_back(json::value(engine::code_of(role)));
  return {{"name", actor.name},
          {"today", rules::iso(office.today())},
          {"trust", actor.trust == engine::Actor::Trust::terminal ? "terminal" : "account"},
          {"roles", std::move(roles)},
          {"agency", actor.agency ? json::value(agency_name(office, actor.agency)) : json::value(nullptr)}};
}

}  // namespace qixian::present
