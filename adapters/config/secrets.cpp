#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "adapters/config/section.hpp"

namespace qixian::adapters::config {

using engine::N_;

Secret Section::from_file(const std::string& key) {
  const auto file = path(key);
  if (file.empty()) {
    if (has(key)) fault(key, {N_("{0} is empty"), {full(key)}});
    return {};
  }
  struct stat about {};
  std::ifstream in;
  if (::stat(file.c_str(), &about) == 0 && S_ISREG(about.st_mode)) in.open(file);
  Secret secret{"", file};
  if (!in.is_open() || !std::getline(in, secret.value)) {
    fault(key, {N_("can't read {0}"), {file}},
          {N_("the file must exist, be readable by this user and hold the secret in its first line"), {}});
    return secret;
  }
  while (!secret.value.empty() && (secret.value.back() == '\r' || secret.value.back() == ' ')) secret.value.pop_back();
  if (secret.value.empty()) fault(key, {N_("the first line of {0} is empty"), {file}});
  if (about.st_mode & S_IROTH)
    warn(key, {N_("everybody on this machine can read {0}"), {file}}, {N_("chmod 600 {0}"), {file}});
  return secret;
}

Secret Section::from_environment(const std::string& key) {
  const auto name = required_text(key);
  const char* value = name.empty() ? nullptr : std::getenv(name.c_str());
  if (!name.empty() && (!value || !*value))
    fault(key, {N_("the environment has no {0}"), {name}}, {N_("set it where qixian is started, or use a file"), {}});
  return {value ? value : "", "$" + name};
}

Secret Section::secret(std::string_view key) {
  const std::string file = std::string(key) + "_file", variable = std::string(key) + "_env";
  node(file);
  node(variable);
  if (has(key)) {
    m_known.emplace_back(key);
    fault(key, {N_("{0}: a secret does not stand in this file"), {full(key)}},
          {N_("put it into a file of its own and name that: {0} = \"…\" (or an environment variable: {1})"),
           {file, variable}});
  }
  if (has(file) && has(variable)) fault(variable, {N_("{0} and {1}: only one of them"), {full(file), full(variable)}});
  if (has(file)) return from_file(file);
  if (has(variable)) return from_environment(variable);
  return {};
}

}  // namespace qixian::adapters::config
