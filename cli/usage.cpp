#include "cli/usage.hpp"

#include <iostream>
#include <regex>

#include "cli/nearest.hpp"
#include "cli/terminal/width.hpp"
#include "cli/views.hpp"
#include "present/language/wording.hpp"

namespace qixian::cli {
namespace {

constexpr std::size_t indent = 2, column = 36;

/// in_person|fax|web: each code with its word behind it.
std::string with_words(const Words& words, const std::string& text) {
  static const std::regex codes("[a-z_A-Z0-9]+(\\|[a-z_A-Z0-9]+)*");
  if (!std::regex_match(text, codes)) return text;
  std::string out;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find('|', from), text.size());
    const auto code = text.substr(from, to - from);
    const auto said = choice_text(words, code);
    out += (out.empty() ? "" : words.tr(N_(", "))) + code + (said == code ? "" : " " + said);
    from = to + 1;
  }
  return out;
}

/// Aligned by what the terminal shows: CLI11 counts bytes.
class ChineseFormatter final : public CLI::Formatter {
 public:
  explicit ChineseFormatter(const Words& words) : m_words(words) {
    for (const auto& [word, shown] :
         std::initializer_list<std::pair<const char*, const char*>>{{"Usage", N_("Usage")},
                                                                    {"OPTIONS", N_("OPTIONS")},
                                                                    {"SUBCOMMAND", N_("COMMAND")},
                                                                    {"SUBCOMMANDS", N_("COMMANDS")},
                                                                    {"Positionals", N_("Arguments")},
                                                                    {"Options", N_("Options")},
                                                                    {"Subcommands", N_("Commands")},
                                                                    {"REQUIRED", N_("(required)")},
                                                                    {"Excludes", N_("not with")},
                                                                    {"Needs", N_("only with")},
                                                                    {"NUMBER", N_("NUMBER")},
                                                                    {"LEDGER", N_("LEDGER")},
                                                                    {"NAME", N_("NAME")},
                                                                    {"SEQ", N_("SEQ")},
                                                                    {"ROW", N_("ROW")},
                                                                    {"DATE", N_("DATE")},
                                                                    {"FILE", N_("FILE")},
                                                                    {"REJECTS", N_("FILE")},
                                                                    {"TEXT", N_("TEXT")},
                                                                    {"INT", N_("INT")},
                                                                    {"PERSON", N_("PERSON")},
                                                                    {"SEQ:HASH", N_("SEQ:HASH")},
                                                                    {"FILE|-", N_("FILE|-")}})
      label(word, m_words.tr(shown));
  }

  std::string make_group(std::string group, bool is_positional, std::vector<const CLI::Option*> opts) const override {
    return Formatter::make_group(get_label(group), is_positional, std::move(opts));
  }
  std::string make_option_name(const CLI::Option* opt, bool is_positional) const override {
    const auto name = Formatter::make_option_name(opt, is_positional);
    return is_positional ? get_label(name) : name;
  }
  std::string make_option_opts(const CLI::Option* opt) const override {
    static const std::regex range("(INT|FLOAT):?(?:INT|FLOAT) in \\[(-?\\d+) - (-?\\d+)\\]|INT:INT bounded to .*");
    static const std::regex member("(TEXT|zh\\|en):\\{(.*)\\}");
    auto text = Formatter::make_option_opts(opt);
    text = std::regex_replace(text, range, get_label("INT") + "($2-$3)");
    text = std::regex_replace(text, member, "{$2}");
    return text;
  }
  std::string make_option_desc(const CLI::Option* opt) const override {
    return with_words(m_words, opt->get_description());
  }
  std::string make_option(const CLI::Option* opt, bool is_positional) const override {
    return line(make_option_name(opt, is_positional) + make_option_opts(opt), make_option_desc(opt));
  }
  std::string make_subcommand(const CLI::App* sub) const override {
    return line(sub->get_display_name(true), sub->get_description());
  }
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
    auto text = Formatter::make_subcommands(app, mode);
    constexpr std::string_view head = "\nSubcommands:\n";
    if (const auto at = text.find(head); at != text.npos)
      text.replace(at, head.size(), "\n" + get_label("Subcommands") + ":\n");
    return text;
  }
  std::string make_expanded(const CLI::App* sub) const override {
    auto text = Formatter::make_expanded(sub);
    return text.starts_with("[Option Group") ? "\n" + text.substr(text.find('\n') + 1) : text;
  }
  std::string make_description(const CLI::App* app) const override {
    auto text = Formatter::make_description(app);
    constexpr std::string_view one = " \n[Exactly 1 of the following options is required]";
    if (const auto at = text.find(one); at != text.npos)
      text.replace(at, one.size(), m_words.tr(N_("exactly one of these is wanted")));
    return text;
  }

 private:
  const Words& m_words;

  static std::string line(const std::string& name, const std::string& help) {
    const auto left = std::string(indent, ' ') + name;
    if (help.empty()) return left + "\n";
    const bool fits = width(left) + 1 < column;
    return (fits ? pad_right(left, column) : left + "\n" + std::string(column, ' ')) + help + "\n";
  }
};

std::string after(const std::string& text, std::string_view mark) {
  const auto at = text.find(mark);
  return at == text.npos ? text : text.substr(at + mark.size());
}

/// The sentence of a usage error; what CLI11 says in English is left behind a colon where it names more than that.
Text in_words(const CLI::ParseError& error) {
  const std::string what = error.what();
  const auto kind = error.get_name();
  if (kind == "RequiredError") {
    if (what.starts_with("A subcommand")) return {N_("a command is wanted"), {}};
    if (what.starts_with("Exactly 1 option"))
      return {N_("exactly one of these is wanted: {0}"), {after(what.substr(0, what.find(']')), "[")}};
    const auto name = what.substr(0, what.find(" is required"));
    return {N_("{0} is wanted"), {Text{name, {}}}};
  }
  // CLI11 gives these no name of their own.
  if (what.find("not expected: ") != what.npos) return {N_("not known here: {0}"), {after(what, "not expected: ")}};
  if (kind == "ExcludesError") {
    const auto at = what.find(" excludes ");
    return {N_("{0} and {1} don't go together"), {what.substr(0, at), what.substr(at + 10)}};
  }
  if (kind == "ConversionError") return {N_("not a number: {0}"), {after(what, "convert: ")}};
  std::smatch found;
  static const std::regex member("(.*): (.*) not in \\{(.*)\\}");
  static const std::regex range("(.*): Value (.*) not in range (.*) to (.*)");
  static const std::regex missing("(.*): (\\d+) required (.*) missing");
  if (std::regex_match(what, found, member))
    return {N_("{0}: {1} is not one of {2}"), {found[1].str(), found[2].str(), found[3].str()}};
  if (std::regex_match(what, found, range))
    return {N_("{0}: {1} does not lie between {2} and {3}"),
            {found[1].str(), found[2].str(), found[3].str(), found[4].str()}};
  if (std::regex_match(what, found, missing)) return {N_("{0} needs a value"), {Text{found[1].str(), {}}}};
  static const std::regex once("(.*): At Most 1 required but received .*");
  if (std::regex_match(what, found, once)) return {N_("{0} may be given once only"), {found[1].str()}};
  if (kind == "ValidationError") return {"{0}", {what}};
  return {"{0}", {what}};
}

}  // namespace

void translate_help(const Words& words, CLI::App& app) {
  if (!words.is_chinese()) return;
  app.formatter(std::make_shared<ChineseFormatter>(words));
  app.set_help_flag("-h,--help", words.tr(N_("print this help")));
}

namespace {

/// The command whose subcommand was wanted.
const CLI::App& innermost(const CLI::App& app) {
  const CLI::App* at = &app;
  for (auto chosen = at->get_subcommands(); !chosen.empty(); chosen = at->get_subcommands()) at = chosen.front();
  return *at;
}

/// A word in the place of a command that none is called; empty where none was given.
std::string unknown_command(const CLI::App& app, const CLI::ParseError& error) {
  const auto& at = innermost(app);
  if (error.get_name() != "RequiredError" || !std::string_view(error.what()).starts_with("A subcommand")) return "";
  for (const auto& word : app.remaining(true))
    if (!word.starts_with('-')) return word;
  for (const auto& word : at.remaining())
    if (!word.starts_with('-')) return word;
  return "";
}

std::string nearest_command(const CLI::App& app, const std::string& typed) {
  std::vector<std::string> names;
  for (const auto* command : innermost(app).get_subcommands({})) names.push_back(command->get_name());
  return nearest(typed, names);
}

}  // namespace

int tell_parse_error(const CLI::App& app, const CLI::ParseError& error, Context& context) {
  if (error.get_exit_code() == 0) return app.exit(error) == 0 ? done : usage;
  Error e{"usage", in_words(error), {N_("--help tells more"), {}}, {}, {}, {}};
  for (const auto* at = &innermost(app); at->get_parent(); at = at->get_parent())
    e.command = at->get_name() + (e.command.empty() ? "" : " ") + e.command;
  const auto unknown = unknown_command(app, error);
  if (!unknown.empty()) {
    e.message = {N_("there is no command {0}"), {unknown}};
    if (const auto meant = nearest_command(app, unknown); !meant.empty()) e.hint = {N_("is it {0}?"), {meant}};
  }
  if (context.json || context.words.is_chinese() || !unknown.empty()) {
    if (!context.json)
      e.message = {"{0}",
                   {std::string(context.words.tr(N_("wrong usage"))) + context.words.tr(N_(": ")) +
                    context.words.render(e.message)}};
    context.fail(e);
  } else {
    app.exit(error);
  }
  return usage;
}

}  // namespace qixian::cli
