#include "present/supervision/forecast_view.hpp"

#include <boost/json.hpp>

#include "present/case/case_json.hpp"

namespace qixian::present {
namespace {

json::object to_json(const engine::OfficerLoad& load, const engine::Forecast& forecast) {
  json::array days;
  int so_far = load.overdue;
  for (std::size_t i = 0; i < load.days.size(); ++i) {
    so_far += load.days[i].all();
    days.push_back(json::object{{"day", rules::iso(forecast.days()[i])},
                                {"due", load.days[i].all()},
                                {"provisional", load.days[i].provisional},
                                {"late_after", so_far}});
  }
  return {{"overdue", load.overdue},
          {"days", days},
          {"later", load.later},
          {"standing_still", load.standing},
          {"needed_a_day", load.pace()}};
}

}  // namespace

std::string officer_name(const Words& words, const std::string& officer) {
  return officer.empty() ? words.tr(N_("(no officer)")) : officer;
}

std::string note_of(const Words& words, const engine::LateCase& c) {
  std::string note;
  const auto also = [&](const std::string& text) { (note += note.empty() ? "" : words.tr(N_(", "))) += text; };
  if (!c.last_day) also(words.tr(N_("past its limit")));
  if (c.stopped) also(words.render({N_("stands still until {0}"), {*c.standing.stopped_until}}));
  if (c.standing.provisional) also(words.tr(N_("provisional")));
  return note;
}

json::object to_json(const engine::Forecast& forecast, const engine::Office& office) {
  json::array cases, officers;
  for (const auto& c : forecast.late()) {
    cases.push_back(json::object{
        {"kind", std::string(c.kind)},
        {"number", c.standing.number},
        {"agency", agency_name(office, c.standing.agency)},
        {"officer", c.standing.officer},
        {"due", rules::iso(*c.standing.due)},
        {"late_from", rules::iso(c.late_from)},
        {"certainty", certainty_code(c.standing.provisional)},
        {"overdue", !c.last_day},
        {"stopped_until", c.stopped ? json::value(rules::iso(*c.standing.stopped_until)) : json::value(nullptr)}});
  }
  for (const auto& [officer, load] : forecast.officers()) {
    auto o = to_json(load, forecast);
    o["officer"] = officer;
    officers.push_back(std::move(o));
  }
  return {{"today", rules::iso(office.today())},
          {"cases", cases},
          {"officers", officers},
          {"all", to_json(forecast.total(), forecast)}};
}

}  // namespace qixian::present
