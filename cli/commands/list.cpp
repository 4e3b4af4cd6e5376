#include "cli/agency_choice.hpp"
#include "cli/views.hpp"

namespace qixian::cli {
namespace {

struct Input {
  engine::CaseFilter filter;
  std::string agency;
  AgencyChoice choice;
  int due_within = -1;
  bool overdue = false;
};

bool complete(Context& x, engine::Office& office, Input& in) {
  if (!in.choice.narrow(x, in.agency, "list", in.filter)) return false;
  if (in.overdue) in.filter.due_before = x.today();
  if (in.due_within >= 0) in.filter.due_until = office.calendar().add(x.today(), in.due_within);
  return true;
}

void run(Context& x, Input in) {
  auto* office = x.office();
  if (!office || !complete(x, *office, in)) return;
  Table table({whole(tr(N_("number"))),
               {tr(N_("agency"))},
               {tr(N_("officer"))},
               spare(tr(N_("received"))),
               whole(tr(N_("due"))),
               {tr(N_("left")), Align::Right},
               {tr(N_("status"))},
               {tr(N_("flags"))}});
  json::array out;
  office->store().each_case(in.filter, [&](const engine::CaseRow& row) {
    if (!in.choice.has(row.agency)) return;
    if (x.json) {
      out.push_back(to_json(row, *office));
      return;
    }
    const auto* agency = office->agencies().find(row.agency);
    const auto left = engine::remaining_on(row, x.today(), office->calendar());
    table.add({row.number, agency ? agency->name() : "", row.officer, or_dash(row.received_on),
               or_dash(row.due) + (row.provisional ? "?" : ""), left ? std::to_string(*left) : "",
               label(engine::status_on(row, x.today())), row.flags});
  });
  if (x.json) return x.print(out);
  if (table.empty()) return x.say({N_("no case"), {}});
  print(table);
}

}  // namespace

void add_list(Command& app, Context& x) {
  auto* c = app.add_subcommand("list", tr(N_("cases, by due day")));
  auto in = std::make_shared<Input>();
  c->add_option("--state", in->filter.state, tr(N_("registered, assigned, in_hand, answered …")))
      ->one_of({"awaiting_confirmation", "registered", "assigned", "in_hand", "answered", "served", "closed"});
  c->add_option("--due-within", in->due_within, tr(N_("open cases due within so many working days")))->between(0, 1000);
  c->add_flag("--overdue", in->overdue, tr(N_("open cases past their limit")));
  c->add_option("--agency", in->agency, tr(N_("of one agency")));
  c->add_option("--officer", in->filter.officer, tr(N_("of one officer")));
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
