#include "engine/office/practice.hpp"

#include <boost/json.hpp>

#include "cli/views.hpp"
#include "present/office/agency_view.hpp"

namespace qixian::cli {
namespace {

void list(Context& x) {
  if (!x.office()) return;
  if (x.json) return x.print(practices_json(x.words, x.store()));
  Table table({whole(x.words.tr(N_("practice"))),
               whole(x.words.tr(N_("choice"))),
               {x.words.tr(N_("choices"))},
               {x.words.tr(N_("what it is"))}});
  for (const auto& p : engine::practices()) {
    std::string choices;
    for (const auto choice : p.choices) (choices += choices.empty() ? "" : " ") += choice;
    table.add({std::string(p.id), engine::choice_of(x.store(), p.id), choices, x.words.tr(p.what)});
  }
  print(table);
}

void set(Context& x, const engine::PracticeSet& fact) {
  auto* office = x.office(For::writing);
  if (!office) return;
  const auto done = engine::set_practice(*office, fact, x.today(), x.by);
  if (!done) return x.fail(done.error());
  if (x.json) return x.print(to_json(fact));
  std::cout << fact.practice << "  " << fact.choice << '\n';
}

}  // namespace

void add_practice(Command& app, Context& x) {
  auto* c = app.add_subcommand("practice", x.words.tr(N_("what the law leaves to the office")));
  c->require_subcommand(1);
  auto* l = c->add_subcommand("list", x.words.tr(N_("each practice and the store's choice")));
  on_call(*l, x, [&x] { list(x); });
  auto* s = c->add_subcommand("set", x.words.tr(N_("choose; it holds for acts from then on")));
  auto fact = std::make_shared<engine::PracticeSet>();
  s->add_option("practice", fact->practice, x.words.tr(N_("which practice")))->required();
  s->add_option("choice", fact->choice, x.words.tr(N_("the choice")))->required();
  on_call(*s, x, [&x, fact] { set(x, *fact); });
}

}  // namespace qixian::cli
