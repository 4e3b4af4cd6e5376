#pragma once
#include <toml++/toml.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/config/config.hpp"

namespace qixian::adapters::config {

/// Where the faults of a file come together, and what relative paths start from.
struct Findings {
  std::string folder;
  std::vector<Fault> faults, warnings;
};

/// One table of the file. Each key that is asked for is known; done() refuses the rest, naming the nearest known one.
class Section {
 public:
  /// @param where the table's name as it stands in the file: channels.mail
  Section(const toml::table& table, std::string where, Findings& findings);

  // Nothing (or the fallback) also after a fault: all faults of a file are told together.
  std::optional<std::string> text(std::string_view key);
  std::string required_text(std::string_view key);
  std::string choice(std::string_view key, std::string_view fallback, const std::vector<std::string_view>& choices);
  int number(std::string_view key, int fallback, int least, int most);
  std::optional<rules::Day> day(std::string_view key);
  /// "09:00", or TOML's own 09:00:00.
  std::chrono::minutes time_of_day(std::string_view key, std::chrono::minutes fallback);
  std::vector<std::string> texts(std::string_view key);
  /// A path, relative ones from the folder of the configuration.
  std::string path(std::string_view key);
  /// KEY_file or KEY_env; KEY itself, with the value in the file, is refused.
  Secret secret(std::string_view key);
  const toml::table* table(std::string_view key);
  /// [[key]]: each table with the name key[2].
  void each_table(std::string_view key, const std::function<void(const toml::table&, const std::string&)>& visit);

  bool has(std::string_view key) const { return m_table.contains(key); }
  /// A fault at this key's value, or at the table when it has none.
  void fault(std::string_view key, engine::Text message, engine::Text hint = {});
  void warn(std::string_view key, engine::Text message, engine::Text hint = {});
  void done();

 private:
  const toml::node* node(std::string_view key);
  void wrong_type(std::string_view key, const char* wanted);
  Secret from_file(const std::string& key);
  Secret from_environment(const std::string& key);
  toml::source_position position(std::string_view key) const;
  std::string full(std::string_view key) const {
    return m_where.empty() ? std::string(key) : m_where + "." + std::string(key);
  }

  const toml::table& m_table;
  std::string m_where;
  Findings& m_findings;
  std::vector<std::string> m_known;
};

/// The word that was probably meant; empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);
std::string joined(const std::vector<std::string>& words);

}  // namespace qixian::adapters::config
