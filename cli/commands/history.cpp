#include <boost/json.hpp>

#include "cli/views.hpp"
#include "engine/request/decide/corrections.hpp"
#include "present/case/case_page.hpp"
#include "present/case/fact_view.hpp"

namespace qixian::cli {

void add_history(Command& app, Context& x) {
  auto* c = app.add_subcommand("history", x.words.tr(N_("every event of a case, as it was recorded")));
  auto number = std::make_shared<std::string>();
  number_argument(x.words, *c, *number);
  on_call(*c, x, [&x, number] {
    const auto loaded = x.load(*number);
    if (!loaded) return;
    const auto& agencies = x.office()->agencies();
    if (x.json) return x.print(history_json(*loaded, agencies));
    Table table({{"#", Align::Right},
                 whole(x.words.tr(N_("happened"))),
                 {x.words.tr(N_("event"))},
                 {x.words.tr(N_("by"))},
                 whole(x.words.tr(N_("recorded")))});
    const auto voided = engine::voided_in(loaded->events);
    for (const auto& e : loaded->events) {
      const bool is_void = voided.contains(e.seq);
      const auto verb = label(x.words, engine::verb_of(e.fact));
      table.add({std::to_string(e.seq), rules::iso(e.on), is_void ? x.words.render({N_("{0} (void)"), {verb}}) : verb,
                 e.by, e.recorded_at});
      for (const auto& detail : details_of(x.words, e.fact, agencies))
        table.add_below(detail.label + x.words.tr(N_(": ")) + detail.text);
    }
    print(table);
  });
}

}  // namespace qixian::cli
