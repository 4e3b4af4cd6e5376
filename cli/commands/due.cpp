#include <boost/json.hpp>
#include <charconv>

#include "adapters/csv/reader.hpp"
#include "adapters/disk/input_file.hpp"
#include "cli/views.hpp"
#include "present/office/calendar_view.hpp"

namespace qixian::cli {
namespace {

struct Input {
  std::optional<Day> received, known_on;
  std::optional<int> days;
  std::string law, batch;
  bool explain = false;
};

/// The limit asked for: --days, else the reply limit of --law, else of the law in force on the receipt.
struct Limit {
  int days;
  std::string law, rule;
};

Result<Limit> limit_of(const Input& in) {
  if (in.days) return Limit{*in.days, in.law, "days"};
  const Day in_force = rules::reply_rule(rules::Law::r07).from;
  if (in.law.empty() && *in.received < in_force) {
    return engine::refuse("no_law", {N_("no Regulation was in force on {0}"), {*in.received}},
                          {N_("give --days N"), {}}, "R07 art 38");
  }
  const auto law = in.law.empty()    ? rules::governing(*in.received)
                   : in.law == "R07" ? rules::Law::r07
                                     : rules::Law::r19;
  const auto& row = rules::reply_rule(law);
  return Limit{row.length, std::string(rules::code_of(law)), std::string(row.id)};
}

Result<Day> due_of(const rules::WorkCalendar& calendar, Day from, int n) {
  try {
    return calendar.add(from, n);
  } catch (const std::out_of_range&) {
    return engine::refuse("date_outside", {N_("{0} and {1} working days from it lie outside the calendar"), {from, n}},
                          {N_("the calendar is known from {0} to {1}, for up to {2} working days either way"),
                           {calendar.first(), calendar.last(), rules::WorkCalendar::max_step}},
                          "C7");
  }
}

void one(Context& x, const Input& in, const rules::WorkCalendar& calendar) {
  const auto limit = limit_of(in);
  if (!limit) return x.fail(limit.error());
  const auto due = due_of(calendar, *in.received, limit->days);
  if (!due) return x.fail(due.error());
  const bool final = calendar.certainty(*due) == rules::Certainty::final;
  const auto steps = engine::count_steps(calendar, *in.received, limit->days, limit->rule);
  if (x.json) return x.print(to_json(x.words, Counted{*in.received, limit->days, *due, !final, limit->law}, steps));
  if (in.explain) print_steps(x.words, steps);
  std::cout << (in.explain ? std::string(x.words.tr(N_("due"))) + " " + day_text(x.words, *due) : rules::iso(*due));
  std::cout << (final ? "" : std::string(" ") + x.words.tr(N_("(provisional: the holiday notice is not out)"))) << '\n';
}

void write_due(Context& x, const Counted& c) {
  if (x.json) return x.print(to_json(c));
  std::cout << rules::iso(c.from) << ',' << c.days << ',' << rules::iso(c.due) << '\n';
}

/// receipt_date,working_days[,…] in, receipt_date,working_days,due_date out; as JSON an object a line.
/// @param file what the stream belongs to; null for standard input
void batch(Context& x, std::istream& in, const rules::WorkCalendar& calendar,
           const adapters::disk::InputFile* file = nullptr) {
  adapters::csv::Reader reader(in, {adapters::csv::Encoding::Auto, true});
  adapters::csv::Row row;
  const auto bad = [&](const Text& why) {
    std::cerr << x.words.render({N_("line {0}: {1}"), {row.line, x.words.render(why)}}) << '\n';
    x.exit_code = refused;
  };
  std::int64_t provisional = 0;
  if (!x.json) std::cout << "receipt_date,working_days,due_date\n";
  for (auto more = reader.next(row); !more || *more; more = reader.next(row)) {
    if (!more) return x.fail(file && more.error().code == "read_failed" ? file->failure() : more.error());
    if (row.cells.size() >= 2 && row.cells[0] == "receipt_date") continue;
    if (row.cells.size() < 2) {
      bad({N_("receipt_date and working_days are wanted"), {}});
      continue;
    }
    const auto from = rules::parse_day(row.cells[0]);
    int n = 0;
    const auto text = row.cells[1];
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (!from)
      bad({N_("not a date: {0}"), {std::string(row.cells[0])}});
    else if (error != std::errc{} || end != text.data() + text.size())
      bad({N_("not a number of working days: {0}"), {std::string(text)}});
    else if (const auto due = due_of(calendar, *from, n); !due)
      bad(due.error().message);
    else {
      const bool open = calendar.certainty(*due) == rules::Certainty::provisional;
      provisional += open;
      write_due(x, {*from, n, *due, open});
    }
  }
  if (provisional > 0)
    x.say({N_("{0} of these due days are provisional: their holiday notice is not out"), {provisional}});
}

void run(Context& x, const Input& in) {
  const auto known = calendar_known(x, in.known_on);
  if (!known) return;
  const auto& calendar = *known;
  if (in.batch.empty()) return one(x, in, calendar);
  if (in.batch == "-") return batch(x, std::cin, calendar);
  auto file = adapters::disk::InputFile::open(in.batch);
  if (!file) return x.fail(file.error());
  batch(x, file->stream(), calendar, &*file);
}

}  // namespace

void add_due(Command& app, Context& x) {
  auto* c = app.add_subcommand(
      "due", x.words.tr(N_("when a limit of working days ends, by the store's notices where there is a store")));
  auto in = std::make_shared<Input>();
  auto* received = day_option(x.words, *c, "--received", in->received, x.words.tr(N_("the receipt date: day zero")));
  auto* days = c->add_option("--days", in->days, x.words.tr(N_("working days; else the reply limit of the law")));
  c->add_option("--law", in->law, "R07|R19")->one_of({"R07", "R19"})->excludes(days);
  day_option(x.words, *c, "--known-on", in->known_on, x.words.tr(N_("by the holiday notices known on that day")));
  c->add_flag("--explain", in->explain, x.words.tr(N_("each step, with the days that don't count")));
  auto* file =
      c->add_option("--batch", in->batch, x.words.tr(N_("CSV of receipt_date,working_days; - for standard input")))
          ->type_name("FILE|-")
          ->excludes(received);
  on_call(*c, x, [&x, in, file] {
    if (!in->received && !file->given()) throw UsageError("--received");
    run(x, *in);
  });
}

}  // namespace qixian::cli
