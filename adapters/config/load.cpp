#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "adapters/config/parts.hpp"

namespace qixian::adapters::config {
namespace {

using engine::N_;

constexpr std::uintmax_t largest_file = 1024 * 1024;

std::optional<std::string> text_of(const std::string& path) {
  std::error_code bad;
  if (!std::filesystem::is_regular_file(path, bad) || std::filesystem::file_size(path, bad) > largest_file) return {};
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  if (!(out << in.rdbuf()) && in.peek() != std::ifstream::traits_type::eof()) return {};
  return std::move(out).str();
}

void read(const toml::table& table, Config& config, Findings& findings) {
  Section root(table, "", findings);
  config.language = root.choice("language", "zh", {"zh", "en"});
  read_channels(root, config, findings);
  read_hours(root, config, findings);
  read_retry(root, config, findings);
  read_policy(root, config, findings);
  read_people(root, config, findings);
  root.done();
}

void sort(std::vector<Fault>& faults) {
  std::ranges::stable_sort(faults, {}, [](const Fault& f) { return std::pair(f.line, f.column); });
}

}  // namespace

const ChannelSettings* Config::channel(std::string_view name) const {
  const auto found = std::ranges::find(channels, name, &ChannelSettings::name);
  return found == channels.end() ? nullptr : &*found;
}

Config defaults() {
  Config config;
  config.channels.emplace_back();
  config.channels.back().name = config.channels.back().kind = engine::files_channel;
  return config;
}

Loaded load(const std::string& path) {
  Loaded loaded{defaults(), {}, {}};
  loaded.config.file = path;
  const auto text = text_of(path);
  if (!text) {
    loaded.faults.push_back({0, 0, {N_("can't read {0}"), {path}}, {N_("check the path and who may read it"), {}}});
    return loaded;
  }
  try {
    const auto table = toml::parse(*text, path);
    Findings findings{std::filesystem::absolute(path).parent_path().string(), {}, {}};
    read(table, loaded.config, findings);
    loaded.faults = std::move(findings.faults);
    loaded.warnings = std::move(findings.warnings);
  } catch (const toml::parse_error& e) {
    const auto at = e.source().begin;
    loaded.faults.push_back({static_cast<int>(at.line),
                             static_cast<int>(at.column),
                             {N_("this is no TOML: {0}"), {std::string(e.description())}},
                             {N_("texts stand in quotes, a table begins with [name]"), {}}});
  }
  sort(loaded.faults);
  sort(loaded.warnings);
  return loaded;
}

}  // namespace qixian::adapters::config
