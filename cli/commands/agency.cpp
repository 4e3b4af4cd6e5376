#include "cli/views.hpp"

namespace qixian::cli {
namespace {

struct Input {
  std::string name, kind, level, parent, superior, to, web;
  std::optional<Day> on;
};

std::optional<engine::StreamId> known(Context& x, const std::string& name) {
  if (const auto* agency = x.office()->agencies().named(name)) return agency->id;
  x.fail({"no_agency", {N_("no agency {0}"), {name}}, {N_("see `qixian agency list`"), {}}, "", "agency", ""});
  return std::nullopt;
}

void add(Context& x, const Input& in) {
  auto* office = x.office(true);
  if (!office) return;
  engine::AgencyAdded a{in.name, in.kind, in.level, 0, in.web == "confirmation", in.superior};
  if (!in.parent.empty()) {
    const auto parent = known(x, in.parent);
    if (!parent) return;
    a.parent = *parent;
  }
  const auto made = office->add_agency(a, in.on.value_or(x.today()), x.by);
  if (!made) return x.fail(made.error());
  if (x.json) return x.print(json::object{{"agency", in.name}, {"id", *made}});
  std::cout << in.name << '\n';
}

void change(Context& x, const Input& in, bool rename) {
  auto* office = x.office(true);
  if (!office) return;
  const auto id = known(x, in.name);
  const auto to = rename || !id ? std::optional<engine::StreamId>(0) : known(x, in.to);
  if (!id || !to) return;
  const engine::AgencyFact fact =
      rename ? engine::AgencyFact(engine::AgencyRenamed{in.to}) : engine::AgencyFact(engine::AgencyMoved{*to});
  if (auto done = office->change_agency(*id, fact, in.on.value_or(x.today()), x.by); !done) return x.fail(done.error());
  if (x.json) return x.print(json::object{{"agency", rename ? in.to : in.name}, {"id", *id}});
  std::cout << in.name << " → " << in.to << '\n';
}

void list(Context& x) {
  auto* office = x.office();
  if (!office) return;
  json::array out;
  Table table({{tr(N_("agency"))}, {tr(N_("kind"))}, {tr(N_("level"))}, {tr(N_("under"))}});
  for (const auto& [id, a] : office->agencies().all()) {
    const auto* parent = office->agencies().find(a.parent_on(x.today()));
    table.add({a.name(), label(a.kind), label(a.level), parent ? parent->name() : ""});
    out.push_back(json::object{{"id", id},
                               {"agency", a.name()},
                               {"kind", a.kind},
                               {"level", a.level},
                               {"parent", parent ? json::value(parent->name()) : json::value(nullptr)}});
  }
  if (x.json) return x.print(out);
  print(table);
}

}  // namespace

void add_agency(CLI::App& app, Context& x) {
  auto* c = app.add_subcommand("agency", tr(N_("the agencies and their tree, with dates")));
  c->require_subcommand(1);
  auto in = std::make_shared<Input>();
  auto* a = c->add_subcommand("add", tr(N_("a new agency")));
  a->add_option("NAME", in->name)->required();
  a->add_option("--kind", in->kind, "government|department|vertical")
      ->check(CLI::IsMember({"government", "department", "vertical"}));
  a->add_option("--level", in->level, "township|county|city|province|national")
      ->check(CLI::IsMember({"township", "county", "city", "province", "national"}));
  a->add_option("--parent", in->parent, tr(N_("of a department: its government; of a government: the one above")));
  a->add_option("--superior", in->superior, tr(N_("of a department: the department above it")));
  a->add_option("--web-receipt", in->web, tr(N_("the published rule for web forms under R07")))
      ->check(CLI::IsMember({"success", "confirmation"}));
  day_option(*a, "--on", in->on, tr(N_("from this day; else today")));
  on_call(*a, x, [&x, in] { add(x, *in); });
  auto* l = c->add_subcommand("list", tr(N_("all agencies")));
  on_call(*l, x, [&x] { list(x); });
  for (const bool rename : {true, false}) {
    auto* m = c->add_subcommand(rename ? "rename" : "move",
                                tr(rename ? N_("another name; old cases stay with it") : N_("below another agency")));
    m->add_option("NAME", in->name)->required();
    m->add_option("--to", in->to, tr(rename ? N_("the new name") : N_("the agency above")))->required();
    day_option(*m, "--on", in->on, tr(N_("from this day; else today")));
    on_call(*m, x, [&x, in, rename] { change(x, *in, rename); });
  }
}

}  // namespace qixian::cli
