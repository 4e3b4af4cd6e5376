#include <boost/json.hpp>

#include "cli/commands/table.hpp"
#include "cli/views.hpp"
#include "engine/tables/fee_sums.hpp"
#include "present/case/fee_view.hpp"

namespace qixian::cli {
namespace {

void add_line(const Words& words, Table& table, const engine::FeeLine& l, const std::string& number,
              const std::string& agency, const std::string& day) {
  const auto sum = [&](std::int64_t fen) { return fen > 0 ? fen_text(words, fen) : std::string(); };
  table.add({number, agency, day, sum(l.search_fen), sum(l.copy_fen), sum(l.post_fen), sum(l.waived_fen),
             sum(l.fee_fen) + (l.fee_unknown ? "?" : ""), sum(l.surplus_fen), fen_text(words, l.received_fen())});
}

void run(Context& x, const TableInput& in) {
  const auto query = query_of(x, in);
  if (!query) return;
  const auto& office = *x.office();
  const auto sums = engine::fee_sums(office, *query);
  if (!sums) return x.fail(sums.error());
  if (x.json) return x.print(to_json(*sums, office));
  if (sums->lines.empty()) return x.say({N_("no fee and no costs"), {}});
  Table table({whole(x.words.tr(N_("number"))),
               {x.words.tr(N_("agency"))},
               whole(x.words.tr(N_("day"))),
               {x.words.tr(N_("search")), Align::Right},
               {x.words.tr(N_("copy")), Align::Right},
               {x.words.tr(N_("postage")), Align::Right},
               {x.words.tr(N_("waived")), Align::Right},
               {x.words.tr(N_("processing fee")), Align::Right},
               {x.words.tr(N_("to be given back")), Align::Right},
               {x.words.tr(N_("collected")), Align::Right}});
  for (const auto& l : sums->lines) {
    add_line(x.words, table, l, l.number, agency_name(office, l.agency), rules::iso(l.on));
  }
  add_line(x.words, table, sums->total, x.words.tr(N_("in all")), "", "");
  print(table);
}

}  // namespace

void add_fees(Command& app, Context& x) {
  auto* c = app.add_subcommand("fees",
                               x.words.tr(N_("what applicants were charged in a year: costs by head, waivers, fees")));
  auto in = std::make_shared<TableInput>();
  c->add_option("--year", in->year, x.words.tr(N_("the year")))->between(2008, 2080)->required();
  c->add_option("--agency", in->agency, x.words.tr(N_("an agency and all below it")));
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
