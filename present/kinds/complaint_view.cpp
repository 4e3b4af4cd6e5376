#include "present/kinds/complaint_view.hpp"

#include <boost/json.hpp>

#include "present/case/case_json.hpp"
#include "present/language/labels.hpp"
#include "present/language/wording.hpp"

namespace qixian::present {
namespace {

std::string status_of(const engine::Complaint& c, const engine::Office& office) {
  if (c.is_void) return "voided";
  const bool late = engine::is_late(c, office.calendar(), office.today());
  if (c.closed_on)
    return late ? "closed_late" : engine::complaint_due(c, office.calendar()) ? "closed_in_time" : "closed";
  return late ? "overdue" : "open";
}

}  // namespace

std::string status_text(const Words& words, const engine::Complaint& c, const engine::Office& office) {
  const auto status = status_of(c, office);
  if (status == "open") return words.tr(N_("being dealt with"));
  return status == "overdue" ? words.tr(N_("past its limit")) : label(words, status);
}

json::object to_json(const engine::Complaint& c, const engine::Office& office) {
  json::array articles;
  for (const auto& a : engine::complaint_articles(c.received_on)) articles.emplace_back(a);
  return {{"number", c.received.number},
          {"agency", agency_name(office, c.received.agency)},
          {"officer", c.officer},
          {"about", c.received.about},
          {"complainant", c.received.complainant.value},
          {"subject", c.received.subject.value},
          {"received", rules::iso(c.received_on)},
          {"days", c.received.days},
          {"due", or_null(engine::complaint_due(c, office.calendar()))},
          {"status", status_of(c, office)},
          {"closed", or_null(c.closed_on)},
          {"result", rules::code_of(c.result)},
          {"note", c.note.value},
          {"articles", std::move(articles)}};
}

std::string due_sentence(const Words& words, const engine::Complaint& c, const engine::Office& office) {
  const auto due = engine::complaint_due(c, office.calendar());
  if (!due) return words.tr(N_("no limit on record"));
  const bool provisional = office.calendar().certainty(*due) == rules::Certainty::provisional;
  return day_text(words, *due) + (provisional ? words.tr(N_(" (provisional)")) : "");
}

std::string due_text(const engine::Complaint& c, const engine::Office& office) {
  const auto due = engine::complaint_due(c, office.calendar());
  if (!due) return "";
  return rules::iso(*due) + (office.calendar().certainty(*due) == rules::Certainty::provisional ? "?" : "");
}

std::vector<PageLine> page_lines(const Words& words, const engine::Complaint& c, const engine::Office& office) {
  std::string articles;
  for (const auto& a : engine::complaint_articles(c.received_on))
    (articles += articles.empty() ? "" : words.tr(N_(", "))) += article_text(words, a);
  const auto due = due_sentence(words, c, office);
  PageLines lines(words);
  lines.add(N_("number"), c.received.number);
  lines.add(N_("agency"), agency_name(office, c.received.agency));
  lines.add(N_("officer"), c.officer);
  lines.add(N_("about the request"), c.received.about);
  lines.add(N_("complainant"), c.received.complainant.value);
  lines.add(N_("what it says"), c.received.subject.value);
  lines.add(N_("received"), day_text(words, c.received_on));
  lines.add(N_("limit"), c.received.days
                             ? words.render({N_("{0} working days, the office's own: {1}"), {c.received.days, due}})
                             : due);
  lines.add(N_("status"), status_text(words, c, office));
  if (c.closed_on) lines.add(N_("closed"), day_text(words, *c.closed_on));
  lines.add(N_("result"), label(words, c.result));
  lines.add(N_("note"), c.note.value);
  lines.add(N_("article"), articles);
  return lines.take();
}

}  // namespace qixian::present
