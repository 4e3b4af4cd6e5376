#include <algorithm>
#include <cstring>

#include "cli/commands/serve.hpp"
#include "cli/commands/table.hpp"
#include "cli/context.hpp"
#include "cli/last_words.hpp"
#include "cli/terminal/terminal_door.hpp"
#include "cli/usage.hpp"
#include "cli/views.hpp"
#include "engine/base/plain_text.hpp"
#include "present/language/wording.hpp"

using namespace qixian;

namespace {

/// The language is needed before the help texts are made.
std::string language_asked(int argc, char** argv) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], "--lang") == 0) return argv[i + 1];
  }
  for (int i = 1; i < argc; ++i) {
    if (std::strncmp(argv[i], "--lang=", 7) == 0) return argv[i] + 7;
  }
  return "";
}

/// A command line that is wrong was perhaps not read so far.
bool asks_for_json(int argc, char** argv) {
  return std::any_of(argv + 1, argv + argc, [](const char* word) { return std::strcmp(word, "--json") == 0; });
}

void add_global_options(cli::Command& program, cli::Context& context) {
  program
      .add_option("--db", context.db,
                  context.words.tr(cli::N_("the store; else $QIXIAN_DB, else qixian.db in the user's data directory")))
      ->type_name("FILE");
  program
      .add_option("--config", context.config,
                  context.words.tr(cli::N_("the configuration; else $QIXIAN_CONFIG, else qixian.toml in the user's")))
      ->type_name("FILE");
  program.add_flag("--json", context.json, context.words.tr(cli::N_("answer in JSON")));
  program.add_option("--lang", context.language, context.words.tr(cli::N_("zh or en; else by the locale")))
      ->one_of({"zh", "en"})
      ->type_name("zh|en");
  cli::day_option(context.words, program, "--today", context.today_given,
                  context.words.tr(cli::N_("stands for the clock where a command asks what day it is")));
  program.add_option("--by", context.by, context.words.tr(cli::N_("who acts; else the user's name")))
      ->type_name("PERSON");
}

}  // namespace

int main(int argc, char** argv) {
  cli::outlive_file_limit();
  const auto language = language_asked(argc, argv);
  const cli::TerminalDoor terminal;
  cli::Context context{present::Words(language.empty() ? present::language_of_locale() : language, &terminal)};
  CLI::App app(context.words.tr(cli::N_("qixian keeps an office inside the law when citizens ask it for information")),
               "qixian");
  cli::translate_help(context.words, app);
  app.set_version_flag("--version", "qixian " QIXIAN_VERSION, context.words.tr(cli::N_("print the version")));
  app.fallthrough();
  cli::Command program(app);
  program.require_subcommand(1);
  // Bytes of another encoding would stand in an event that could never be read again.
  for (int i = 1; i < argc; ++i) {
    if (engine::is_utf8(argv[i])) continue;
    context.json = asks_for_json(argc, argv);
    context.fail(*engine::check_plain(argv[i]));
    return cli::usage;
  }
  add_global_options(program, context);
  // Taken before and after the command's name: the later one counts.
  for (auto* option : app.get_options()) option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  for (const auto add :
       {cli::add_receive,  cli::add_acts,     cli::add_list,    cli::add_show,      cli::add_explain,  cli::add_history,
        cli::add_actions,  cli::add_due,      cli::add_import,  cli::add_export,    cli::add_table,    cli::add_agency,
        cli::add_calendar, cli::add_forecast, cli::add_publish, cli::add_complaint, cli::add_practice, cli::add_person,
        cli::add_workflow, cli::add_store,    cli::add_config,  cli::add_remind,    cli::add_assess,   cli::add_serve,
        cli::add_report,   cli::add_fees}) {
    add(program, context);
  }
  for (auto* command : app.get_subcommands({})) {
    command->fallthrough();
    for (auto* inner : command->get_subcommands({})) {
      inner->fallthrough();
      for (auto* innermost : inner->get_subcommands({})) innermost->fallthrough();
    }
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    context.json = context.json || asks_for_json(argc, argv);
    context.exit_code = cli::tell_parse_error(app, e, context);
  } catch (const std::exception& e) {
    context.json = context.json || asks_for_json(argc, argv);
    cli::tell_unforeseen(context, e);
  }
  cli::check_output(context);
  return context.exit_code;
}
