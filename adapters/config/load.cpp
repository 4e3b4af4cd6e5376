#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "adapters/config/depth.hpp"
#include "adapters/config/parts.hpp"

namespace qixian::adapters::config {
namespace {

using engine::N_;

constexpr off_t largest_file = 1024 * 1024;

tl::unexpected<Fault> fault(engine::Text message, engine::Text hint) {
  return tl::unexpected(Fault{0, 0, std::move(message), std::move(hint)});
}

/// @param broken becomes true where the environment is to blame
tl::unexpected<Fault> unreadable(const std::string& path, int reason, bool& broken) {
  broken = reason != ENOENT && reason != ENOTDIR;
  if (reason == EACCES || reason == EPERM)
    return fault({N_("no right to read {0}"), {path}},
                 {N_("ask for the right to read the file and to enter its folders"), {}});
  if (broken)
    return fault({N_("the disk failed while {0} was read"), {path}},
                 {N_("look at the disk or the network drive, then repeat the command"), {}});
  return fault({N_("can't read {0}"), {path}}, {N_("check the path and who may read it"), {}});
}

tl::expected<std::string, Fault> text_of(const std::string& path, bool& broken) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return unreadable(path, errno, broken);
  if (S_ISDIR(about.st_mode)) return fault({N_("{0} is a folder"), {path}}, {N_("give the name of a file in it"), {}});
  if (!S_ISREG(about.st_mode))
    return fault({N_("{0} is a device or a pipe, not a file"), {path}}, {N_("save it as a file first"), {}});
  if (about.st_size > largest_file)
    return fault({N_("{0} is larger than {1} KiB, the most that is read here"), {path, largest_file / 1024}},
                 {N_("look whether it is the right file"), {}});
  std::ifstream in(path, std::ios::binary);
  if (!in.is_open()) return unreadable(path, errno, broken);
  std::string text(static_cast<std::size_t>(about.st_size), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) return unreadable(path, EIO, broken);
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
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
  Loaded loaded{defaults(), {}, {}, false};
  loaded.config.file = path;
  const auto text = text_of(path, loaded.broken);
  if (!text) {
    loaded.faults.push_back(text.error());
    return loaded;
  }
  if (auto fault = too_deep(*text)) {
    loaded.faults.push_back(std::move(*fault));
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
