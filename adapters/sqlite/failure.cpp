#include "adapters/sqlite/failure.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <new>
#include <stdexcept>

namespace qixian::adapters::sqlite {
namespace {

using engine::Error;
using engine::N_;
using engine::StoreFailure;

std::string folder_of(const std::string& path) {
  auto parent = std::filesystem::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}

StoreFailure read_only(const std::string& path) {
  return StoreFailure(
      {"read_only",
       {N_("The store {0} can't be written to."), {path}},
       {N_("Ask for write access to the file and to its folder: SQLite keeps two more files beside it."), {}}});
}

StoreFailure disk_full(const std::string& path) {
  return StoreFailure({"disk_full",
                       {N_("The disk is full: nothing was written to {0}."), {path}},
                       {N_("Free some space in {0} and repeat the command."), {folder_of(path)}}});
}

// SQLite says "can't open" for a missing right as for a missing file, and forgets errno on the way.
StoreFailure cannot_open(const std::string& path) {
  const auto folder = folder_of(path);
  const bool exists = ::access(path.c_str(), F_OK) == 0;
  if ((exists && ::access(path.c_str(), R_OK | W_OK) != 0) || ::access(folder.c_str(), W_OK | X_OK) != 0)
    return read_only(path);
  return StoreFailure(
      {"cannot_open", {N_("The store {0} can't be opened."), {path}}, {N_("Check the path and its folder."), {}}});
}

// A full disk can show itself as a plain I/O error, where SQLite sizes its shared memory file.
StoreFailure io_error(const std::string& path, const char* what) {
  std::error_code ignored;
  const auto space = std::filesystem::space(folder_of(path), ignored);
  if (!ignored && space.available < 65536) return disk_full(path);
  return StoreFailure({"io",
                       {N_("The disk did not obey while {0} was in use: {1}."), {path, what}},
                       {N_("Check the disk, then look at the store with verify."), {}}});
}

StoreFailure corrupt(const std::string& path, const std::string& detail) {
  return StoreFailure({"corrupt",
                       {N_("The store {0} is damaged: {1}."), {path, detail}},
                       {N_("Keep the file as it is and restore the last backup."), {}}});
}

}  // namespace

void throw_errno(const char* what, int why) {
  const bool full = why == ENOSPC || why == EDQUOT || why == EFBIG;
  const bool denied = why == EACCES || why == EPERM || why == EROFS;
  throw SQLite::Exception(std::string(what) + " (" + std::strerror(why) + ")", full     ? SQLITE_FULL
                                                                               : denied ? SQLITE_READONLY
                                                                                        : SQLITE_IOERR);
}

void throw_unreadable(const std::string& path) {
  throw StoreFailure({"not_readable",
                      {N_("{0} may not be read."), {path}},
                      {N_("Ask for the right to read it, and to enter its folder."), {}}});
}

void throw_moved(const std::string& path) {
  throw StoreFailure({"moved",
                      {N_("The store {0} was deleted or replaced while it was in use."), {path}},
                      {N_("Nothing was changed. Start again with the file that is there now."), {}}});
}

void rethrow(const SQLite::Exception& e, const std::string& path) {
  switch (e.getErrorCode() & 0xff) {  // a backup gives the longer codes, SQLITE_IOERR_READ and the like
    case SQLITE_FULL:
      throw disk_full(path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw read_only(path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:  // the locks of the WAL could not be had
      throw StoreFailure({"busy",
                          {N_("Another program is writing to {0}."), {path}},
                          {N_("Nothing was changed. Repeat the command in a moment."), {}}});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw corrupt(path, e.what());
    case SQLITE_CANTOPEN:
      throw cannot_open(path);
    case SQLITE_IOERR:
      throw io_error(path, e.what());
    case SQLITE_NOMEM:
      throw std::bad_alloc();
    default:
      throw std::logic_error(std::string("store: ") + e.what());
  }
}

}  // namespace qixian::adapters::sqlite
