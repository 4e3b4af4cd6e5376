#include "cli/terminal/terminal_door.hpp"

#include <algorithm>
#include <array>

#include "present/language/wording.hpp"

namespace qixian::cli {
namespace {

using engine::N_;

struct Typed {
  std::string_view code, as;
};
/// Fields whose option has another name than the field.
constexpr auto options = std::to_array<Typed>({{"arrived_on", "--arrived"},
                                               {"brings_back", "--bring-back"},
                                               {"copy_fen", "--copy"},
                                               {"place", "--where"},
                                               {"post_fen", "--post"},
                                               {"received_on", "--received"},
                                               {"search_fen", "--search"},
                                               {"submitted_on", "--submitted"},
                                               {"voided", "--void"},
                                               {"waived_fen", "--waived"}});
constexpr auto views = std::to_array<Typed>({{"agencies", "agency list"},
                                             {"case", "show"},
                                             {"cases", "list"},
                                             {"complaint", "complaint show"},
                                             {"complaints", "complaint list"},
                                             {"history", "history"},
                                             {"item", "publish show"},
                                             {"items", "publish list"},
                                             {"notice_impact", "calendar impact"},
                                             {"notices", "calendar show --notices"},
                                             {"people", "person list"},
                                             {"practices", "practice list"},
                                             {"published_reports", "table published"},
                                             {"returns", "table returns"},
                                             {"voided_cases", "list --voided"},
                                             {"workflow", "workflow"}});
/// Acts that are the house's and no case's.
constexpr auto house_acts = std::to_array<std::string_view>({"rebuild", "verify"});

template <class Table>
std::string_view typed(const Table& table, std::string_view code) {
  const auto found = std::ranges::find(table, code, &Typed::code);
  return found == table.end() ? std::string_view() : found->as;
}

/// As it is typed: a code is not said by its word.
std::string value_text(const present::Words& words, const engine::Argument& value) {
  return value.kind == engine::Argument::Kind::code ? value.text : present::argument_text(words, value);
}

std::string behind(const present::Words& words, const std::vector<engine::Argument>& values) {
  std::string out;
  for (const auto& value : values) out += " " + value_text(words, value);
  return out;
}

}  // namespace

std::string TerminalDoor::field(const present::Words& words, const engine::Argument& field) const {
  std::string out;
  if (field.text == "view") {  // an option a choice: --agrees, --objects
    for (const auto& value : field.inside) (out += out.empty() ? "" : words.tr(N_(", "))) += "--" + value.text;
    return out;
  }
  out = typed(options, field.text);
  if (out.empty()) {
    out = "--" + field.text;
    std::ranges::replace(out, '_', '-');
  }
  for (std::size_t i = 0; i < field.inside.size(); ++i)
    (out += i == 0 ? " " : words.tr(N_(" or "))) += value_text(words, field.inside[i]);
  return out;
}

std::string TerminalDoor::view(const present::Words& words, const engine::Argument& view) const {
  const auto command = typed(views, view.text);
  return "`qixian " + std::string(command.empty() ? view.text : command) + behind(words, view.inside) + "`";
}

std::string TerminalDoor::act(const present::Words& words, const engine::Argument& act) const {
  auto command = act.text;  // agency.merge, review.return: a kind's own acts are typed behind its name
  const bool of_house = std::ranges::find(house_acts, command) != house_acts.end();
  const bool of_other_kind = command.find('.') != command.npos && !command.starts_with("review.");
  std::ranges::replace(command, '.', ' ');
  return (of_house || of_other_kind || !act.inside.empty() ? "`qixian " : "`") + command + behind(words, act.inside) +
         "`";
}

}  // namespace qixian::cli
