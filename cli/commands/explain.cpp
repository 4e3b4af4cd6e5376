#include <boost/json.hpp>

#include "cli/views.hpp"
#include "present/acts/act_view.hpp"
#include "present/language/wording.hpp"

namespace qixian::cli {

void add_explain(Command& app, Context& x) {
  auto* c = app.add_subcommand("explain", x.words.tr(N_("why the limit ends on that day, step by step")));
  auto number = std::make_shared<std::string>();
  number_argument(x.words, *c, *number);
  on_call(*c, x, [&x, number] {
    const auto loaded = x.load(*number);
    if (!loaded) return;
    const auto d = engine::explained_deadline(loaded->c, x.office()->calendar());
    if (x.json) return x.print(deadline_json(x.words, loaded->c, d));
    print_steps(x.words, d.steps);
    if (d.due)
      std::cout << x.words.tr(N_("due")) << " " << day_text(x.words, *d.due)
                << (d.certainty == rules::Certainty::provisional
                        ? std::string(" ") + x.words.tr(N_("(provisional: the holiday notice is not out)"))
                        : "")
                << '\n';
    else if (d.steps.empty())
      std::cout << (loaded->c.state == engine::State::voided
                        ? x.words.tr(N_("its receipt is void: no reply clock runs"))
                        : x.words.tr(N_("the receipt date does not stand yet: no reply clock runs")))
                << '\n';
  });
}

}  // namespace qixian::cli
