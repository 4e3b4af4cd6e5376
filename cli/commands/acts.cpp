#include "cli/commands/acts.hpp"

#include <algorithm>
#include <map>

#include "present/case/remedy_view.hpp"
#include "rules/codes.hpp"

/// Every act of a request but its receipt, from the forms.
namespace qixian::cli {
namespace {

/// Acts that are commands of a command.
struct Group {
  std::string_view name;
  const char* help;
};
constexpr Group groups[] = {{"review", N_("confidentiality review, and legal review beside it")},
                            {"reconsideration", N_("administrative reconsideration: file, answer, close")},
                            {"suit", N_("litigation: file, answer, close")}};

/// After an answer: what its letter tells of remedies.
void tell_remedies(Context& x, const TypedAct& act, const engine::Recorded&) {
  const auto loaded = x.load(act.number);
  if (!loaded || x.json || loaded->c.closings.empty()) return;
  const auto& closing = loaded->c.closings.back();
  if (rules::answer_of(closing.code).group == rules::AnswerGroup::closed) return;  // an end without an answer
  print_letter_remedies(x.words, loaded->c, *x.office());
}

Told told_of(std::string_view act) {
  if (act == "answer") return tell_remedies;
  if (act == "charge") return tell_count;
  if (act == "correct") return tell_correction;
  if (act == "erase") return [](Context& x, const TypedAct&, const engine::Recorded&) { tell_erasure(x); };
  return {};
}

/// That an order was given is said aloud.
void add_order_flag(const Words& words, Command& c) {
  c.add_flag(
       "--by-order", [] {}, words.tr(N_("by an order")))
      ->required();
}

}  // namespace

void add_acts(Command& app, Context& x) {
  std::map<std::string, Command*, std::less<>> group_commands;
  for (const auto& form : request_forms()) {
    if (form.act == "receive") continue;
    auto* parent = &app;
    if (const auto dot = form.act.find('.'); dot != form.act.npos) {
      const auto* group = std::ranges::find(groups, std::string_view(form.act).substr(0, dot), &Group::name);
      auto& command = group_commands[std::string(group->name)];
      if (!command) {
        command = app.add_subcommand(std::string(group->name), x.words.tr(group->help));
        command->require_subcommand(1);
      }
      parent = command;
    }
    add_act(*parent, x, form, told_of(form.act), [&](Command& c) {
      if (form.act == "reopen") add_order_flag(x.words, c);
    });
  }
}

}  // namespace qixian::cli
