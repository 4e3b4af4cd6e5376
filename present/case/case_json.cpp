#include "present/case/case_json.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "engine/request/project.hpp"
#include "present/language/wording.hpp"
#include "present/language/words.hpp"

namespace qixian::present {
namespace {

json::array flags_json(const engine::FlagSet& flags) {
  json::array out;
  flags.each([&](engine::FlagId id) { out.emplace_back(rules::text_of(id)); });
  return out;
}

}  // namespace

json::value or_null(const std::optional<Day>& day) {
  return day ? json::value(rules::iso(*day)) : json::value(nullptr);
}

const char* certainty_code(bool provisional) { return provisional ? "provisional" : "final"; }

std::string agency_name(const engine::Office& office, engine::StreamId id) {
  const auto* agency = office.agencies().find(id);
  return agency ? agency->name() : "";
}

json::object to_json(const engine::CaseRow& row, const engine::Office& office) {
  const auto left = engine::remaining_on(row, office.today(), office.calendar());
  json::object o;
  o["number"] = row.number;
  o["agency"] = agency_name(office, row.agency);
  o["state"] = rules::text_of(row.state);
  o["law"] = row.law.empty() ? json::value(nullptr) : json::value(row.law);
  o["received"] = or_null(row.received_on);
  o["due"] = or_null(row.due);
  o["certainty"] = certainty_code(row.provisional);
  o["status"] = rules::text_of(engine::status_on(row, office.today()));
  o["remaining_wd"] = left ? json::value(*left) : json::value(nullptr);
  o["flags"] = flags_json(row.flags);
  o["officer"] = row.officer;
  o["channel"] = row.channel;
  o["applicant_kind"] = row.applicant_kind;
  o["submitted"] = rules::iso(row.submitted_on);
  o["stopped_until"] = row.stopped_until == engine::until_an_act ? json::value("an_act") : or_null(row.stopped_until);
  o["answered"] = or_null(row.closed_on);
  o["answer"] = row.answer.empty() ? json::value(nullptr) : json::value(row.answer);
  o["late"] = row.late;
  return o;
}

json::array to_json(const Words& words, const std::vector<engine::Step>& steps) {
  json::array out;
  for (const auto& s : steps) {
    out.push_back(json::object{{"from", rules::iso(s.from)},
                               {"to", rules::iso(s.to)},
                               {"days", s.days},
                               {"effect", s.effect},
                               {"rule", s.rule},
                               {"why", words.render(s.why)}});
  }
  return out;
}

json::object to_json(const Words& words, const engine::Error& e) {
  return {{"code", e.code},
          {"state", e.state},
          {"command", e.command},
          {"article", e.article},
          {"message", words.render(e.message)},
          {"hint", e.hint.id.empty() ? "" : words.render(e.hint)}};
}

json::array windows_json(const engine::Case& c, const engine::Office& office) {
  json::array out;
  for (const auto& w : engine::windows(c, office.calendar(), office.today())) {
    json::object o{
        {"kind", rules::text_of(w.kind)}, {"what", w.what}, {"from", rules::iso(w.from)}, {"until", or_null(w.until)}};
    if (w.yuan > 0) o["yuan"] = w.yuan;
    if (w.doubtful) o["doubtful"] = true;
    if (w.at_latest) o["at_latest"] = rules::iso(*w.at_latest);
    o["rule"] = w.rule;
    out.push_back(std::move(o));
  }
  return out;
}

}  // namespace qixian::present
