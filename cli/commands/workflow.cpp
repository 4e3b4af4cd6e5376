#include "cli/views.hpp"
#include "cli/wording.hpp"
#include "engine/machine.hpp"

namespace qixian::cli {
namespace {

struct Machine {
  const char* title;
  std::span<const engine::Row> rows;
};

std::array<Machine, 4> machines() {
  return {{{N_("request"), engine::request_rows()},
           {N_("wait (supplement, consultation, reasons, fee)"), engine::wait_rows()},
           {N_("confidentiality review"), engine::review_rows()},
           {N_("remedies"), engine::remedy_rows()}}};
}

void print_mermaid() {
  for (const auto& m : machines()) {
    std::cout << "## " << tr(m.title) << "\n\n```mermaid\nstateDiagram-v2\n";
    std::cout << "    [*] --> " << m.rows.front().source << '\n';
    for (const auto& r : m.rows) {
      std::cout << "    " << r.source << " --> " << r.target << ": " << r.command
                << (r.guard.empty() ? "" : " [" + std::string(r.guard) + "]") << '\n';
    }
    std::cout << "```\n\n";
  }
}

void print_tables() {
  for (const auto& m : machines()) {
    const bool of_request = m.rows.data() == engine::request_rows().data();
    std::cout << tr(m.title) << '\n';
    Table table({{tr(N_("from"))}, {tr(N_("command"))}, {tr(N_("to"))}, {tr(N_("effect"))}, {tr(N_("when"))}});
    for (const auto& r : m.rows)
      table.add({machine_text(r.source), of_request ? with_label(r.command) : machine_text(r.command),
                 machine_text(r.target), machine_text(r.action), machine_text(r.guard)});
    table.print(std::cout);
    std::cout << '\n';
  }
}

json::array to_json() {
  json::array out;
  for (const auto& m : machines()) {
    for (const auto& r : m.rows) {
      out.push_back(json::object{{"machine", m.title},
                                 {"from", r.source},
                                 {"command", r.command},
                                 {"to", r.target},
                                 {"effect", r.action},
                                 {"when", r.guard}});
    }
  }
  return out;
}

}  // namespace

void add_workflow(CLI::App& app, Context& x) {
  auto* c = app.add_subcommand("workflow", tr(N_("the life of a request, as the machines have it")));
  auto format = std::make_shared<std::string>("table");
  c->add_option("--format", *format, "table|mermaid")->check(CLI::IsMember({"table", "mermaid"}));
  on_call(*c, x, [&x, format] {
    if (x.json) return x.print(to_json());
    if (*format == "mermaid") return print_mermaid();
    print_tables();
  });
}

}  // namespace qixian::cli
