#include <boost/json.hpp>

#include "cli/agency_choice.hpp"
#include "cli/views.hpp"
#include "present/office/agency_view.hpp"

namespace qixian::cli {
namespace {

struct Input {
  std::string name, kind, level, parent, superior, seat, to, web;
  std::optional<Day> on;
};

void add(Context& x, const Input& in) {
  auto* office = x.office(For::beginning);
  if (!office) return;
  engine::AgencyAdded a{in.name, in.kind, in.level, 0, in.web == "confirmation", in.superior};
  if (!in.parent.empty()) {
    const auto parent = agency_named(x, in.parent, "agency");
    if (!parent) return;
    a.parent = *parent;
  }
  const auto made = office->add_agency(a, in.on.value_or(x.today()), x.by);
  if (!made) return x.fail(made.error());
  if (x.json) return x.print(agency_json(in.name, *made));
  std::cout << in.name << '\n';
}

void describe(Context& x, const Input& in) {
  auto* office = x.office(For::beginning);
  if (!office) return;
  const auto id = agency_named(x, in.name, "agency");
  if (!id) return;
  if (in.kind.empty() && in.level.empty() && in.superior.empty() && in.seat.empty())
    throw UsageError("--kind", x.words.tr(N_("give --kind, --level, --superior or --seat")));
  const engine::AgencyFact fact = engine::AgencyDescribed{in.kind, in.level, in.superior, in.seat};
  if (auto done = office->change_agency(*id, fact, in.on.value_or(x.today()), x.by); !done) return x.fail(done.error());
  if (x.json) return x.print(agency_json(in.name, *id));
  std::cout << in.name << '\n';
}

void description_options(const Words& words, Command& c, Input& in) {
  c.add_option("--kind", in.kind, rules::code_list<engine::AgencyKind>("|"))
      ->one_of(rules::codes<engine::AgencyKind>());
  c.add_option("--level", in.level, rules::code_list<engine::AgencyLevel>("|"))
      ->one_of(rules::codes<engine::AgencyLevel>());
  c.add_option("--superior", in.superior, words.tr(N_("the agency above it in its own line of work")));
}

enum class Change { rename, move, merge };

void change(Context& x, const Input& in, Change what) {
  auto* office = x.office(For::beginning);
  if (!office) return;
  const bool rename = what == Change::rename;
  const auto id = agency_named(x, in.name, "agency");
  const auto to = rename || !id ? std::optional<engine::StreamId>(0) : agency_named(x, in.to, "agency");
  if (!id || !to) return;
  engine::AgencyFact fact = engine::AgencyRenamed{in.to};
  if (what == Change::move) fact = engine::AgencyMoved{*to};
  if (what == Change::merge) fact = engine::AgencyMerged{*to};
  if (auto done = office->change_agency(*id, fact, in.on.value_or(x.today()), x.by); !done) return x.fail(done.error());
  if (x.json) return x.print(agency_json(rename ? in.to : in.name, *id));
  std::cout << in.name << " → " << in.to << '\n';
}

void list(Context& x) {
  auto* office = x.office();
  if (!office) return;
  if (x.json) return x.print(agencies_json(*office));
  Table table(
      {{x.words.tr(N_("agency"))}, {x.words.tr(N_("kind"))}, {x.words.tr(N_("level"))}, {x.words.tr(N_("under"))}});
  for (const auto& [id, a] : office->agencies().all())
    table.add({office->agencies().label(id), label(x.words, a.kind), label(x.words, a.level),
               under_text(x.words, *office, a)});
  print(table);
}

}  // namespace

void add_agency(Command& app, Context& x) {
  auto* c = app.add_subcommand("agency", x.words.tr(N_("the agencies and their tree, with dates")));
  c->require_subcommand(1);
  auto in = std::make_shared<Input>();
  auto* a = c->add_subcommand("add", x.words.tr(N_("a new agency")));
  a->add_option("NAME", in->name)->required();
  description_options(x.words, *a, *in);
  a->add_option("--parent", in->parent,
                x.words.tr(N_("of a department: its government; of a government: the one above")));
  a->add_option("--web-receipt", in->web, x.words.tr(N_("the published rule for web forms under R07")))
      ->one_of({"success", "confirmation"});
  day_option(x.words, *a, "--on", in->on, x.words.tr(N_("from this day; else today")));
  on_call(*a, x, [&x, in] { add(x, *in); });
  auto* s = c->add_subcommand("set", x.words.tr(N_("what an agency is, where it was not on record or has changed")));
  s->add_option("NAME", in->name)->required();
  description_options(x.words, *s, *in);
  s->add_option("--seat", in->seat,
                x.words.tr(N_("of a body that a city's department set up by district: that government")));
  day_option(x.words, *s, "--on", in->on, x.words.tr(N_("from this day; else today")));
  on_call(*s, x, [&x, in] { describe(x, *in); });
  auto* l = c->add_subcommand("list", x.words.tr(N_("all agencies")));
  on_call(*l, x, [&x] { list(x); });
  struct Verb {
    const char *name, *help, *to;
    Change what;
  };
  for (const auto& verb :
       {Verb{"rename", N_("another name; old cases stay with it"), N_("the new name"), Change::rename},
        Verb{"move", N_("below another agency"), N_("the agency above"), Change::move},
        Verb{"merge", N_("into another agency, whose tables count its cases from then on"),
             N_("the agency that takes it in"), Change::merge}}) {
    auto* m = c->add_subcommand(verb.name, x.words.tr(verb.help));
    m->add_option("NAME", in->name)->required();
    m->add_option(verb.what == Change::merge ? "--into" : "--to", in->to, x.words.tr(verb.to))->required();
    day_option(x.words, *m, "--on", in->on, x.words.tr(N_("from this day; else today")));
    on_call(*m, x, [&x, in, what = verb.what] { change(x, *in, what); });
  }
}

}  // namespace qixian::cli
