#include "present/case/act_view.hpp"

#include <boost/json.hpp>

#include "present/case/case_json.hpp"

namespace qixian::present {

json::object act_json(const engine::Recorded& recorded, const engine::Office& office) {
  auto out = to_json(recorded.row, office);
  out["windows"] = windows_json(recorded.after, office);
  return out;
}

json::array to_json(const Words& words, const std::vector<engine::Action>& actions) {
  json::array out;
  for (const auto& a : actions)
    out.push_back(json::object{{"verb", a.verb},
                               {"allowed", a.allowed},
                               {"reason", a.allowed ? "" : words.render(a.reason)},
                               {"article", a.article}});
  return out;
}

json::object deadline_json(const Words& words, const engine::Case& c, const engine::Deadline& d) {
  return {{"number", c.request.number},
          {"due", or_null(d.due)},
          {"certainty", certainty_code(d.certainty == rules::Certainty::provisional)},
          {"law", std::string(rules::code_of(c.law))},
          {"steps", to_json(words, d.steps)}};
}

json::object to_json(const engine::VoidedCase& v, const engine::Office& office) {
  return {{"case", "#" + std::to_string(v.stream)},
          {"number", v.c.request.number},
          {"agency", agency_name(office, v.c.request.agency)},
          {"void_since", rules::iso(v.on)},
          {"by", v.by},
          {"was", v.hidden.empty() ? json::value(nullptr) : json::value(v.hidden)},
          {"reason", v.reason.value}};
}

}  // namespace qixian::present
