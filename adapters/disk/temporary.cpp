#include "adapters/disk/temporary.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <utility>
#include <vector>

namespace qixian::adapters::disk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = ".qixian-new-";
constexpr std::time_t a_day = 24 * 60 * 60;

/// Another machine or container may write into the same folder, and knows other numbers: what it still writes is
/// locked.
bool is_locked(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (file < 0) return errno != ENOENT;
  const bool locked = ::flock(file, LOCK_SH | LOCK_NB) != 0;
  ::close(file);
  return locked;
}

bool is_left_over(const std::string& path, pid_t owner) {
  struct stat about {};
  if (::lstat(path.c_str(), &about) != 0 || about.st_uid != ::geteuid()) return false;
  if (std::time(nullptr) - about.st_mtime > a_day) return true;
  const bool gone = ::kill(owner, 0) != 0 && errno == ESRCH;
  return gone && !is_locked(path);
}

}  // namespace

Temporary::Temporary(const std::string& folder) {
  clear_left_over(folder, prefix);
  m_path = (fs::path(folder) / (std::string(prefix) + std::to_string(::getpid()) + "-XXXXXX")).string();
  m_file = ::mkostemp(m_path.data(), O_CLOEXEC);  // mode 0600, whatever the umask
  if (m_file < 0) {
    m_error = errno;
    m_path.clear();
  } else {
    (void)::flock(m_file, LOCK_EX | LOCK_NB);  // not every disk has locks
  }
}

Temporary::Temporary(Temporary&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_file(std::exchange(other.m_file, -1)), m_error(other.m_error) {}

Temporary::~Temporary() {
  if (!m_path.empty()) ::unlink(m_path.c_str());
  if (m_file >= 0) ::close(m_file);
}

void clear_left_over(const std::string& folder, std::string_view begins) {
  std::error_code failed;
  std::vector<std::string> left;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const auto name = entry->path().filename().string();
    if (!name.starts_with(begins)) continue;
    pid_t owner = 0;
    const auto* digits = name.data() + begins.size();
    if (std::from_chars(digits, name.data() + name.size(), owner).ptr == digits || owner <= 0) continue;
    if (is_left_over(entry->path().string(), owner)) left.push_back(entry->path().string());
  }
  for (const auto& path : left) fs::remove_all(path, failed);
}

}  // namespace qixian::adapters::disk
