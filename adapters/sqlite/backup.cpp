#include "adapters/sqlite/backup.hpp"

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "adapters/sqlite/failure.hpp"

namespace qixian::adapters::sqlite {
namespace {

using engine::N_;
using engine::refuse;

// O_EXCL: of two backups to one name, one is refused, and an existing file is never written into.
engine::Result<void> reserve(const std::string& from, const std::string& to) {
  struct stat store {};
  const mode_t rights = ::stat(from.c_str(), &store) == 0 ? store.st_mode & 0666 : 0600;
  const int file = ::open(to.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file >= 0) {
    (void)::fchmod(file, rights);  // not every disk has rights
    ::close(file);
    return {};
  }
  if (errno == EEXIST)
    return refuse("file_exists", {N_("There is already a file {0}."), {to}},
                  {N_("Choose another name for the backup."), {}});
  if (errno == ENOENT || errno == ENOTDIR)
    return refuse("no_folder", {N_("There is no folder for {0}."), {to}},
                  {N_("Check the path or make the folder."), {}});
  throw SQLite::Exception("no backup file", errno == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN);
}

void sync(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_RDONLY | O_CLOEXEC);
  const bool done = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!done) throw SQLite::Exception("can't bring " + path + " to the disk", SQLITE_IOERR);
}

void copy(SQLite::Database& source, const std::string& to) {
  SQLite::Database target(to, SQLite::OPEN_READWRITE);
  target.exec("PRAGMA synchronous = FULL");
  SQLite::Backup run(target, source);
  // In one step, which is one snapshot: in many steps, each write of another process would start it anew.
  const int done = run.executeStep(-1);
  if (done != SQLITE_DONE) throw SQLite::Exception("the backup did not finish", done);
}

}  // namespace

engine::Result<void> backup(SQLite::Database& source, const std::string& from, const std::string& to) {
  return guarded(to, [&]() -> engine::Result<void> {
    if (auto reserved = reserve(from, to); !reserved) return reserved;
    try {
      copy(source, to);
      sync(to, 0);
      const auto folder = std::filesystem::path(to).parent_path();
      sync(folder.empty() ? "." : folder.string(), O_DIRECTORY);
    } catch (...) {
      ::unlink(to.c_str());
      throw;
    }
    return {};
  });
}

}  // namespace qixian::adapters::sqlite
