#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>
#include <sstream>

#include "adapters/csv/reader.hpp"
#include "adapters/disk/input_file.hpp"
#include "cli/views.hpp"
#include "engine/holidays/notice_file.hpp"
#include "engine/holidays/notice_year.hpp"
#include "engine/reminding/reminding.hpp"
#include "present/office/calendar_view.hpp"

namespace qixian::cli {
namespace {

using engine::Moved;
using engine::NoticeFault;
using rules::NoticeKind;

// ---- show
struct Show {
  int year = 0;
  std::optional<Day> known_on;
  bool notices = false;
};

void show_notices(Context& x, const rules::WorkCalendar& calendar) {
  if (x.json) return x.print(notices_json(calendar));
  Table table({{x.words.tr(N_("notice"))},
               {x.words.tr(N_("year")), Align::Right},
               {x.words.tr(N_("kind"))},
               {x.words.tr(N_("issued"))},
               {x.words.tr(N_("published"))},
               {x.words.tr(N_("days")), Align::Right}});
  for (const auto& n : calendar.notices())
    table.add({n.number, std::to_string(n.year), label(x.words, engine::code_of(n.kind)), rules::iso(n.issued),
               rules::iso(n.published), std::to_string(n.days.size())});
  print(table);
  std::cout << x.words.render(
                   {N_("{0} notices; provisional from {1}"), {calendar.notices().size(), calendar.provisional_from()}})
            << '\n';
}

void show_year(Context& x, const CalendarYear& year) {
  if (x.json) return x.print(to_json(year));
  Table table({{x.words.tr(N_("date"))},
               {x.words.tr(N_("weekday"))},
               {x.words.tr(N_("kind"))},
               {x.words.tr(N_("name"))},
               {x.words.tr(N_("notice"))}});
  for (const auto& d : year.days)
    table.add({rules::iso(d.day), weekday_text(x.words, d.day), label(x.words, d.kind()), d.name, d.notice});
  print(table);
  std::cout << x.words.render({N_("{0}: {1} working days; provisional from {2}"),
                               {year.year, year.working_days, year.provisional_from}})
            << '\n';
}

// ---- import and impact
/// Far more than a year's notices take.
constexpr std::size_t most_notice = 1 << 20;

struct File {
  std::string path, number, kind, amends;
  std::optional<Day> published;
  engine::NoticeTerms terms;
};

/// A fault with the place where it stands.
Error placed(const Words& words, const File& in, NoticeFault fault, const char* command) {
  fault.error.command = command;
  if (fault.line == 0) return std::move(fault.error);
  fault.error.message = {N_("{0}, line {1}: {2}"), {in.path, fault.line, words.render(fault.error.message)}};
  return std::move(fault.error);
}

Result<engine::NoticeDraft, NoticeFault> read_csv(const std::string& text, const engine::NoticeHints& hints) {
  std::istringstream in(text);
  adapters::csv::Reader reader(in, {adapters::csv::Encoding::Auto, true});
  adapters::csv::Row row;
  engine::NoticeReader notice;
  auto more = reader.next(row);
  for (; more && *more; more = reader.next(row)) {
    if (auto bad = notice.take(row.line, row.cells)) return tl::unexpected(std::move(*bad));
  }
  if (!more) return tl::unexpected(NoticeFault{0, more.error()});
  return notice.finish(hints);
}

std::optional<engine::NoticeDraft> read(Context& x, const File& in, const char* command) {
  auto read = adapters::disk::read_whole(in.path, most_notice);
  if (!read) {
    read.error().command = command;
    x.fail(read.error());
    return std::nullopt;
  }
  const auto& content = *read;
  const engine::NoticeHints hints{in.number, engine::notice_kind_of(in.kind), in.published.value_or(x.today()),
                                  in.amends};
  const auto first = content.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool is_json = first != content.npos && content[first] == '{';
  auto draft = is_json ? engine::read_holiday_json(std::string_view(content).substr(first), hints,
                                                   x.office()->calendar().notices())
                       : read_csv(content, hints);
  if (draft) return std::move(*draft);
  x.fail(placed(x.words, in, std::move(draft.error()), command));
  return std::nullopt;
}

/// The cases that moved, as a table or as JSON.
class MovedView {
 public:
  MovedView(const Words& words, const engine::Office& office)
      : m_words(words),
        m_office(office),
        m_table({{words.tr(N_("number"))},
                 {words.tr(N_("agency"))},
                 {words.tr(N_("officer"))},
                 {words.tr(N_("due until now"))},
                 {words.tr(N_("due"))},
                 {words.tr(N_("certainty"))},
                 {words.tr(N_("note"))}}) {}

  void add(const Moved& m) {
    m_table.add({m.after.number, agency_name(m_office, m.after.agency), m.after.officer, or_dash(m.before.due),
                 or_dash(m.after.due), certainty_text(m_words, m), note_of(m_words, m)});
    m_json.push_back(to_json(m, m_office));
  }
  const json::array& as_json() const { return m_json; }
  void print() const {
    if (!m_table.empty()) cli::print(m_table);
  }

 private:
  const Words& m_words;
  const engine::Office& m_office;
  Table m_table;
  json::array m_json;
};

void report(Context& x, const rules::Notice& n, const engine::NoticeOutcome& done, const MovedView& moved, bool kept) {
  if (x.json) return x.print(notice_json(n, done, kept, moved.as_json()));
  moved.print();
  for (const auto& line : notice_lines(x.words, n, done, kept)) std::cout << line << '\n';
}

void take(Context& x, const File& in, bool keep) {
  const auto* command = keep ? "calendar import" : "calendar impact";
  if (keep && !std::filesystem::exists(in.path))  // a mistyped path must not leave a store behind
    return x.fail({"no_file", {N_("can't read {0}"), {in.path}}, {N_("check the path"), {}}, "", command, ""});
  if (!std::filesystem::is_regular_file(in.path)) x.reads_once();
  auto* office = x.office(keep ? For::beginning : For::reading);
  if (!office) return;
  const auto draft = read(x, in, command);
  if (!draft) return;
  MovedView moved(x.words, *office);
  const auto tell = [&](const Moved& m) {
    if (keep) engine::note_moved(x.outbox(), m);  // in the notice's own transaction: the next tick says it
    moved.add(m);
  };
  const auto done =
      keep ? office->import_notice(*draft, in.terms, x.by, tell) : office->impact_of(*draft, in.terms, tell);
  if (!done) return x.fail(placed(x.words, in, done.error(), command));
  report(x, draft->notice, *done, moved, keep);
  if (const int wanting = engine::days_wanting(draft->notice); wanting > 0 && !done->known)
    x.say({N_("the law gives {0} more days off than the list has: check that it is whole"), {wanting}});
}

void add_taking(Command& calendar, Context& x, bool keep) {
  auto* c =
      calendar.add_subcommand(keep ? "import" : "impact",
                              x.words.tr(keep ? N_("take a holiday notice into the store; says which deadlines moved")
                                              : N_("which deadlines a holiday notice would move; changes nothing")));
  auto in = std::make_shared<File>();
  c->add_option("FILE", in->path, x.words.tr(N_("the notice as CSV, or a year of holiday-cn as JSON")))->required();
  c->add_option("--number", in->number, x.words.tr(N_("the notice's number, where the file has none")));
  c->add_option("--kind", in->kind, "annual|amendment|regional")->one_of({"annual", "amendment", "regional"});
  day_option(x.words, *c, "--published", in->published,
             x.words.tr(N_("the day it became known, where the file has none; else today")));
  c->add_option("--amends", in->amends,
                x.words.tr(N_("the number of the notice that it amends, where the file has none")))
      ->type_name("NUMBER");
  c->add_option("--replaces", in->terms.replaces, x.words.tr(N_("the number of a notice that was entered wrongly")))
      ->type_name("NUMBER");
  c->add_flag("--complete", in->terms.complete, x.words.tr(N_("the notice really sets no day more")));
  if (keep)
    c->add_flag("--moves-closed", in->terms.moves_closed,
                x.words.tr(N_("it may move the dates of cases that are closed")));
  on_call(*c, x, [&x, in, keep] { take(x, *in, keep); });
}

}  // namespace

void add_calendar(Command& app, Context& x) {
  auto* c = app.add_subcommand("calendar", x.words.tr(N_("the calendar of working days and its notices")));
  c->require_subcommand(1);
  auto in = std::make_shared<Show>();
  auto* s = c->add_subcommand("show", x.words.tr(N_("the days off and make-up days of a year; needs no store")));
  s->add_option("--year", in->year, x.words.tr(N_("the year; else the current one")))->between(2007, 2080);
  day_option(x.words, *s, "--known-on", in->known_on, x.words.tr(N_("by the holiday notices known on that day")));
  s->add_flag("--notices", in->notices, x.words.tr(N_("the notices instead of the days")));
  on_call(*s, x, [&x, in] {
    const auto calendar = calendar_known(x, in->known_on);
    if (!calendar) return;
    if (in->notices) return show_notices(x, *calendar);
    show_year(x, present::calendar_year(*calendar, in->year ? in->year : rules::year_of(x.today())));
  });
  add_taking(*c, x, true);
  add_taking(*c, x, false);
}

}  // namespace qixian::cli
