#include "cli/views.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>

#include "cli/print_fees.hpp"
#include "cli/print_remedies.hpp"
#include "engine/request/clock/receipt_days.hpp"
#include "engine/request/project.hpp"
#include "engine/request/remedies/remedies.hpp"
#include "present/case/case_view.hpp"
#include "present/case/fee_view.hpp"
#include "present/case/remedy_view.hpp"
#include "present/language/wording.hpp"

namespace qixian::cli {
namespace {

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
void line(const Words& words, const char* name, const std::string& value) { line_of(words.tr(name), value); }

/// The days beside the reply limit that an act set or moved.
std::vector<engine::Window> windows_set(const engine::Recorded& done, const engine::Office& office) {
  const auto before = engine::windows(done.before, office.calendar(), office.today());
  auto after = engine::windows(done.after, office.calendar(), office.today());
  std::erase_if(after, [&](const engine::Window& w) {
    // The notice is no day that anything waits for: `show` names it.
    return (!w.until && w.kind != engine::WindowKind::fee) || w.kind == engine::WindowKind::supplement_notice ||
           std::ranges::any_of(before, [&](const engine::Window& old) {
             return old.kind == w.kind && old.what == w.what && old.until == w.until;
           });
  });
  return after;
}

/// An extension is used up by being told, whatever comes of the clock (law.md 3: ours): better after the restart.
void tell_idle_extension(const Words& words, const engine::Recorded& recorded) {
  if (recorded.before.extended || !recorded.after.extended || recorded.row.stopped_until != engine::until_an_act)
    return;
  const bool restarts = std::ranges::any_of(recorded.after.waits, [](const engine::Wait& w) {
    return w.open() && w.timely && w.is_of_applicant();
  });
  if (!restarts) return;
  std::cerr << words.tr(N_("warning")) << words.tr(N_(": "))
            << words.tr(N_(
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

void print(const Table& table) { table.print(std::cout, terminal_columns(STDOUT_FILENO)); }
std::optional<rules::WorkCalendar> calendar_known(Context& x, std::optional<Day> known_on) {
  std::span<const rules::Notice> notices = rules::shipped_notices();
  if (!x.db.empty() || x.store_path().empty() || std::filesystem::exists(x.store_path())) {
    const auto* office = x.office();
    if (!office) return std::nullopt;
    notices = office->calendar().notices();
  }
  return known_on ? rules::WorkCalendar(notices, *known_on) : rules::WorkCalendar(notices);
}

void print_steps(const Words& words, const std::vector<engine::Step>& steps) {
  Table table({whole(words.tr(N_("from"))),
               whole(words.tr(N_("to"))),
               {words.tr(N_("days")), Align::Right},
               {words.tr(N_("effect"))},
               {words.tr(N_("why"))},
               {words.tr(N_("rule"))}});
  for (const auto& s : steps) {
    const bool open_end = s.to == engine::until_an_act;
    table.add({rules::iso(s.from), open_end ? "" : rules::iso(s.to), s.days != 0 ? std::to_string(s.days) : "",
               label(words, s.effect), words.render(s.why), rule_text(words, s.rule)});
  }
  print(table);
}

namespace {

void print_receipt(const Words& words, const engine::Case& c, const engine::Office& office) {
  if (engine::is_receipt_doubtful(c))
    line(words, N_("doubt"),
         words.tr(N_("counted from the day of submission: the day on which the letter was signed for is not on "
                     "record")));
  const auto days = engine::receipt_days(c, office.calendar());
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto due = days[i].due ? day_text(words, *days[i].due) : words.tr(N_("the clock stands still"));
    line(words, N_("signed for"),
         words.render({i == 0 ? N_("{0}: it counts; due {1}") : N_("{0}, again; it would be due {1}"),
                       {day_text(words, days[i].on), due}}));
  }
}

}  // namespace

void print_case(const Words& words, const engine::LoadedCase& loaded, const engine::CaseRow& row,
                const engine::Office& office) {
  const auto* agency = office.agencies().find(row.agency);
  const auto& request = loaded.c.request;
  std::string names;
  for (const auto& a : request.applicants) (names += names.empty() ? "" : words.tr(N_(", "))) += one_line(a.value);
  line(words, N_("number"), row.number);
  line(words, N_("agency"), agency ? agency->name() : "");
  line(words, N_("applicant"), loaded.c.erased ? words.tr(N_("(erased)")) : names);
  line(words, N_("subject"), one_line(request.subject.value));
  line(words, N_("officer"), row.officer);
  line(words, N_("state"), label(words, row.state));
  line(words, N_("status"), label(words, engine::status_on(row, office.today())));
  if (row.received_on || row.open)
    line(words, N_("received"),
         row.received_on ? words.render({N_("{0} ({1})"), {rules::iso(*row.received_on), row.law}})
                         : awaited_text(words, request));
  print_receipt(words, loaded.c, office);
  line(words, N_("due"), due_text(words, row, office));
  line(words, N_("review"), review_text(words, loaded.c.review));
  if (row.closed_on)
    line(words, N_("answered"),
         day_text(words, *row.closed_on) + " " + label(words, row.answer) +
             (row.late ? " " + std::string(words.tr(N_("(late)"))) : ""));
  print_matters(words, loaded.c);
  for (const auto& w : engine::windows(loaded.c, office.calendar(), office.today()))
    line_of(window_label(words, w), window_text(words, w, request) + lapse_text(words, w, loaded.c, office));
  print_fees(words, loaded.c);
  if (engine::status_on(row, office.today()) == engine::Status::overdue) {
    std::cout << words.tr(N_("Against the silence the applicant has:")) << '\n';
    for (const auto& s : remedy_sentences(words, *remedies_of(loaded.c, row, office))) print_text("  - ", s, 4);
  }
  for (const auto& f : loaded.c.flags) {
    const auto said = loaded.c.erased ? std::string(words.tr(N_("(erased)"))) : one_line(f.reason.value);
    print_text("! ",
               rules::text_of(f.id) + " " + words.render(f.why) + (f.reason.empty() ? " " : words.tr(N_(": "))) +
                   (f.reason.empty() ? words.tr(N_("(no reason on record)")) : said),
               2);
  }
}

void answer_act(Context& context, const engine::Recorded& recorded) {
  const auto& office = *context.office();
  for (const auto& flag : recorded.raised) {
    std::cerr << context.words.tr(N_("warning")) << context.words.tr(N_(": ")) << rules::code_of(flag.id) << " "
              << context.words.render(flag.why) << '\n';
  }
  tell_late_filing(context.words, recorded);
  tell_idle_extension(context.words, recorded);
  if (context.json) {
    auto o = to_json(recorded.row, office);
    o["windows"] = windows_json(recorded.after, office);
    return context.print(o);
  }
  std::cout << recorded.row.number << "  " << label(context.words, recorded.row.state);
  if (recorded.row.open && (recorded.row.due || recorded.row.stopped_until))
    std::cout << "  " << (recorded.row.due ? context.words.tr(N_("due")) + std::string(" ") : "")
              << due_text(context.words, recorded.row, office);
  else if (recorded.row.closed_on)
    std::cout << "  " << label(context.words, recorded.row.answer)
              << (recorded.row.late ? std::string("  ") + context.words.tr(N_("(late)")) : "");
  std::cout << '\n';
  for (const auto& w : windows_set(recorded, office))
    print_text("  " + window_label(context.words, w) + context.words.tr(N_(": ")),
               window_text(context.words, w, recorded.after.request), 4);
  tell_surplus(context.words, recorded);
}

}  // namespace qixian::cli
