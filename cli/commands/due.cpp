#include <boost/json.hpp>
#include <charconv>

#include "adapters/csv/reader.hpp"
#include "adapters/disk/input_file.hpp"
#include "cli/views.hpp"
#include "engine/request/clock/plain_due.hpp"
#include "present/office/calendar_view.hpp"

namespace qixian::cli {
namespace {

struct Input {
  std::optional<Day> received, known_on;
  std::optional<int> days;
  std::string law, batch;
  bool explain = false;
};

void one(Context& x, const Input& in, const rules::WorkCalendar& calendar) {
  const auto law = in.law.empty() ? std::nullopt : rules::find_code<rules::Law>(in.law);
  const auto answer = engine::plain_due(calendar, *in.received, in.days, law);
  if (!answer) return x.fail(answer.error());
  const bool final = answer->certainty == rules::Certainty::final;
  if (x.json) return x.print(to_json(x.words, *answer));
  if (in.explain) print_steps(x.words, answer->steps);
  std::cout << (in.explain ? std::string(x.words.tr(N_("due"))) + " " + day_text(x.words, answer->due)
                           : rules::iso(answer->due));
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
    else if (const auto due = engine::day_after(calendar, *from, n); !due)
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
