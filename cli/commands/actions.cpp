#include <boost/json.hpp>

#include "cli/views.hpp"
#include "present/wording.hpp"

namespace qixian::cli {

void add_actions(Command& app, Context& x) {
  auto* c = app.add_subcommand("actions", tr(N_("what may be done with a case now, and why the rest may not")));
  auto number = std::make_shared<std::string>();
  number_argument(*c, *number);
  on_call(*c, x, [&x, number] {
    const auto loaded = x.load(*number);
    if (!loaded) return;
    json::array out;
    Table table({{tr(N_("command"))}, whole(tr(N_("allowed"))), {tr(N_("reason"))}, {tr(N_("article"))}});
    for (const auto& a : engine::actions_of(loaded->c, x.today(), x.office()->calendar())) {
      const auto reason = a.allowed ? "" : render(a.reason);
      table.add({with_label(a.verb), tr(a.allowed ? N_("yes") : N_("no")), reason, article_text(a.article)});
      out.push_back(json::object{{"verb", a.verb}, {"allowed", a.allowed}, {"reason", reason}, {"article", a.article}});
    }
    if (x.json) return x.print(out);
    print(table);
  });
}

}  // namespace qixian::cli
