#pragma once
#include "cli/context.hpp"
#include "present/forms/form.hpp"

namespace qixian::cli {

/// What was typed of an act.
struct TypedAct {
  explicit TypedAct(const Form& of) : form(of), fact(of.blank) {}

  const Form& form;
  engine::Fact fact;   ///< as far as the options fill it
  std::string number;  ///< of the case
  std::string agency;  ///< by name, where the form asks for one
  std::string despite;
  std::optional<Day> on;
};

/// A form's fields as options of a command: each goes into the fact when it is given.
void form_options(const Words& words, Command& command, TypedAct& act);

/// Does it, and answers. @returns what was recorded; nothing when it was refused, which is told
std::optional<engine::Recorded> perform(Context& context, TypedAct& act);

/// What is told of an act beside its row.
using Told = std::function<void(Context&, const TypedAct&, const engine::Recorded&)>;

/// A verb of the command line for a form: the case, its fields, the day, a reason against a flag.
/// @param own adds options that no fact holds
/// @returns the command
Command* add_act(Command& app, Context& context, const Form& form, const Told& told = {},
                 const std::function<void(Command&)>& own = {});

}  // namespace qixian::cli
