#include "present/case/case_page.hpp"

#include <boost/json.hpp>

#include "engine/request/clock/receipt_days.hpp"
#include "engine/request/decide/corrections.hpp"
#include "present/case/case_json.hpp"
#include "present/case/fact_view.hpp"
#include "present/case/fee_view.hpp"
#include "present/case/remedy_view.hpp"

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
    json::object o{{"kind", rules::text_of(w.kind)},        {"id", w.id},    {"state", rules::text_of(w.state)}, {"asked", rules::iso(w.asked_on)},
                   {"due", or_null(w.due)}, {"yuan", w.yuan}};
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
  return {{"state", rules::text_of(r.state)},   {"outcome", rules::text_of(r.outcome)}, {"reviewer", r.reviewer},
          {"leader", r.leader}, {"rounds", r.rounds},   {"legal", r.legal_done}};
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
    reasons.push_back(
        json::object{{"flag", rules::text_of(f.id)}, {"why", words.render(f.why)}, {"reason", f.reason.value}, {"seq", f.seq}});
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

}  // namespace qixian::present
