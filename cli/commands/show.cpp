#include <boost/json.hpp>

#include "cli/commands/acts.hpp"
#include "cli/print_fees.hpp"
#include "cli/print_remedies.hpp"
#include "cli/views.hpp"
#include "engine/request/clock/receipt_days.hpp"
#include "engine/request/project.hpp"
#include "present/fee_view.hpp"
#include "present/remedy_view.hpp"
#include "present/wording.hpp"

namespace qixian::cli {
namespace {

json::array values_of(const engine::Texts& texts) {
  json::array out;
  for (const auto& t : texts) out.emplace_back(t.value);
  return out;
}

json::array waits_json(const engine::Case& c) {
  json::array out;
  for (const auto& w : c.waits) {
    json::object o{{"kind", w.kind},
                   {"id", w.id},
                   {"state", w.state},
                   {"asked", rules::iso(w.asked_on)},
                   {"due", w.due ? json::value(rules::iso(*w.due)) : json::value(nullptr)},
                   {"yuan", w.yuan}};
    if (w.kind == "fee") {
      o["received"] = w.served_on ? json::value(rules::iso(*w.served_on)) : json::value(nullptr);
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
  return {{"state", r.state},   {"outcome", r.outcome}, {"reviewer", r.reviewer},
          {"leader", r.leader}, {"rounds", r.rounds},   {"legal", r.legal_done}};
}

json::array closings_json(const engine::Case& c) {
  json::array out;
  for (const auto& closing : c.closings) {
    out.push_back(json::object{{"on", rules::iso(closing.on)},
                               {"answer", closing.code},
                               {"timing", closing.timing},
                               {"due", closing.due ? json::value(rules::iso(*closing.due)) : json::value(nullptr)}});
  }
  return out;
}

void add_receipt(json::object& o, const engine::Case& c, const rules::WorkCalendar& calendar) {
  const auto day = [](const std::optional<Day>& d) { return d ? json::value(rules::iso(*d)) : json::value(nullptr); };
  if (c.request.posted || c.request.arrived_on) o["arrived"] = day(c.request.arrived_on);
  if (engine::is_receipt_doubtful(c)) o["receipt_doubtful"] = true;
  json::array signatures;
  for (const auto& s : engine::receipt_days(c, calendar))
    signatures.push_back(json::object{{"on", rules::iso(s.on)}, {"due", day(s.due)}});
  if (!signatures.empty()) o["signatures"] = signatures;
}

void run(Context& x, const std::string& number) {
  const auto loaded = x.load(number);
  if (!loaded) return;
  const auto& office = *x.office();
  const auto row = engine::project(loaded->c, loaded->stream, office.calendar());
  if (!x.json) {
    print_case(x.words, *loaded, row, office);
    return show_complaints_about(x, loaded->stream);
  }
  auto o = to_json(row, office);
  json::array names;
  for (const auto& a : loaded->c.request.applicants) names.emplace_back(a.value);
  o["applicants"] = names;
  o["subject"] = loaded->c.request.subject.value;
  o["erased"] = loaded->c.erased;
  add_receipt(o, loaded->c, office.calendar());
  o["waits"] = waits_json(loaded->c);
  if (!loaded->c.costs.empty()) o["costs"] = costs_json(loaded->c);
  o["windows"] = windows_json(loaded->c, office);
  o["review"] = review_json(loaded->c.review);
  o["closings"] = closings_json(loaded->c);
  o["matters"] = matters_json(loaded->c);
  o["remedy"] = loaded->c.remedy_state;
  o["remedies"] = remedies_json(x.words, remedies_of(loaded->c, row, office));
  if (const auto a = third_party_remedies_of(loaded->c, office)) o["third_party_remedies"] = remedies_json(x.words, a);
  json::array reasons;
  for (const auto& f : loaded->c.flags)
    reasons.push_back(
        json::object{{"flag", f.id}, {"why", x.words.render(f.why)}, {"reason", f.reason.value}, {"seq", f.seq}});
  o["flag_reasons"] = reasons;
  x.print(o);
}

}  // namespace

void add_show(Command& app, Context& x) {
  auto* c = app.add_subcommand("show", x.words.tr(N_("one case")));
  auto number = std::make_shared<std::string>();
  number_argument(x.words, *c, *number);
  on_call(*c, x, [&x, number] { run(x, *number); });
}

}  // namespace qixian::cli
