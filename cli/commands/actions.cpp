#include <boost/json.hpp>

#include "cli/views.hpp"
#include "present/acts/act_view.hpp"
#include "present/language/wording.hpp"

namespace qixian::cli {

void add_actions(Command& app, Context& x) {
  auto* c = app.add_subcommand("actions", x.words.tr(N_("what may be done with a case now, and why the rest may not")));
  auto number = std::make_shared<std::string>();
  number_argument(x.words, *c, *number);
  on_call(*c, x, [&x, number] {
    const auto loaded = x.load(*number);
    if (!loaded) return;
    const auto actions = engine::actions_of(loaded->c, x.today(), x.office()->calendar());
    if (x.json) return x.print(to_json(x.words, actions));
    Table table({{x.words.tr(N_("command"))},
                 whole(x.words.tr(N_("allowed"))),
                 {x.words.tr(N_("reason"))},
                 {x.words.tr(N_("article"))}});
    for (const auto& a : actions)
      table.add({with_label(x.words, a.verb), x.words.tr(a.allowed ? N_("yes") : N_("no")),
                 a.allowed ? "" : x.words.render(a.reason), article_text(x.words, a.article)});
    print(table);
  });
}

}  // namespace qixian::cli
