#include "cli/views.hpp"

#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>

#include "present/acts/act_view.hpp"
#include "present/case/case_page.hpp"
#include "present/case/remedy_view.hpp"
#include "present/language/wording.hpp"

namespace qixian::cli {
namespace {

constexpr std::size_t name_width = 22;

/// A text of a page, on a terminal broken to its width; its further lines are indented.
void print_text(const std::string& head, const std::string& text, std::size_t indent) {
  const auto columns = terminal_columns(STDOUT_FILENO);
  std::string before = head;
  for (const auto& l : wrap(text, columns > indent ? columns - indent : 0)) {
    std::cout << before << l << '\n';
    before.assign(indent, ' ');
  }
}

}  // namespace

void print_line(const std::string& name, const std::string& value) {
  if (value.empty()) return;
  // A name wider than its column keeps a blank before the value.
  print_text(width(name) < name_width ? pad_right(name, name_width) : name + " ", value, name_width);
}

void print(const Table& table) { table.print(std::cout, terminal_columns(STDOUT_FILENO)); }
std::optional<rules::WorkCalendar> calendar_known(Context& x, std::optional<Day> known_on) {
  std::span<const rules::Notice> notices = rules::shipped_notices();
  if (!x.db.empty() || x.store_path().empty() || std::filesystem::exists(x.store_path())) {
    const auto* office = x.office();
    if (!office) return std::nullopt;
    notices = office->calendar().notices();
  }
  return known_on ? rules::WorkCalendar(notices, *known_on) : rules::WorkCalendar(notices);
}

void print_steps(const Words& words, const std::vector<engine::Step>& steps) {
  Table table({whole(words.tr(N_("from"))),
               whole(words.tr(N_("to"))),
               {words.tr(N_("days")), Align::Right},
               {words.tr(N_("effect"))},
               {words.tr(N_("why"))},
               {words.tr(N_("rule"))}});
  for (const auto& s : steps) {
    const bool open_end = s.to == engine::until_an_act;
    table.add({rules::iso(s.from), open_end ? "" : rules::iso(s.to), s.days != 0 ? std::to_string(s.days) : "",
               label(words, s.effect), words.render(s.why), rule_text(words, s.rule)});
  }
  print(table);
}

void print_case(const Words& words, const engine::LoadedCase& loaded, const engine::CaseRow& row,
                const engine::Office& office) {
  const auto page = case_page(words, loaded, row, office);
  for (const auto& line : page.lines) print_line(line.name, line.value);
  if (!page.silence.empty()) std::cout << words.tr(N_("Against the silence the applicant has:")) << '\n';
  for (const auto& sentence : page.silence) print_text("  - ", sentence, 4);
  for (const auto& flag : page.flags) print_text("! ", flag, 2);
}

void print_letter_remedies(const Words& words, const engine::Case& c, const engine::Office& office) {
  for (const auto& part : letter_remedies(words, c, office)) {
    std::cout << part.head << '\n';
    for (const auto& sentence : part.sentences) std::cout << "  - " << sentence << '\n';
  }
}

void answer_act(Context& x, const engine::Recorded& recorded) {
  const auto& office = *x.office();
  for (const auto& warning : act_warnings(x.words, recorded))
    std::cerr << x.words.tr(N_("warning")) << x.words.tr(N_(": ")) << warning << '\n';
  if (x.json) return x.print(act_json(recorded, office));
  std::cout << act_line(x.words, recorded, office) << '\n';
  for (const auto& [name, value] : act_days(x.words, recorded, office))
    print_text("  " + name + x.words.tr(N_(": ")), value, 4);
}

}  // namespace qixian::cli
