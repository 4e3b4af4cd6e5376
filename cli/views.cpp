#include "cli/views.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "cli/fee_view.hpp"
#include "cli/remedy_view.hpp"
#include "cli/wording.hpp"
#include "engine/request/clock/receipt_days.hpp"
#include "engine/request/remedies/remedies.hpp"

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

constexpr std::size_t name_width = 22;

/// A text of a page, on a terminal broken to its width; its further lines are indented.
void print_text(const std::string& head, const std::string& text, std::size_t indent) {
  const auto columns = terminal_columns(STDOUT_FILENO);
  std::string before = head;
  for (const auto& l : wrap(text, columns > indent ? columns - indent : 0)) {
    std::cout << before << l << '\n';
    before.assign(indent, ' ');
  }
}

void line_of(const std::string& name, const std::string& value) { print_line(name, value); }
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

std::string window_label(const engine::Window& w) {
  return label(w.kind == "supplement" ? "until supplement" : w.kind);
}

std::string open_end_text(const engine::Window& w) {
  if (w.kind == "fee") return tr(N_("open-ended: the day of receipt of the notice is not on record (charge-received)"));
  if (w.kind == "reconsideration_decision") return tr(N_("stands still: suspended"));
  if (w.what.empty() || !w.at_latest) return tr(N_("open-ended until served"));
  return render({N_("open-ended until served, at the latest {0}"), {day_text(*w.at_latest)}});
}

std::string doubt_text(const engine::Window& w) {
  return w.kind == "reconsideration_answer" ? tr(N_("(from the filing: the day of the copy is not on record)"))
                                            : tr(N_("(from its own day: the day of its receipt is not on record)"));
}

std::string window_text(const engine::Window& w, const engine::RequestReceived& request) {
  // One applicant needs no number.
  const bool of_each = w.kind == "apply_reconsideration" || w.kind == "direct_suit";
  std::string text = w.until ? day_text(*w.until) : open_end_text(w);
  if (!w.what.empty() && !(of_each && request.applicants.size() < 2)) text += " (" + w.what + ")";
  if (w.doubtful) text += std::string(" ") + doubt_text(w);
  if (w.yuan > 0) text += (language() == "zh" ? "，" : ", ") + sum_text(w.yuan);
  return text;
}

/// From the first working day after its day a supplement or a payment that did not come may be let lapse.
std::string lapse_text(const engine::Window& w, const engine::Case& c, const engine::Office& office) {
  if ((w.kind != "supplement" && w.kind != "fee") || !w.until || !office.calendar().covers(*w.until)) return {};
  if (office.calendar().add(*w.until, 1) > office.today()) return {};
  return c.law == rules::Law::r07 ? tr(N_(" (past: may be closed now, `answer --code told_to_supplement`)"))
                                  : tr(N_(" (may be let lapse now: `lapse`)"));
}

/// The days beside the reply limit that an act set or moved.
std::vector<engine::Window> windows_set(const engine::Recorded& done, const engine::Office& office) {
  const auto before = engine::windows(done.before, office.calendar(), office.today());
  auto after = engine::windows(done.after, office.calendar(), office.today());
  std::erase_if(after, [&](const engine::Window& w) {
    // The notice is no day that anything waits for: `show` names it.
    return (!w.until && w.kind != "fee") || w.kind == "supplement_notice" ||
           std::ranges::any_of(before, [&](const engine::Window& old) {
             return old.kind == w.kind && old.what == w.what && old.until == w.until;
           });
  });
  return after;
}

/// An extension is used up by being told, whatever comes of the clock (law.md 3: ours): better after the restart.
void tell_idle_extension(const engine::Recorded& recorded) {
  if (recorded.before.extended || !recorded.after.extended || recorded.row.stopped_until != engine::until_an_act)
    return;
  const bool restarts = std::ranges::any_of(recorded.after.waits, [](const engine::Wait& w) {
    return w.open() && w.timely && (w.kind == "supplement" || w.kind == "fee");
  });
  if (!restarts) return;
  std::cerr << tr(N_("warning")) << tr(N_(": "))
            << tr(N_(
                   "the clock stands still and will start anew: this extension is used up and adds nothing to the new "
                   "limit; if it was entered by mistake, `correct` it with --void"))
            << '\n';
}

}  // namespace

void print_line(const std::string& name, const std::string& value) {
  if (value.empty()) return;
  // A name wider than its column keeps a blank before the value.
  print_text(width(name) < name_width ? pad_right(name, name_width) : name + " ", value, name_width);
}

std::string day_text(Day day) { return language() == "zh" ? rules::running_text(day) : rules::iso(day); }
void print(const Table& table) { table.print(std::cout, terminal_columns(STDOUT_FILENO)); }
std::string or_dash(const std::optional<Day>& day) { return day ? rules::iso(*day) : "-"; }

std::string sum_text(int yuan) {
  return render({N_("{0} yuan"), {grouped(static_cast<std::uint64_t>(std::max(yuan, 0)))}});
}

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

json::array windows_json(const engine::Case& c, const engine::Office& office) {
  json::array out;
  for (const auto& w : engine::windows(c, office.calendar(), office.today())) {
    json::object o{{"kind", w.kind}, {"what", w.what}, {"from", rules::iso(w.from)}, {"until", or_null(w.until)}};
    if (w.yuan > 0) o["yuan"] = w.yuan;
    if (w.doubtful) o["doubtful"] = true;
    if (w.at_latest) o["at_latest"] = rules::iso(*w.at_latest);
    o["rule"] = w.rule;
    out.push_back(std::move(o));
  }
  return out;
}

std::optional<rules::WorkCalendar> calendar_known(Context& x, std::optional<Day> known_on) {
  std::span<const rules::Notice> notices = rules::shipped_notices();
  if (!x.db.empty() || x.store_path().empty() || std::filesystem::exists(x.store_path())) {
    const auto* office = x.office();
    if (!office) return std::nullopt;
    notices = office->calendar().notices();
  }
  return known_on ? rules::WorkCalendar(notices, *known_on) : rules::WorkCalendar(notices);
}

void print_steps(const std::vector<engine::Step>& steps) {
  Table table({whole(tr(N_("from"))),
               whole(tr(N_("to"))),
               {tr(N_("days")), Align::Right},
               {tr(N_("effect"))},
               {tr(N_("why"))},
               {tr(N_("rule"))}});
  for (const auto& s : steps) {
    const bool open_end = s.to == engine::until_an_act;
    table.add({rules::iso(s.from), open_end ? "" : rules::iso(s.to), s.days != 0 ? std::to_string(s.days) : "",
               label(s.effect), render(s.why), rule_text(s.rule)});
  }
  print(table);
}

namespace {

/// What a receipt waits for.
std::string awaited_text(const engine::RequestReceived& request) {
  return request.channel == "post_signed" && !request.misdirected ? tr(N_("awaiting the letter's signature"))
                                                                  : tr(N_("awaiting confirmation"));
}

void print_receipt(const engine::Case& c, const engine::Office& office) {
  if (engine::is_receipt_doubtful(c))
    line(N_("doubt"), tr(N_("counted from the day of submission: the day on which the letter was signed for is not on "
                            "record")));
  const auto days = engine::receipt_days(c, office.calendar());
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto due = days[i].due ? day_text(*days[i].due) : tr(N_("the clock stands still"));
    line(N_("signed for"), render({i == 0 ? N_("{0}: it counts; due {1}") : N_("{0}, again; it would be due {1}"),
                                   {day_text(days[i].on), due}}));
  }
}

/// Where the confidentiality review stands, what it found, and whose turn it is.
std::string review_text(const engine::Review& r) {
  if (r.rounds == 0) return {};
  std::string text = r.state == "none" ? tr(N_("sent back to the unit")) : machine_text(r.state);
  if (r.state == "referred" && !r.question.empty()) text += tr(N_(": ")) + choice_text(r.question);
  if (!r.outcome.empty()) text += tr(N_(", ")) + choice_text(r.outcome);
  const char* next = r.state == "marked"        ? N_("the unit's head")
                     : r.state == "head_agreed" ? N_("the review body")
                     : r.state == "referred"    ? N_("the ruling from above")
                     : r.state == "none"        ? N_("the unit, to mark it anew")
                     : r.state == "approved"    ? nullptr
                                                : N_("the leader in charge");
  return next ? render({N_("{0}; next: {1}"), {text, tr(next)}}) : text;
}

}  // namespace

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
  if (row.received_on || row.open)
    line(N_("received"),
         row.received_on ? render({N_("{0} ({1})"), {rules::iso(*row.received_on), row.law}}) : awaited_text(request));
  print_receipt(loaded.c, office);
  line(N_("due"), due_text(row, office));
  line(N_("review"), review_text(loaded.c.review));
  if (row.closed_on)
    line(N_("answered"),
         day_text(*row.closed_on) + " " + label(row.answer) + (row.late ? " " + std::string(tr(N_("(late)"))) : ""));
  print_matters(loaded.c);
  for (const auto& w : engine::windows(loaded.c, office.calendar(), office.today()))
    line_of(window_label(w), window_text(w, request) + lapse_text(w, loaded.c, office));
  print_fees(loaded.c);
  if (engine::status_on(row, office.today()) == "overdue") {
    std::cout << tr(N_("Against the silence the applicant has:")) << '\n';
    for (const auto& s : remedy_sentences(*remedies_of(loaded.c, row, office))) print_text("  - ", s, 4);
  }
  for (const auto& f : loaded.c.flags) {
    const auto said = loaded.c.erased ? std::string(tr(N_("(erased)"))) : one_line(f.reason.value);
    print_text("! ",
               f.id + " " + render(f.why) + (f.reason.empty() ? " " : tr(N_(": "))) +
                   (f.reason.empty() ? tr(N_("(no reason on record)")) : said),
               2);
  }
}

void answer_act(Context& context, const engine::Recorded& recorded) {
  const auto& office = *context.office();
  for (const auto& flag : recorded.raised) {
    std::cerr << tr(N_("warning")) << tr(N_(": ")) << flag.id << " " << render(flag.why) << '\n';
  }
  tell_late_filing(recorded);
  tell_idle_extension(recorded);
  if (context.json) {
    auto o = to_json(recorded.row, office);
    o["windows"] = windows_json(recorded.after, office);
    return context.print(o);
  }
  std::cout << recorded.row.number << "  " << label(recorded.row.state);
  if (recorded.row.open && (recorded.row.due || recorded.row.stopped_until))
    std::cout << "  " << (recorded.row.due ? tr(N_("due")) + std::string(" ") : "") << due_text(recorded.row, office);
  else if (recorded.row.closed_on)
    std::cout << "  " << label(recorded.row.answer) << (recorded.row.late ? std::string("  ") + tr(N_("(late)")) : "");
  std::cout << '\n';
  for (const auto& w : windows_set(recorded, office))
    print_text("  " + window_label(w) + tr(N_(": ")), window_text(w, recorded.after.request), 4);
  tell_surplus(recorded);
}

}  // namespace qixian::cli
