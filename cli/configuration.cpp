#include "cli/configuration.hpp"

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>

#include "cli/views.hpp"
#include "present/language/config_fault.hpp"
#include "present/reminding/config_view.hpp"

namespace qixian::cli {
namespace {

using adapters::config::Fault;

bool path_given(const Context& x) {
  const char* env = std::getenv("QIXIAN_CONFIG");
  return !x.config.empty() || (env && *env);
}

void tell(const Context& x, const std::string& file, const Fault& fault, const std::string& mark) {
  if (x.json) return;
  std::cerr << "qixian: " << fault_place(file, fault) << ": " << mark << x.words.render(fault.message) << '\n';
  if (!fault.hint.id.empty()) std::cerr << "  → " << x.words.render(fault.hint) << '\n';
}

}  // namespace

std::string config_path(const Context& x) {
  if (!x.config.empty()) return x.config;
  if (const char* env = std::getenv("QIXIAN_CONFIG"); env && *env) return env;
  const char* folder = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  const auto root =
      folder && *folder ? std::filesystem::path(folder) : std::filesystem::path(home ? home : ".") / ".config";
  return (root / "qixian.toml").string();
}

std::string language_of(const Context& x, const adapters::config::Config& config) {
  return x.language.empty() ? config.language : x.language;
}

adapters::config::Loaded read_config(const Context& x) {
  const auto path = config_path(x);
  std::error_code ignored;
  if (!path_given(x) && !std::filesystem::exists(path, ignored)) return {adapters::config::defaults(), {}, {}, false};
  return adapters::config::load(path);
}

std::optional<adapters::config::Config> load_config(Context& x) {
  const auto path = config_path(x);
  auto loaded = read_config(x);
  for (const auto& warning : loaded.warnings) tell(x, path, warning, x.words.tr(N_("warning: ")));
  if (loaded.faults.empty()) return std::move(loaded.config);
  for (const auto& fault : loaded.faults) tell(x, path, fault, "");
  if (x.json) std::cerr << json::serialize(faults_json(x.words, path, loaded.faults)) << '\n';
  x.exit_code = loaded.broken ? environment : refused;
  return std::nullopt;
}

}  // namespace qixian::cli
