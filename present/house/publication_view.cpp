#include "present/house/publication_view.hpp"

#include <boost/json.hpp>
#include <cstdlib>

#include "present/case/case_json.hpp"
#include "present/language/labels.hpp"
#include "present/language/wording.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

std::string_view status_on(const engine::PublicationRow& row, Day today) {
  if (row.state == "withheld") return "withheld";
  if (row.state == "published") return row.late ? "published_late" : "published_in_time";
  return today > row.due ? "overdue" : "running";
}

std::string status_text(const Words& words, const engine::PublicationRow& row, Day today) {
  const auto status = status_on(row, today);
  return status == "overdue" ? words.tr(N_("overdue, not published"))
                             : label(words, status);  // what is overdue is no answer
}

namespace {

std::optional<int> remaining(const engine::PublicationRow& row, const engine::Office& office) {
  const auto& calendar = office.calendar();
  if (row.state != "pending" || !calendar.covers(office.today()) || !calendar.covers(row.due)) return std::nullopt;
  return calendar.working_days_between(office.today(), row.due);
}

}  // namespace

std::string due_text(const Words& words, const engine::PublicationRow& row, const engine::Office& office) {
  std::string text = day_text(words, row.due);
  if (row.provisional) text += std::string(" ") + words.tr(N_("(provisional: the holiday notice is not out)"));
  if (const auto left = remaining(row, office)) {
    text += (words.is_chinese() ? "，" : ", ") +
            words.render({*left < 0 ? N_("{0} working days over") : N_("{0} working days left"),
                          {std::to_string(std::abs(*left))}});
  }
  return text;
}

json::object to_json(const engine::PublicationRow& row, const engine::PublicationOffice& publications) {
  const auto& office = publications.office();
  const auto* agency = office.agencies().find(row.agency);
  const auto left = remaining(row, office);
  const auto text = [](const std::string& t) { return t.empty() ? json::value(nullptr) : json::value(t); };
  return {{"index", row.number},
          {"agency", agency ? agency->name() : ""},
          {"title", text(publications.title_of(row))},
          {"category", row.category},
          {"officer", row.officer},
          {"state", row.state},
          {"law", row.law},
          {"made", rules::iso(row.made_on)},
          {"due", rules::iso(row.due)},
          {"certainty", row.provisional ? "provisional" : "final"},
          {"status", std::string(status_on(row, office.today()))},
          {"remaining_wd", left ? json::value(*left) : json::value(nullptr)},
          {"review", row.review},
          {"closed", row.closed_on ? json::value(rules::iso(*row.closed_on)) : json::value(nullptr)},
          {"place", text(row.place)},
          {"article", text(row.article)},
          {"ground", text(publications.ground_of(row))},
          {"late", row.late},
          {"flags", row.flags.empty() ? json::array{} : json::array{row.flags}}};
}

std::vector<engine::Step> steps_of(const engine::Publication& p, const rules::WorkCalendar& calendar) {
  if (p.own_due) return {};
  const auto& rule = engine::publication_rule(p.law);
  return engine::count_steps(calendar, p.made_on, rule.length, rule.id);
}

json::object page_json(const Words& words, const engine::LoadedPublication& item, const engine::PublicationRow& row,
                       const engine::PublicationOffice& publications) {
  auto o = to_json(row, publications);
  const auto& review = item.p.review;
  o["review_outcome"] = rules::text_of(review.outcome);
  o["reviewer"] = review.reviewer;
  o["leader"] = review.leader;
  o["erased"] = item.p.erased;
  o["due_rule"] = item.p.own_due ? item.p.own_rule : std::string(engine::publication_rule(item.p.law).id);
  o["steps"] = to_json(words, steps_of(item.p, publications.office().calendar()));
  json::array events;
  for (const auto& e : item.events) {
    events.push_back(json::object{{"seq", e.seq},
                                  {"on", rules::iso(e.on)},
                                  {"event", engine::type_of(e.fact)},
                                  {"verb", engine::verb_of(e.fact)},
                                  {"by", e.by},
                                  {"recorded_at", e.recorded_at}});
  }
  o["events"] = events;
  return o;
}

}  // namespace qixian::present
