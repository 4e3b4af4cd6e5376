#include "cli/views.hpp"
#include "cli/wording.hpp"

namespace qixian::cli {

void add_history(CLI::App& app, Context& x) {
  auto* c = app.add_subcommand("history", tr(N_("every event of a case, as it was recorded")));
  auto number = std::make_shared<std::string>();
  number_argument(*c, *number);
  on_call(*c, x, [&x, number] {
    const auto loaded = x.load(*number);
    if (!loaded) return;
    json::array out;
    Table table({{"#", Align::Right}, {tr(N_("happened"))}, {tr(N_("event"))}, {tr(N_("by"))}, {tr(N_("recorded"))}});
    for (const auto& e : loaded->events) {
      table.add({std::to_string(e.seq), rules::iso(e.on), label(engine::verb_of(e.fact)), e.by, e.recorded_at});
      out.push_back(json::object{{"seq", e.seq},
                                 {"on", rules::iso(e.on)},
                                 {"event", engine::type_of(e.fact)},
                                 {"verb", engine::verb_of(e.fact)},
                                 {"by", e.by},
                                 {"recorded_at", e.recorded_at}});
    }
    if (x.json) return x.print(out);
    table.print(std::cout);
  });
}

}  // namespace qixian::cli
