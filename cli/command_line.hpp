#pragma once
#include <deque>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

/// The command line as the commands see it. CLI11 is all inlines and costs five seconds in each file that includes it:
/// it stays behind these two, which are named as its own are.
namespace qixian::cli {

/// Wrong usage that shows only when a command runs.
class UsageError final : public std::runtime_error {
 public:
  /// @param fault what is wrong with the option's value; empty when the option is missing
  explicit UsageError(const std::string& option, const std::string& fault = "")
      : std::runtime_error(fault), m_option(option) {}
  const std::string& option() const { return m_option; }

 private:
  std::string m_option;
};

class Option final {
 public:
  explicit Option(CLI::Option& option) : m_option(&option) {}

  Option* required();
  Option* type_name(const std::string& name);
  Option* one_of(const std::vector<std::string>& words);
  Option* between(int least, int most);
  /// @param fault of a word; empty when there is none
  Option* check(std::function<std::string(const std::string& word)> fault);
  /// Of a list: one value each time that the option is given, so that an argument may follow it.
  Option* one_at_a_time();
  Option* excludes(const Option* other);
  Option* needs(const Option* other);
  bool given() const;

 private:
  CLI::Option* m_option;
};

/// The program, or a command of it. Commands and options live as long as the program they were added to.
class Command final {
 public:
  explicit Command(CLI::App& app) : m_app(&app) {}

  Command* add_subcommand(const std::string& name, const std::string& help);
  void require_subcommand(int least, int most = 1);
  bool has_subcommand() const;  ///< one of its own was called
  /// Of the flags that are added to it exactly one is wanted.
  Command* add_choice(const std::string& name);

  /// A name without dashes is an argument. The value is changed when the option is given, and only then.
  Option* add_option(const std::string& name, std::string& value, const std::string& help = "");
  Option* add_option(const std::string& name, int& value, const std::string& help = "");
  Option* add_option(const std::string& name, std::optional<int>& value, const std::string& help = "");
  Option* add_option(const std::string& name, std::vector<std::string>& values, const std::string& help = "");
  /// @param take reads a word; @returns what is wrong with it, empty when nothing is
  Option* add_reader(const std::string& name, std::function<std::string(const std::string& word)> take,
                     const std::string& help);
  /// The same for a whole number, and for what is given several times.
  Option* add_number_reader(const std::string& name, std::function<void(int)> take, const std::string& help);
  Option* add_list_reader(const std::string& name,
                          std::function<std::string(const std::vector<std::string>& words)> take,
                          const std::string& help);
  Option* add_flag(const std::string& name, bool& value, const std::string& help);
  Option* add_flag(const std::string& name, std::function<void()> given, const std::string& help);

  /// As it is typed, without the program's: "suit file".
  std::string name() const;
  void on_call(std::function<void()> run);

 private:
  Option* keep(CLI::Option* option);

  CLI::App* m_app;
  std::deque<Command> m_commands;
  std::deque<Option> m_options;
};

}  // namespace qixian::cli
