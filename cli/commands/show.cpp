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
  const auto a = engine::advise(day, silent ? "silence" : c.closings.back().code,
                                office.agencies().facts_of(c.request.agency, day));
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
  const auto row = engine::project(loaded->c, loaded->stream, office.calendar());
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
    reasons.push_back(json::object{{"flag", f.id}, {"why", render(f.why)}, {"reason", f.reason}, {"seq", f.seq}});
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

void add_explain(CLI::App& app, Context& x) {
  auto* c = app.add_subcommand("explain", tr(N_("why the limit ends on that day, step by step")));
  auto number = std::make_shared<std::string>();
  number_argument(*c, *number);
  on_call(*c, x, [&x, number] {
    const auto loaded = x.load(*number);
    if (!loaded) return;
    const auto d = engine::explained_deadline(loaded->c, x.office()->calendar());
    if (x.json) {
      x.print(json::object{{"number", loaded->c.request.number},
                           {"due", d.due ? json::value(rules::iso(*d.due)) : json::value(nullptr)},
                           {"certainty", d.certainty == rules::Certainty::final ? "final" : "provisional"},
                           {"law", std::string(rules::code_of(loaded->c.law))},
                           {"steps", to_json(d.steps)}});
      return;
    }
    print_steps(d.steps);
    if (d.due)
      std::cout << tr(N_("due")) << " " << day_text(*d.due)
                << (d.certainty == rules::Certainty::provisional
                        ? std::string(" ") + tr(N_("(provisional: the holiday notice is not out)"))
                        : "")
                << '\n';
    else if (d.steps.empty())
      std::cout << tr(N_("awaiting confirmation: no reply clock runs")) << '\n';
  });
}

void add_history(CLI::App& app, Context& x) {
  auto* c = app.add_subcommand("history", tr(N_("every event of a case, as it was recorded")));
  auto number = std::make_shared<std::string>();
  number_argument(*c, *number);
  on_call(*c, x, [&x, number] {
    const auto loaded = x.load(*number);
    if (!loaded) return;
    json::array out;
    Table table({{"#", Align::Right}, {tr(N_("happened"))}, {tr(N_("event"))}, {tr(N_("by"))}, {tr(N_("recorded"))}});
    for (const auto& e : loaded->events) {
      table.add({std::to_string(e.seq), rules::iso(e.on), label(engine::verb_of(e.fact)), e.by, e.recorded_at});
      out.push_back(json::object{{"seq", e.seq},
                                 {"on", rules::iso(e.on)},
                                 {"event", engine::type_of(e.fact)},
                                 {"verb", engine::verb_of(e.fact)},
                                 {"by", e.by},
                                 {"recorded_at", e.recorded_at}});
    }
    if (x.json) return x.print(out);
    table.print(std::cout);
  });
}

void add_actions(CLI::App& app, Context& x) {
  auto* c = app.add_subcommand("actions", tr(N_("what may be done with a case now, and why the rest may not")));
  auto number = std::make_shared<std::string>();
  number_argument(*c, *number);
  on_call(*c, x, [&x, number] {
    const auto loaded = x.load(*number);
    if (!loaded) return;
    json::array out;
    Table table({{tr(N_("command"))}, {tr(N_("allowed"))}, {tr(N_("reason"))}, {tr(N_("article"))}});
    for (const auto& a : engine::actions_of(loaded->c, x.today(), x.office()->calendar())) {
      const auto reason = a.allowed ? "" : render(a.reason);
      table.add({with_label(a.verb), tr(a.allowed ? N_("yes") : N_("no")), reason, article_text(a.article)});
      out.push_back(json::object{{"verb", a.verb}, {"allowed", a.allowed}, {"reason", reason}, {"article", a.article}});
    }
    if (x.json) return x.print(out);
    table.print(std::cout);
  });
}

}  // namespace qixian::cli
