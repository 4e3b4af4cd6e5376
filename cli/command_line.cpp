#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>

#include "engine/base/plain_text.hpp"

namespace qixian::cli {

Option* Option::required() {
  m_option->required();
  return this;
}

Option* Option::type_name(const std::string& name) {
  m_option->type_name(name);
  return this;
}

Option* Option::one_of(const std::vector<std::string>& words) {
  m_option->check(CLI::IsMember(words));
  return this;
}

Option* Option::between(int least, int most) {
  m_option->check(CLI::Range(least, most));
  return this;
}

Option* Option::check(std::function<std::string(const std::string&)> fault) {
  m_option->check(std::move(fault));
  return this;
}

Option* Option::one_at_a_time() {
  m_option->expected(1);
  return this;
}

Option* Option::excludes(const Option* other) {
  m_option->excludes(other->m_option);
  return this;
}

Option* Option::needs(const Option* other) {
  m_option->needs(other->m_option);
  return this;
}

bool Option::given() const { return m_option->count() > 0; }

Command* Command::add_subcommand(const std::string& name, const std::string& help) {
  return &m_commands.emplace_back(*m_app->add_subcommand(name, help));
}

void Command::require_subcommand(int least, int most) {
  m_app->require_subcommand(static_cast<std::size_t>(least), static_cast<std::size_t>(most));
}

bool Command::has_subcommand() const { return !m_app->get_subcommands().empty(); }

Command* Command::add_choice(const std::string& name) {
  auto* group = m_app->add_option_group(name);
  group->require_option(1);
  return &m_commands.emplace_back(*group);
}

Option* Command::keep(CLI::Option* option) { return &m_options.emplace_back(*option); }

Option* Command::add_option(const std::string& name, std::string& value, const std::string& help) {
  return keep(m_app->add_option(name, value, help)->transform(engine::without_outer_blanks, ""));
}

Option* Command::add_option(const std::string& name, int& value, const std::string& help) {
  return keep(m_app->add_option(name, value, help));
}

Option* Command::add_option(const std::string& name, std::optional<int>& value, const std::string& help) {
  return keep(m_app->add_option(name, value, help));
}

Option* Command::add_option(const std::string& name, std::vector<std::string>& values, const std::string& help) {
  return keep(m_app->add_option(name, values, help)->transform(engine::without_outer_blanks, ""));
}

Option* Command::add_reader(const std::string& name, std::function<std::string(const std::string&)> take,
                            const std::string& help) {
  const auto read = [name, take = std::move(take)](const std::string& word) {
    if (const auto fault = take(word); !fault.empty()) throw CLI::ValidationError(name, fault);
  };
  return keep(m_app->add_option_function<std::string>(name, read, help)->transform(engine::without_outer_blanks, ""));
}

Option* Command::add_number_reader(const std::string& name, std::function<void(int)> take, const std::string& help) {
  return keep(m_app->add_option_function<int>(name, std::move(take), help));
}

Option* Command::add_list_reader(const std::string& name,
                                 std::function<std::string(const std::vector<std::string>&)> take,
                                 const std::string& help) {
  const auto read = [name, take = std::move(take)](const std::vector<std::string>& words) {
    if (const auto fault = take(words); !fault.empty()) throw CLI::ValidationError(name, fault);
  };
  return keep(m_app->add_option_function<std::vector<std::string>>(name, read, help)
                  ->transform(engine::without_outer_blanks, ""));
}

Option* Command::add_flag(const std::string& name, bool& value, const std::string& help) {
  return keep(m_app->add_flag(name, value, help));
}

Option* Command::add_flag(const std::string& name, std::function<void()> given, const std::string& help) {
  return keep(m_app->add_flag_callback(name, std::move(given), help));
}

std::string Command::name() const {
  const auto* parent = m_app->get_parent();
  return (parent && parent->get_parent() ? parent->get_name() + " " : "") + m_app->get_name();
}

void Command::on_call(std::function<void()> run) {
  m_app->callback([run = std::move(run)] {
    try {
      run();
    } catch (const UsageError& error) {
      const std::string fault = error.what();
      if (fault.empty()) throw CLI::RequiredError(error.option());
      throw CLI::ValidationError(error.option(), fault);
    }
  });
}

}  // namespace qixian::cli
