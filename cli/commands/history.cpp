#include <boost/json.hpp>

#include "cli/views.hpp"
#include "engine/request/decide/corrections.hpp"
#include "present/fact_view.hpp"
#include "present/wording.hpp"

namespace qixian::cli {

void add_history(Command& app, Context& x) {
  auto* c = app.add_subcommand("history", tr(N_("every event of a case, as it was recorded")));
  auto number = std::make_shared<std::string>();
  number_argument(*c, *number);
  on_call(*c, x, [&x, number] {
    const auto loaded = x.load(*number);
    if (!loaded) return;
    json::array out;
    Table table(
        {{"#", Align::Right}, whole(tr(N_("happened"))), {tr(N_("event"))}, {tr(N_("by"))}, whole(tr(N_("recorded")))});
    const auto voided = engine::voided_in(loaded->events);
    for (const auto& e : loaded->events) {
      const bool is_void = voided.contains(e.seq);
      const auto verb = label(engine::verb_of(e.fact));
      table.add({std::to_string(e.seq), rules::iso(e.on), is_void ? render({N_("{0} (void)"), {verb}}) : verb, e.by,
                 e.recorded_at});
      for (const auto& detail : details_of(e.fact, x.office()->agencies()))
        table.add_below(detail.label + tr(N_(": ")) + detail.text);
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
