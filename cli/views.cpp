#include "cli/views.hpp"

#include <unistd.h>

#include "cli/wording.hpp"

namespace qixian::cli {
namespace {

json::value or_null(const std::optional<Day>& day) {
  return day ? json::value(rules::iso(*day)) : json::value(nullptr);
}

json::array flags_json(const std::string& flags) {
  json::array out;
  for (std::size_t from = 0; from < flags.size();) {
    const auto to = std::min(flags.find(' ', from), flags.size());
    out.emplace_back(flags.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

void line_of(const std::string& name, const std::string& value) {
  if (!value.empty()) std::cout << pad_right(name, 22) << value << '\n';
}
void line(const char* name, const std::string& value) { line_of(tr(name), value); }

std::string due_text(const engine::CaseRow& row, const engine::Office& office) {
  if (!row.due && !row.open) return "-";
  if (!row.due) return row.stopped_until ? tr(N_("the clock stands still")) : tr(N_("none yet"));
  std::string text = day_text(*row.due);
  if (row.provisional) text += std::string(" ") + tr(N_("(provisional: the holiday notice is not out)"));
  if (const auto left = engine::remaining_on(row, office.today(), office.calendar())) {
    text += (language() == "zh" ? "，" : ", ") +
            render({*left < 0 ? N_("{0} working days over") : N_("{0} working days left"),
                    {std::to_string(std::abs(*left))}});
  }
  return text;
}

}  // namespace

std::string day_text(Day day) { return language() == "zh" ? rules::running_text(day) : rules::iso(day); }
std::string or_dash(const std::optional<Day>& day) { return day ? rules::iso(*day) : "-"; }

json::object to_json(const engine::CaseRow& row, const engine::Office& office) {
  const auto* agency = office.agencies().find(row.agency);
  const auto left = engine::remaining_on(row, office.today(), office.calendar());
  json::object o;
  o["number"] = row.number;
  o["agency"] = agency ? agency->name() : "";
  o["state"] = row.state;
  o["law"] = row.law.empty() ? json::value(nullptr) : json::value(row.law);
  o["received"] = or_null(row.received_on);
  o["due"] = or_null(row.due);
  o["certainty"] = row.provisional ? "provisional" : "final";
  o["status"] = std::string(engine::status_on(row, office.today()));
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

json::array to_json(const std::vector<engine::Step>& steps) {
  json::array out;
  for (const auto& s : steps) {
    out.push_back(json::object{{"from", rules::iso(s.from)},
                               {"to", rules::iso(s.to)},
                               {"days", s.days},
                               {"effect", s.effect},
                               {"rule", s.rule},
                               {"why", render(s.why)}});
  }
  return out;
}

json::object to_json(const Error& e) {
  return {{"code", e.code},
          {"state", e.state},
          {"command", e.command},
          {"article", e.article},
          {"message", render(e.message)},
          {"hint", e.hint.id.empty() ? "" : render(e.hint)}};
}

void print_steps(const std::vector<engine::Step>& steps) {
  Table table({{tr(N_("from")), Align::Left},
               {tr(N_("to")), Align::Left},
               {tr(N_("days")), Align::Right},
               {tr(N_("effect")), Align::Left},
               {tr(N_("why")), Align::Left},
               {tr(N_("rule")), Align::Left}});
  for (const auto& s : steps) {
    const bool open_end = s.to == engine::until_an_act;
    table.add({rules::iso(s.from), open_end ? "" : rules::iso(s.to), s.days != 0 ? std::to_string(s.days) : "",
               label(s.effect), render(s.why), rule_text(s.rule)});
  }
  table.print(std::cout, terminal_columns(STDOUT_FILENO));
}

void print_case(const engine::LoadedCase& loaded, const engine::CaseRow& row, const engine::Office& office) {
  const auto* agency = office.agencies().find(row.agency);
  const auto& request = loaded.c.request;
  std::string names;
  for (const auto& a : request.applicants) (names += names.empty() ? "" : tr(N_(", "))) += one_line(a.value);
  line(N_("number"), row.number);
  line(N_("agency"), agency ? agency->name() : "");
  line(N_("applicant"), loaded.c.erased ? tr(N_("(erased)")) : names);
  line(N_("subject"), one_line(request.subject.value));
  line(N_("officer"), row.officer);
  line(N_("state"), label(row.state));
  line(N_("status"), label(engine::status_on(row, office.today())));
  line(N_("received"), row.received_on ? render({N_("{0} ({1})"), {rules::iso(*row.received_on), row.law}})
                                       : tr(N_("awaiting confirmation")));
  line(N_("due"), due_text(row, office));
  if (row.closed_on)
    line(N_("answered"),
         day_text(*row.closed_on) + " " + label(row.answer) + (row.late ? " " + std::string(tr(N_("(late)"))) : ""));
  for (const auto& w : engine::windows(loaded.c, office.calendar(), office.today())) {
    // One applicant needs no number.
    const bool of_all = w.rule.starts_with("rev.apply") || w.rule.starts_with("lit.direct");
    const auto what = of_all && request.applicants.size() < 2 ? "" : w.what;
    line_of(label(w.kind == "supplement" ? "until supplement" : w.kind),
            (w.until ? day_text(*w.until) : std::string(tr(N_("open-ended until served")))) +
                (what.empty() ? "" : " (" + what + ")"));
  }
  for (const auto& f : loaded.c.flags) {
    std::cout << "! " << f.id << " " << render(f.why);
    const auto reason = loaded.c.erased ? std::string(tr(N_("(erased)"))) : one_line(f.reason.value);
    std::cout << (f.reason.empty() ? std::string(" ") + tr(N_("(no reason on record)")) : tr(N_(": ")) + reason)
              << '\n';
  }
}

void answer_act(Context& context, const engine::Recorded& recorded) {
  const auto& office = *context.office();
  for (const auto& flag : recorded.raised) {
    std::cerr << tr(N_("warning")) << tr(N_(": ")) << flag.id << " " << render(flag.why) << '\n';
  }
  if (context.json) {
    context.print(to_json(recorded.row, office));
    return;
  }
  std::cout << recorded.row.number << "  " << label(recorded.row.state);
  if (recorded.row.open && (recorded.row.due || recorded.row.stopped_until))
    std::cout << "  " << (recorded.row.due ? tr(N_("due")) + std::string(" ") : "") << due_text(recorded.row, office);
  else if (recorded.row.closed_on)
    std::cout << "  " << label(recorded.row.answer) << (recorded.row.late ? std::string("  ") + tr(N_("(late)")) : "");
  std::cout << '\n';
}

std::vector<std::string> remedy_sentences(const engine::RemedyAdvice& a, Day reply) {
  (void)reply;
  std::string bodies;
  for (const auto& b : a.bodies) (bodies += bodies.empty() ? "" : tr(N_(" or "))) += b;
  if (bodies.empty()) bodies = tr(N_("(the agency's kind and parent are not on record: see `qixian agency`)"));
  std::vector<std::string> out;
  out.push_back(render(
      {N_("reconsideration within {0} days of service, to {1}"), {std::to_string(a.reconsideration_days), bodies}}));
  if (a.reconsideration_first)
    out.push_back(tr(N_("reconsideration comes first: no direct suit (REV art 23)")));
  else
    out.push_back(
        render({N_("or a suit in the people's court within {0} months of service"), {std::to_string(a.suit_months)}}));
  if (a.disputed) out.push_back(tr(N_("silence: whether reconsideration comes first is disputed; name both")));
  return out;
}

}  // namespace qixian::cli
