#include "cli/views.hpp"
#include "cli/wording.hpp"

namespace qixian::cli {
namespace {

json::array waits_json(const engine::Case& c) {
  json::array out;
  for (const auto& w : c.waits) {
    out.push_back(json::object{{"kind", w.kind},
                               {"id", w.id},
                               {"state", w.state},
                               {"asked", rules::iso(w.asked_on)},
                               {"due", w.due ? json::value(rules::iso(*w.due)) : json::value(nullptr)},
                               {"yuan", w.yuan}});
  }
  return out;
}

json::array windows_json(const engine::Case& c, const engine::Office& office) {
  json::array out;
  for (const auto& w : engine::windows(c, office.calendar(), office.today())) {
    out.push_back(json::object{{"kind", w.kind},
                               {"what", w.what},
                               {"from", rules::iso(w.from)},
                               {"until", w.until ? json::value(rules::iso(*w.until)) : json::value(nullptr)},
                               {"rule", w.rule}});
  }
  return out;
}

/// The remedies of the last answer; of silence, where the limit has passed without one.
json::value remedies_json(const engine::Case& c, const engine::CaseRow& row, const engine::Office& office) {
  const bool silent = engine::status_on(row, office.today()) == "overdue";
  if (c.closings.empty() && !silent) return nullptr;
  const auto day = silent ? office.today() : c.closings.back().on;
  const auto facts = office.agencies().facts_of(c.request.agency, day);
  const auto a = silent ? engine::advise(day, "silence", facts) : engine::advise(c.closings.back(), facts);
  json::array bodies;
  for (const auto& b : a.bodies) bodies.emplace_back(b);
  json::array sentences;
  for (const auto& s : remedy_sentences(a, day)) sentences.emplace_back(s);
  return json::object{{"reconsideration_days", a.reconsideration_days},
                      {"reconsideration_first", a.reconsideration_first},
                      {"suit_months", a.suit ? json::value(a.suit_months) : json::value(nullptr)},
                      {"disputed", a.disputed},
                      {"bodies", bodies},
                      {"text", sentences}};
}

void run(Context& x, const std::string& number) {
  const auto loaded = x.load(number);
  if (!loaded) return;
  const auto& office = *x.office();
  const auto row = engine::project(loaded->c, loaded->stream, office.calendar(), office.calendar_revision());
  if (!x.json) return print_case(*loaded, row, office);
  auto o = to_json(row, office);
  json::array names;
  for (const auto& a : loaded->c.request.applicants) names.emplace_back(a.value);
  o["applicants"] = names;
  o["subject"] = loaded->c.request.subject.value;
  o["erased"] = loaded->c.erased;
  o["waits"] = waits_json(loaded->c);
  o["windows"] = windows_json(loaded->c, office);
  o["review"] = loaded->c.review.state;
  o["remedy"] = loaded->c.remedy_state;
  o["remedies"] = remedies_json(loaded->c, row, office);
  json::array reasons;
  for (const auto& f : loaded->c.flags)
    reasons.push_back(json::object{{"flag", f.id}, {"why", render(f.why)}, {"reason", f.reason.value}, {"seq", f.seq}});
  o["flag_reasons"] = reasons;
  x.print(o);
}

}  // namespace

void add_show(CLI::App& app, Context& x) {
  auto* c = app.add_subcommand("show", tr(N_("one case")));
  auto number = std::make_shared<std::string>();
  number_argument(*c, *number);
  on_call(*c, x, [&x, number] { run(x, *number); });
}

}  // namespace qixian::cli
