#include <boost/json.hpp>
#include <set>

#include "cli/views.hpp"
#include "engine/publication/publication_machine.hpp"
#include "engine/request/life/machine.hpp"
#include "engine/request/remedies/remedy_machine.hpp"
#include "engine/review/review_machine.hpp"
#include "present/language/wording.hpp"

namespace qixian::cli {
namespace {

struct Machine {
  const char* title;
  std::span<const engine::Row> rows;
};

std::array<Machine, 5> machines() {
  return {{{N_("request"), engine::request_rows()},
           {N_("wait (supplement, consultation, reasons, fee)"), engine::wait_rows()},
           {N_("confidentiality review"), engine::review_rows()},
           {N_("remedies"), engine::remedy_rows()},
           {N_("proactive publication"), engine::publication_rows()}}};
}

/// The request's machine is driven by what is typed; the others by words of their own.
std::string command_text(const Words& words, const Machine& m, std::string_view command) {
  return m.rows.data() == engine::request_rows().data() ? with_label(words, command) : machine_text(words, command);
}

void print_mermaid(const Words& words) {
  for (const auto& m : machines()) {
    std::cout << "## " << words.tr(m.title) << "\n\n```mermaid\nstateDiagram-v2\n";
    if (words.is_chinese()) {
      std::set<std::string_view> states;
      for (const auto& r : m.rows) states.insert({r.source, r.target});
      for (const auto s : states) std::cout << "    state \"" << machine_text(words, s) << "\" as " << s << '\n';
    }
    std::cout << "    [*] --> " << m.rows.front().source << '\n';
    for (const auto& r : m.rows) {
      std::cout << "    " << r.source << " --> " << r.target << ": " << command_text(words, m, r.command)
                << (r.guard.empty() ? "" : " [" + machine_text(words, r.guard) + "]") << '\n';
    }
    std::cout << "```\n\n";
  }
}

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

void add_workflow(Command& app, Context& x) {
  auto* c = app.add_subcommand("workflow",
                               x.words.tr(N_("the life of a request and of a publication, as the machines have it")));
  auto format = std::make_shared<std::string>("table");
  c->add_option("--format", *format, "table|mermaid")->one_of({"table", "mermaid"});
  on_call(*c, x, [&x, format] {
    if (x.json) return x.print(to_json());
    if (*format == "mermaid") return print_mermaid(x.words);
    print_tables(x.words);
  });
}

}  // namespace qixian::cli
