#include "adapters/sqlite/new_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "adapters/sqlite/failure.hpp"

namespace qixian::adapters::sqlite {
namespace {

namespace fs = std::filesystem;
using engine::N_;
using engine::refuse;

std::string folder_of(const std::string& path) {
  const auto parent = fs::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}

std::string prefix_of(const std::string& target) { return "." + fs::path(target).filename().string() + ".new-"; }

bool is_name_of_one(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  for (const auto companion : companions)
    if (name.ends_with(companion)) name.remove_suffix(companion.size());
  return name.size() == 6 && std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c); });
}

void remove_with_companions(const std::string& path) {
  for (const auto companion : companions) ::unlink((path + std::string(companion)).c_str());
  ::unlink(path.c_str());
}

/// Nobody holds its lock: who made it is gone.
void remove_if_left(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return;
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) remove_with_companions(path);
  ::close(file);
}

void clear_left_ones(const std::string& target) {
  const auto prefix = prefix_of(target);
  std::error_code ended;
  for (fs::directory_iterator at(folder_of(target), ended), end; !ended && at != end; at.increment(ended)) {
    const auto name = at->path().filename().string();
    if (is_name_of_one(name, prefix) && name.size() == prefix.size() + 6) remove_if_left(at->path().string());
  }
}

bool exists(const std::string& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0;
}

/// Not every disk has rights, and not everybody may give a file to the folder's group: then it is its owner's alone.
void give_rights(int file, const std::string& target) {
  struct stat folder {};
  auto rights = static_cast<mode_t>(new_file_rights(target));
  if (rights == 0660 &&
      (::stat(folder_of(target).c_str(), &folder) != 0 || ::fchown(file, static_cast<uid_t>(-1), folder.st_gid) != 0))
    rights = 0600;
  (void)::fchmod(file, rights);
}

[[noreturn]] void fail(const char* what) { throw_errno(what, errno); }

}  // namespace

int new_file_rights(const std::string& target) {
  struct stat folder {};
  const bool shared = ::stat(folder_of(target).c_str(), &folder) == 0 && (folder.st_mode & S_IWGRP) != 0 &&
                      (folder.st_mode & S_IWOTH) == 0;
  return shared ? 0660 : 0600;
}

engine::Result<void> has_no_companion(const std::string& target) {
  std::string found;
  for (const auto companion : companions) {
    const auto path = target + std::string(companion);
    if (exists(path)) (found += found.empty() ? "" : ", ") += path;
  }
  // Looked for again: who began the store meanwhile has its companions beside it.
  if (found.empty() || exists(target)) return {};
  return refuse("left_over",
                {N_("{0} is not there, but {1} is: it may hold acts of the store that stood here."), {target, found}},
                {N_("The three files {0}, {0}-wal and {0}-shm belong together: move them together."), {target}});
}

std::string led_to(const std::string& given) {
  fs::path path(given);
  std::error_code no_link;
  for (int links = 0; links < 40; ++links) {
    const auto to = fs::read_symlink(path, no_link);
    if (no_link) break;
    path = path.parent_path() / to;  // an absolute one stands for itself
  }
  return path.string();
}

tl::unexpected<engine::Error> file_exists(const std::string& path) {
  return refuse("file_exists", {N_("There is already a file {0}."), {path}},
                {N_("Choose another name for the backup."), {}});
}

engine::Result<NewFile> NewFile::beside(const std::string& target) {
  return guarded(target, [&]() -> engine::Result<NewFile> {
    std::error_code unknown;
    const auto folder = fs::status(folder_of(target), unknown);
    if (!fs::is_directory(folder) && folder.type() != fs::file_type::none)
      return refuse("no_folder", {N_("There is no folder for {0}."), {target}},
                    {N_("Check the path or make the folder."), {}});
    if (exists(target)) return file_exists(target);
    if (auto alone = has_no_companion(target); !alone) return tl::unexpected(std::move(alone.error()));
    clear_left_ones(target);
    for (;;) {
      auto path = (fs::path(folder_of(target)) / (prefix_of(target) + "XXXXXX")).string();
      const int file = ::mkostemp(path.data(), O_CLOEXEC);
      if (file < 0) fail("no new file");
      NewFile made(target, path, file);
      give_rights(file, target);
      // Between the making and the lock another one may have taken it for a dead maker's. Where nothing can be locked
      // it is left alone, by those who come later as well.
      struct stat own {};
      const bool taken = ::flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
      if (!taken && ::fstat(file, &own) == 0 && own.st_nlink > 0) return made;
    }
  });
}

NewFile::NewFile(std::string target, std::string path, int lock)
    : m_target(std::move(target)), m_path(std::move(path)), m_lock(lock) {}

NewFile::NewFile(NewFile&& other) noexcept
    : m_target(std::move(other.m_target)), m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, -1)) {}

NewFile::~NewFile() {
  if (m_lock < 0) return;
  remove_with_companions(m_path);
  ::close(m_lock);
}

bool NewFile::place() {
  return guarded(m_target, [&] {
    struct stat wal {};
    if (::stat((m_path + "-wal").c_str(), &wal) == 0 && wal.st_size > 0)
      throw_errno("the new store was not closed", EIO);
    if (::fsync(m_lock) != 0) fail("can't bring it to the disk");
    int done = ::renameat2(AT_FDCWD, m_path.c_str(), AT_FDCWD, m_target.c_str(), RENAME_NOREPLACE);
    // Not every file system knows it; a second name for the file replaces nothing either.
    if (done != 0 && errno != EEXIST) done = ::link(m_path.c_str(), m_target.c_str());
    if (done != 0 && errno == EEXIST) return false;
    if (done != 0) fail("can't put it in its place");
    remove_with_companions(m_path);  // the other name, where it was a link
    ::close(std::exchange(m_lock, -1));
    return true;
  });
}

void sync_folder_of(const std::string& path) {
  guarded(path, [&] {
    const int file = ::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;  // a folder that may be written to and not read
    const int done = ::fsync(file);
    const int why = errno;
    ::close(file);
    if (done != 0 && why != EINVAL) throw_errno("can't bring the folder to the disk", why);  // not every disk can
  });
}

}  // namespace qixian::adapters::sqlite
