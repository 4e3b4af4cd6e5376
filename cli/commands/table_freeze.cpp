#include <boost/json.hpp>

#include "cli/commands/table.hpp"
#include "present/tables/published_view.hpp"

namespace qixian::cli {
namespace {

void list(Context& x) {
  auto* office = x.office();
  if (!office) return;
  json::array out;
  Table table({{x.words.tr(N_("agency"))},
               {x.words.tr(N_("period"))},
               {x.words.tr(N_("table"))},
               {x.words.tr(N_("frozen at"))},
               {x.words.tr(N_("by"))},
               {x.words.tr(N_("report published"))},
               {x.words.tr(N_("hash"))}});
  const auto reports = engine::published_reports(x.store());
  x.store().each_frozen([&](const engine::FrozenTable& f) {
    engine::TableQuery q;
    q.period = f.period;
    q.root = f.agency;
    const auto* report = report_of(reports, q);
    const auto on = report ? rules::iso(report->on) : std::string();
    table.add({agency_or_all(x.words, *office, f.agency), period_text(x.words, q), f.form, f.frozen_at, f.by, on,
               f.intact ? f.hash : f.hash + " " + x.words.tr(N_("(changed in the file)"))});
    out.push_back(to_json(x.words, f, report, *office));
    if (!f.intact) x.exit_code = refused;
  });
  if (x.json) return x.print(out);
  if (table.empty()) return x.say({N_("no table was frozen"), {}});
  print(table);
}

void freeze(Context& x, const TableInput& in, bool again) {
  const auto query = query_of(x, in, For::writing);
  if (!query) return;
  if (const auto other = engine::other_form(*query)) x.say(*other);
  const auto kept = engine::freeze_table(*x.office(), *query, x.by, again);
  if (!kept) return x.fail(kept.error());
  const auto head = x.store().heads();  // with the anchor: who keeps it elsewhere can prove the table
  if (x.json) return x.print(kept_json(*kept, head));
  std::cout << x.words.render(
                   {N_("{0}, {1}, table {2}: frozen"),
                    {agency_or_all(x.words, *x.office(), kept->agency), period_text(x.words, *query), kept->form}})
            << '\n'
            << x.words.render({N_("hash {0}, head {1}"), {kept->hash, kept->head.text()}}) << '\n'
            << x.words.render({N_("head {0} (keep it: `qixian verify --head` sees a cut tail)"), {head.text()}})
            << '\n';
}

}  // namespace

void show_frozen(Context& x, const engine::TableQuery& q, const TableOutput& output) {
  const auto frozen = engine::frozen_of(*x.office(), q);
  const auto published = frozen ? engine::table_of(*frozen) : std::nullopt;
  if (!published)
    return x.fail(
        {"not_frozen", {N_("this table was not frozen"), {}}, {N_("see `qixian table freeze`"), {}}, "", "table", ""});
  if (!frozen->intact) {
    x.say({N_("the frozen table was changed in the file: its hash does not fit"), {}});
    x.exit_code = refused;
  }
  engine::OfficialTable t{q, q.root ? agency_or_all(x.words, *x.office(), q.root) : "", *published, {}, {}, {}, {}, {}};
  t.broken = rules::broken_checks(t.table);
  if (output.format == "json") return x.print(table_json(x.words, t, *frozen));
  std::vector<std::string> notes{x.words.render({N_("frozen at {0} by {1}"), {frozen->frozen_at, frozen->by}})};
  const auto reports = engine::published_reports(x.store());
  if (const auto* report = report_of(reports, q)) notes.push_back(report_line(x.words, *report));
  for (const auto& figure : engine::without_place(*frozen))
    notes.push_back(
        x.words.render({N_("published too, and without a place on form {0}: {1}"), {frozen->form, figure}}));
  show_table(x, t, notes, output);
}

void add_table_freeze(Command& app, Context& x) {
  auto* c = app.add_subcommand("freeze", x.words.tr(N_("keep a table as it was published")));
  struct Input : TableInput {
    bool again = false, list = false;
  };
  auto in = std::make_shared<Input>();
  table_options(x.words, *c, *in);
  c->add_flag("--again", in->again, x.words.tr(N_("it was published anew: keep this one beside the earlier")));
  c->add_flag("--list", in->list, x.words.tr(N_("list the frozen tables")));
  on_call(*c, x, [&x, in] { in->list ? list(x) : freeze(x, *in, in->again); });
}

}  // namespace qixian::cli
