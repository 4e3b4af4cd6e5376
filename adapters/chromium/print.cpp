#include "adapters/chromium/print.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

extern char** environ;

namespace qixian::adapters::chromium {
namespace {

namespace fs = std::filesystem;
using engine::N_;
using engine::Result;

constexpr std::chrono::seconds longest{120};

bool can_run(const std::string& path) { return access(path.c_str(), X_OK) == 0 && !fs::is_directory(path); }

/// Where a program stands in the path; nothing when it does not.
std::string in_path(std::string_view program) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path ? path : "/usr/local/bin:/usr/bin:/bin";
  while (!rest.empty()) {
    const auto end = std::min(rest.find(':'), rest.size());
    const auto candidate = std::string(rest.substr(0, end)) + "/" + std::string(program);
    if (end > 0 && can_run(candidate)) return candidate;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

std::string browser() {
  if (const char* named = std::getenv("QIXIAN_CHROMIUM"); named && *named) return can_run(named) ? named : "";
  for (const auto* name : {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"})
    if (auto found = in_path(name); !found.empty()) return found;
  return {};
}

/// A folder of our own for the profile, the page and the PDF; goes with everything in it.
class Folder {
 public:
  Folder() {
    std::error_code missing;
    const auto temporary = fs::temp_directory_path(missing);
    m_path = (temporary / (std::string(folder_prefix) + std::to_string(getpid()) + "-XXXXXX")).string();
    if (missing || !mkdtemp(m_path.data())) m_path.clear();
  }
  ~Folder() {
    std::error_code ignored;
    if (!m_path.empty()) fs::remove_all(m_path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  bool is_there() const { return !m_path.empty(); }
  std::string file(const char* name) const { return m_path + "/" + name; }

 private:
  std::string m_path;
};

std::vector<std::string> arguments(const std::string& program, const Folder& folder) {
  std::vector<std::string> all{
      program, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
      // No name resolves: whatever it would like to fetch, it can't.
      "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + folder.file("profile"), "--no-pdf-header-footer",
      "--print-to-pdf=" + folder.file("page.pdf"), "file://" + folder.file("page.html")};
  // Its sandbox can't be set up by root, who has no need of it for a page without scripts.
  if (geteuid() == 0) all.insert(all.begin() + 1, "--no-sandbox");
  return all;
}

/// Runs it in a group of its own with no input and nothing printed. @returns whether it ended by itself and well
bool run(std::vector<std::string> words) {
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t settings;
  posix_spawnattr_init(&settings);
  posix_spawnattr_setflags(&settings, POSIX_SPAWN_SETPGROUP);
  pid_t child = 0;
  const bool began = posix_spawn(&child, argv.front(), &files, &settings, argv.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&settings);
  if (!began) return false;
  int status = 0;
  const auto until = std::chrono::steady_clock::now() + longest;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > until) {
      kill(-child, SIGKILL);
      waitpid(child, &status, 0);
      return false;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
  kill(-child, SIGKILL);  // helpers that it left behind would still write into the folder
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool is_pdf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  char mark[5] = {};
  return file.read(mark, 5) && std::string_view(mark, 5) == "%PDF-";
}

}  // namespace

Result<void> print_to_pdf(std::string_view html, const std::string& path) {
  const auto program = browser();
  if (program.empty())
    return engine::refuse(
        "no_browser", {N_("a PDF needs Chromium, and it is not installed"), {}},
        {N_("install it (apt install chromium), name one in QIXIAN_CHROMIUM, or print {0} from any browser"),
         {engine::as::a_field("format", {"html"})}});
  const Folder folder;
  if (folder.is_there()) std::ofstream(folder.file("page.html"), std::ios::binary) << html;
  if (!folder.is_there() || !run(arguments(program, folder)) || !is_pdf(folder.file("page.pdf")))
    return engine::refuse(
        "print_failed", {N_("{0} made no PDF"), {program}},
        {N_("look whether it starts and the temporary folder has room; {0} can be printed from any browser"),
         {engine::as::a_field("format", {"html"})}});
  std::ifstream made(folder.file("page.pdf"), std::ios::binary);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  if (out && out << made.rdbuf() && out.flush()) return {};
  return engine::refuse("write_failed", {N_("{0} could not be written"), {path}},
                        {N_("look whether the folder is there and the disk has room"), {}});
}

}  // namespace qixian::adapters::chromium
