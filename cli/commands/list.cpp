#include <boost/json.hpp>
#include <set>

#include "cli/agency_choice.hpp"
#include "cli/views.hpp"
#include "engine/request/project.hpp"
#include "present/acts/act_view.hpp"
#include "present/language/wording.hpp"

namespace qixian::cli {
namespace {

struct Input {
  engine::CaseFilter filter;
  std::string agency;
  AgencyChoice choice;
  int due_within = -1;
  bool overdue = false, voided = false, may_lapse = false;
};

bool complete(Context& x, engine::Office& office, Input& in) {
  if (!in.choice.narrow(x, in.agency, "list", in.filter)) return false;
  if (in.overdue) in.filter.due_before = x.today();
  if (in.due_within >= 0) in.filter.due_until = office.calendar().add(x.today(), in.due_within);
  return true;
}

/// What a supervisor has to see: which receipts were made void, by whom and why, and what went out of sight with them.
void list_voided(Context& x, const engine::Office& office, const Input& in) {
  const auto found = engine::voided_cases(office);
  if (!found) return x.fail(found.error());
  Table table({whole(x.words.tr(N_("case"))),
               whole(x.words.tr(N_("number"))),
               {x.words.tr(N_("agency"))},
               whole(x.words.tr(N_("void since"))),
               {x.words.tr(N_("by"))},
               {x.words.tr(N_("it was"))},
               {x.words.tr(N_("reason"))}});
  json::array out;
  for (const auto& v : *found) {
    if (!in.choice.has(v.c.request.agency)) continue;
    if (x.json)
      out.push_back(to_json(v, office));
    else
      table.add({"#" + std::to_string(v.stream), v.c.request.number, agency_name(office, v.c.request.agency),
                 rules::iso(v.on), v.by, label(x.words, v.hidden), one_line(v.reason.value)});
  }
  if (x.json) return x.print(out);
  if (table.empty()) return x.say({N_("no case"), {}});
  print(table);
}

/// The cases whose supplement or fee is past its day: from the first working day after it they may be let lapse.
std::set<engine::StreamId> lapsing(const engine::Office& office, Day today) {
  std::set<engine::StreamId> found;
  for (const std::string kind : {"supplement", "fee"}) {
    office.store().each_deadline({.kind = kind, .to = today}, [&](const engine::DeadlineRow& row) {
      if (office.calendar().add(row.due, 1) <= today) found.insert(row.stream);
    });
  }
  return found;
}

void run(Context& x, Input in) {
  auto* office = x.office();
  if (!office || !complete(x, *office, in)) return;
  if (in.voided) return list_voided(x, *office, in);
  Table table({whole(x.words.tr(N_("number"))),
               {x.words.tr(N_("agency"))},
               {x.words.tr(N_("officer"))},
               spare(x.words.tr(N_("received"))),
               whole(x.words.tr(N_("due"))),
               {x.words.tr(N_("left")), Align::Right},
               {x.words.tr(N_("status"))},
               {x.words.tr(N_("flags"))}});
  json::array out;
  const auto may_lapse = in.may_lapse ? lapsing(*office, x.today()) : std::set<engine::StreamId>();
  office->store().each_case(in.filter, [&](const engine::CaseRow& row) {
    if (!in.choice.has(row.agency) || (in.may_lapse && !may_lapse.contains(row.id))) return;
    if (x.json) {
      out.push_back(to_json(row, *office));
      return;
    }
    const auto left = engine::remaining_on(row, x.today(), office->calendar());
    table.add({row.number, agency_name(*office, row.agency), row.officer, or_dash(row.received_on),
               or_dash(row.due) + (row.provisional ? "?" : ""), left ? std::to_string(*left) : "",
               label(x.words, engine::status_on(row, x.today())), row.flags.text()});
  });
  if (x.json) return x.print(out);
  if (table.empty()) return x.say({N_("no case"), {}});
  print(table);
}

}  // namespace

void add_list(Command& app, Context& x) {
  auto* c = app.add_subcommand("list", x.words.tr(N_("cases, by due day")));
  auto in = std::make_shared<Input>();
  c->add_option("--state", in->filter.state, x.words.tr(N_("registered, assigned, in_hand, answered …")))
      ->one_of({"awaiting_confirmation", "registered", "assigned", "in_hand", "answered", "served", "closed"});
  c->add_option("--due-within", in->due_within, x.words.tr(N_("open cases due within so many working days")))
      ->between(0, 1000);
  c->add_flag("--overdue", in->overdue, x.words.tr(N_("open cases past their limit")));
  c->add_flag("--may-lapse", in->may_lapse,
              x.words.tr(N_("whose supplement or payment is past its day: they may be let lapse")));
  c->add_flag("--voided", in->voided, x.words.tr(N_("cases whose receipt is void, and what they were")));
  c->add_option("--agency", in->agency, x.words.tr(N_("of one agency")));
  c->add_option("--officer", in->filter.officer, x.words.tr(N_("of one officer")));
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
