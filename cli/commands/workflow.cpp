#include <boost/json.hpp>

#include "cli/views.hpp"
#include "present/office/machine_view.hpp"

namespace qixian::cli {
namespace {

void print_tables(const Words& words) {
  for (const auto& m : machines()) {
    std::cout << words.tr(m.title) << '\n';
    Table table({{words.tr(N_("from"))},
                 {words.tr(N_("command"))},
                 {words.tr(N_("to"))},
                 {words.tr(N_("effect"))},
                 {words.tr(N_("when"))}});
    for (const auto& r : m.rows)
      table.add({machine_text(words, r.source), command_text(words, m, r.command), machine_text(words, r.target),
                 machine_text(words, r.action), machine_text(words, r.guard)});
    print(table);
    std::cout << '\n';
  }
}

}  // namespace

void add_workflow(Command& app, Context& x) {
  auto* c = app.add_subcommand("workflow",
                               x.words.tr(N_("the life of a request and of a publication, as the machines have it")));
  auto format = std::make_shared<std::string>("table");
  c->add_option("--format", *format, "table|mermaid")->one_of({"table", "mermaid"});
  on_call(*c, x, [&x, format] {
    if (x.json) return x.print(machines_json());
    if (*format == "mermaid") return void(std::cout << mermaid_text(x.words));
    print_tables(x.words);
  });
}

}  // namespace qixian::cli
