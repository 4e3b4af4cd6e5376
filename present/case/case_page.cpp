#include "present/case/case_page.hpp"

#include <boost/json.hpp>

#include "engine/request/clock/receipt_days.hpp"
#include "engine/request/decide/corrections.hpp"
#include "engine/request/project.hpp"
#include "present/case/case_json.hpp"
#include "present/case/case_view.hpp"
#include "present/case/fact_view.hpp"
#include "present/case/fee_view.hpp"
#include "present/case/remedy_view.hpp"
#include "present/language/labels.hpp"
#include "present/language/text.hpp"
#include "present/language/wording.hpp"

namespace qixian::present {
namespace {

json::array values_of(const engine::Texts& texts) {
  json::array out;
  for (const auto& t : texts) out.emplace_back(t.value);
  return out;
}

json::array waits_json(const engine::Case& c) {
  json::array out;
  for (const auto& w : c.waits) {
    json::object o{{"kind", rules::text_of(w.kind)},
                   {"id", w.id},
                   {"state", rules::text_of(w.state)},
                   {"asked", rules::iso(w.asked_on)},
                   {"due", or_null(w.due)},
                   {"yuan", w.yuan}};
    if (w.kind == engine::WaitKind::fee) {
      o["received"] = or_null(w.served_on);
      o["paid"] = w.paid;
      o["surplus"] = w.surplus();
      o["method"] = w.notice.method;
      o["quantity"] = w.notice.quantity;
      o["earlier"] = w.notice.earlier;
      o["counted"] = values_of(w.notice.counted);
      o["not_counted"] = values_of(w.notice.not_counted);
    }
    out.push_back(std::move(o));
  }
  return out;
}

json::object review_json(const engine::Review& r) {
  return {{"state", rules::text_of(r.state)},
          {"outcome", rules::text_of(r.outcome)},
          {"reviewer", r.reviewer},
          {"leader", r.leader},
          {"rounds", r.rounds},
          {"legal", r.legal_done}};
}

json::array closings_json(const engine::Case& c) {
  json::array out;
  for (const auto& closing : c.closings) {
    out.push_back(json::object{{"on", rules::iso(closing.on)},
                               {"answer", rules::text_of(closing.code)},
                               {"timing", rules::text_of(closing.timing)},
                               {"due", or_null(closing.due)}});
  }
  return out;
}

void add_receipt(json::object& o, const engine::Case& c, const rules::WorkCalendar& calendar) {
  if (c.request.posted || c.request.arrived_on) o["arrived"] = or_null(c.request.arrived_on);
  if (engine::is_receipt_doubtful(c)) o["receipt_doubtful"] = true;
  json::array signatures;
  for (const auto& s : engine::receipt_days(c, calendar))
    signatures.push_back(json::object{{"on", rules::iso(s.on)}, {"due", or_null(s.due)}});
  if (!signatures.empty()) o["signatures"] = signatures;
}

}  // namespace

json::object case_page_json(const Words& words, const engine::LoadedCase& loaded, const engine::CaseRow& row,
                            const engine::Office& office) {
  auto o = to_json(row, office);
  json::array names;
  for (const auto& a : loaded.c.request.applicants) names.emplace_back(a.value);
  o["applicants"] = names;
  o["subject"] = loaded.c.request.subject.value;
  o["erased"] = loaded.c.erased;
  add_receipt(o, loaded.c, office.calendar());
  o["waits"] = waits_json(loaded.c);
  if (!loaded.c.costs.empty()) o["costs"] = costs_json(loaded.c);
  o["windows"] = windows_json(loaded.c, office);
  o["review"] = review_json(loaded.c.review);
  o["closings"] = closings_json(loaded.c);
  o["matters"] = matters_json(loaded.c);
  o["remedy"] = rules::text_of(loaded.c.remedy_state);
  o["remedies"] = remedies_json(words, remedies_of(loaded.c, row, office));
  if (const auto a = third_party_remedies_of(loaded.c, office)) o["third_party_remedies"] = remedies_json(words, a);
  json::array reasons;
  for (const auto& f : loaded.c.flags)
    reasons.push_back(json::object{
        {"flag", rules::text_of(f.id)}, {"why", words.render(f.why)}, {"reason", f.reason.value}, {"seq", f.seq}});
  o["flag_reasons"] = reasons;
  return o;
}

json::array history_json(const engine::LoadedCase& loaded, const engine::AgencyBook& agencies) {
  const auto voided = engine::voided_in(loaded.events);
  json::array out;
  for (const auto& e : loaded.events) {
    json::object event{{"seq", e.seq},
                       {"on", rules::iso(e.on)},
                       {"event", engine::type_of(e.fact)},
                       {"verb", engine::verb_of(e.fact)},
                       {"by", e.by},
                       {"recorded_at", e.recorded_at},
                       {"data", details_json(e.fact, agencies)}};
    if (voided.contains(e.seq)) event["void"] = true;
    out.push_back(std::move(event));
  }
  return out;
}

namespace {

void add_receipt(const Words& words, PageLines& lines, const engine::Case& c, const engine::Office& office) {
  if (engine::is_receipt_doubtful(c))
    lines.add(N_("doubt"),
              words.tr(N_("counted from the day of submission: the day on which the letter was signed for is not on "
                          "record")));
  const auto days = engine::receipt_days(c, office.calendar());
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto due = days[i].due ? day_text(words, *days[i].due) : words.tr(N_("the clock stands still"));
    lines.add(N_("signed for"),
              words.render({i == 0 ? N_("{0}: it counts; due {1}") : N_("{0}, again; it would be due {1}"),
                            {day_text(words, days[i].on), due}}));
  }
}

void add_fees(const Words& words, PageLines& lines, const engine::Case& c) {
  for (const auto& w : c.waits)
    if (method_of(w.notice) == engine::FeeMethod::count) lines.add(N_("fee by count"), count_text(words, w.notice));
  if (const int surplus = surplus_of(c); surplus > 0) lines.add(N_("paid too much"), surplus_text(words, surplus));
  for (const auto& costs : c.costs) lines.add(N_("costs"), costs_text(words, costs));
}

void add_clock(const Words& words, PageLines& lines, const engine::Case& c, const engine::CaseRow& row,
               const engine::Office& office) {
  lines.add(N_("state"), label(words, row.state));
  lines.add(N_("status"), label(words, engine::status_on(row, office.today())));
  if (row.received_on || row.open)
    lines.add(N_("received"), row.received_on
                                  ? words.render({N_("{0} ({1})"), {*row.received_on, engine::as::a_code(row.law)}})
                                  : awaited_text(words, c.request));
  add_receipt(words, lines, c, office);
  lines.add(N_("due"), due_text(words, row, office));
  lines.add(N_("review"), review_text(words, c.review));
  if (row.closed_on)
    lines.add(N_("answered"), day_text(words, *row.closed_on) + " " + label(words, row.answer) +
                                  (row.late ? " " + std::string(words.tr(N_("(late)"))) : ""));
}

std::string flag_text(const Words& words, const engine::Flag& f, bool erased) {
  const auto head = rules::text_of(f.id) + " " + words.render(f.why);
  if (f.reason.empty()) return head + " " + words.tr(N_("(no reason on record)"));
  return head + words.tr(N_(": ")) + (erased ? words.tr(N_("(erased)")) : one_line(f.reason.value));
}

}  // namespace

CasePage case_page(const Words& words, const engine::LoadedCase& loaded, const engine::CaseRow& row,
                   const engine::Office& office) {
  const auto& c = loaded.c;
  std::string names;
  for (const auto& a : c.request.applicants) (names += names.empty() ? "" : words.tr(N_(", "))) += one_line(a.value);
  CasePage page;
  PageLines lines(words);
  lines.add(N_("number"), row.number);
  lines.add(N_("agency"), agency_name(office, row.agency));
  lines.add(N_("applicant"), c.erased ? words.tr(N_("(erased)")) : names);
  lines.add(N_("subject"), one_line(c.request.subject.value));
  lines.add(N_("officer"), row.officer);
  add_clock(words, lines, c, row, office);
  for (const auto& r : c.remedies)
    lines.add(r.is_review() ? N_("reconsideration") : N_("suit"), matter_text(words, c, r));
  for (const auto& w : engine::windows(c, office.calendar(), office.today()))
    lines.add_named(window_label(words, w), window_text(words, w, c.request) + lapse_text(words, w, c, office));
  add_fees(words, lines, c);
  page.lines = lines.take();
  if (engine::status_on(row, office.today()) == engine::Status::overdue)
    page.silence = remedy_sentences(words, *remedies_of(c, row, office));
  for (const auto& f : c.flags) page.flags.push_back(flag_text(words, f, c.erased));
  return page;
}

}  // namespace qixian::present
