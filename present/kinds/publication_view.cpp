#include "present/kinds/publication_view.hpp"

#include <boost/json.hpp>
#include <cstdlib>

#include "present/case/case_json.hpp"
#include "present/language/labels.hpp"
#include "present/language/text.hpp"
#include "present/language/wording.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

using engine::PublicationState;

std::string_view status_on(const engine::PublicationRow& row, Day today) {
  if (row.state == PublicationState::withheld) return "withheld";
  if (row.state == PublicationState::published) return row.late ? "published_late" : "published_in_time";
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
  if (row.state != PublicationState::pending || !calendar.covers(office.today()) || !calendar.covers(row.due))
    return std::nullopt;
  return calendar.working_days_between(office.today(), row.due);
}

}  // namespace

std::string due_text(const Words& words, const engine::PublicationRow& row, const engine::Office& office) {
  std::string text = day_text(words, row.due);
  if (row.provisional) text += std::string(" ") + words.tr(N_("(provisional: the holiday notice is not out)"));
  if (const auto left = remaining(row, office)) {
    text += (words.is_chinese() ? "，" : ", ") +
            words.render({*left < 0 ? N_("{0} working days over") : N_("{0} working days left"), {std::abs(*left)}});
  }
  return text;
}

json::object to_json(const engine::PublicationRow& row, const engine::PublicationOffice& publications) {
  const auto& office = publications.office();
  const auto left = remaining(row, office);
  const auto text = [](const std::string& t) { return t.empty() ? json::value(nullptr) : json::value(t); };
  return {{"index", row.number},
          {"agency", agency_name(office, row.agency)},
          {"title", text(publications.title_of(row))},
          {"category", row.category},
          {"officer", row.officer},
          {"state", code_of(row.state)},
          {"law", row.law},
          {"made", rules::iso(row.made_on)},
          {"due", rules::iso(row.due)},
          {"certainty", certainty_code(row.provisional)},
          {"status", std::string(status_on(row, office.today()))},
          {"remaining_wd", left ? json::value(*left) : json::value(nullptr)},
          {"review", row.review},
          {"closed", or_null(row.closed_on)},
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

std::vector<PageLine> page_lines(const Words& words, const engine::LoadedPublication& item,
                                 const engine::PublicationRow& row, const engine::Office& office) {
  const auto& review = item.p.review;
  std::string reviewed = machine_text(words, review.state);
  if (review.outcome != engine::ReviewOutcome::none) reviewed += " " + choice_text(words, review.outcome);
  PageLines lines(words);
  lines.add(N_("index"), row.number);
  lines.add(N_("title"), item.p.erased ? words.tr(N_("(erased)")) : one_line(item.p.title.value));
  lines.add(N_("agency"), agency_name(office, row.agency));
  lines.add(N_("category"), row.category);
  lines.add(N_("officer"), row.officer);
  lines.add(N_("status"), status_text(words, row, office.today()));
  lines.add(N_("made"), day_text(words, row.made_on));
  lines.add(N_("due"), due_text(words, row, office));
  lines.add(N_("rule"), item.p.own_due ? item.p.own_rule : rule_text(words, engine::publication_rule(item.p.law).id));
  lines.add(N_("confidentiality review"), reviewed);
  lines.add(N_("reviewer"), review.reviewer);
  lines.add(N_("approved by"), review.leader);
  if (row.closed_on)
    lines.add(row.state == PublicationState::withheld ? N_("withheld") : N_("made public"),
              day_text(words, *row.closed_on));
  lines.add(N_("where"), row.place);
  lines.add(N_("article"), article_text(words, row.article));
  lines.add(N_("ground"), item.p.ground.empty() ? review.ground.value : item.p.ground.value);
  return lines.take();
}

std::string what_text(const Words& words, const engine::PublicationFact& fact) {
  const auto what = label(words, engine::verb_of(fact));
  const auto* step = std::get_if<engine::ReviewStepped>(&fact);
  return step ? what + words.tr(N_(": ")) + machine_text(words, step->step) : what;
}

const char* unreviewed_text(const Words& words) {
  return words.tr(N_("published or withheld without a completed review"));
}

}  // namespace qixian::present
