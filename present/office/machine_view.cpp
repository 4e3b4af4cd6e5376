#include "present/office/machine_view.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <set>

#include "engine/publication/publication_machine.hpp"
#include "engine/request/life/machine.hpp"
#include "engine/request/remedies/remedy_machine.hpp"
#include "engine/review/review_machine.hpp"
#include "present/language/labels.hpp"
#include "present/language/wording.hpp"

namespace qixian::present {
namespace {

std::string drawing(const Words& words, const Machine& m) {
  auto out = fmt::format("## {}\n\n```mermaid\nstateDiagram-v2\n", words.tr(m.title));
  if (words.is_chinese()) {
    std::set<std::string_view> states;
    for (const auto& r : m.rows) states.insert({r.source, r.target});
    for (const auto s : states) out += fmt::format("    state \"{}\" as {}\n", machine_text(words, s), s);
  }
  out += fmt::format("    [*] --> {}\n", m.rows.front().source);
  for (const auto& r : m.rows)
    out += fmt::format("    {} --> {}: {}{}\n", r.source, r.target, command_text(words, m, r.command),
                       r.guard.empty() ? "" : " [" + machine_text(words, r.guard) + "]");
  return out + "```\n\n";
}

}  // namespace

std::array<Machine, 5> machines() {
  return {{{N_("request"), engine::request_rows(), true},
           {N_("wait (supplement, consultation, reasons, fee)"), engine::wait_rows()},
           {N_("confidentiality review"), engine::review_rows()},
           {N_("remedies"), engine::remedy_rows()},
           {N_("proactive publication"), engine::publication_rows()}}};
}

std::string command_text(const Words& words, const Machine& m, std::string_view command) {
  return m.typed ? with_label(words, command) : machine_text(words, command);
}

json::array machines_json() {
  json::array out;
  for (const auto& m : machines())
    for (const auto& r : m.rows)
      out.push_back(json::object{{"machine", m.title},
                                 {"from", r.source},
                                 {"command", r.command},
                                 {"to", r.target},
                                 {"effect", r.action},
                                 {"when", r.guard}});
  return out;
}

std::string mermaid_text(const Words& words) {
  std::string out;
  for (const auto& m : machines()) out += drawing(words, m);
  return out;
}

}  // namespace qixian::present
