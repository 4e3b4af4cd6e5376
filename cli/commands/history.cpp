#include <boost/json.hpp>

#include "cli/views.hpp"
#include "engine/request/decide/corrections.hpp"
#include "present/fact_view.hpp"
#include "present/wording.hpp"

namespace qixian::cli {

void add_history(Command& app, Context& x) {
  auto* c = app.add_subcommand("history", x.words.tr(N_("every event of a case, as it was recorded")));
  auto number = std::make_shared<std::string>();
  number_argument(x.words, *c, *number);
  on_call(*c, x, [&x, number] {
    const auto loaded = x.load(*number);
    if (!loaded) return;
    json::array out;
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
      for (const auto& detail : details_of(x.words, e.fact, x.office()->agencies()))
        table.add_below(detail.label + x.words.tr(N_(": ")) + detail.text);
      json::object event{{"seq", e.seq},
                         {"on", rules::iso(e.on)},
                         {"event", engine::type_of(e.fact)},
                         {"verb", engine::verb_of(e.fact)},
                         {"by", e.by},
                         {"recorded_at", e.recorded_at},
                         {"data", details_json(e.fact, x.office()->agencies())}};
      if (is_void) event["void"] = true;
      out.push_back(std::move(event));
    }
    if (x.json) return x.print(out);
    print(table);
  });
}

}  // namespace qixian::cli
