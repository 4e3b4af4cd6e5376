#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>

#include "adapters/sqlite/backup.hpp"
#include "adapters/sqlite/connection.hpp"
#include "adapters/sqlite/content_digest.hpp"
#include "adapters/sqlite/event_log.hpp"
#include "adapters/sqlite/failure.hpp"
#include "adapters/sqlite/inspect.hpp"
#include "adapters/sqlite/private_texts.hpp"
#include "adapters/sqlite/schema.hpp"
#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {
namespace {

using engine::N_;
using engine::refuse;
using engine::Result;

tl::unexpected<engine::Error> store_exists(const std::string& path) {
  return refuse(
      "store_exists", {N_("{0} exists"), {path}},
      {N_("move {0}, {0}-wal and {0}-shm away together, or give another {1}"), {path, engine::as::a_field("db")}});
}

tl::unexpected<engine::Error> damaged(const std::string& path, const std::string& what) {
  return refuse("broken_backup", {N_("the backup {0} is damaged: {1}"), {path, what}}, {N_("take another backup"), {}});
}

/// A file descriptor that closes itself.
class File {
 public:
  File(const std::string& path, int flags) : m_file(::open(path.c_str(), flags | O_CLOEXEC)) {
    if (m_file < 0) throw_errno("can't open", errno);
  }
  ~File() { ::close(m_file); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  operator int() const { return m_file; }

 private:
  int m_file;
};

/// Whether a connection of another process holds the file: it has SQLite's shared lock as long as it lives.
bool is_in_use(const std::string& path) {
  const File file(path, O_RDONLY);
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = 0x40000002;  // where SQLite keeps its shared locks, in every file of every version
  lock.l_len = 510;
  return ::fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

/// A failure names the file that it is about: the one that is read, or the one that is to be made.
void copy_bytes(const std::string& from, const std::string& to) {
  const auto source = guarded(from, [&] { return std::make_unique<File>(from, O_RDONLY); });
  const File target(to, O_WRONLY | O_CREAT | O_TRUNC);
  std::array<char, 1 << 16> some;
  for (;;) {
    const auto got = guarded(from, [&] {
      const auto count = ::read(*source, some.data(), some.size());
      if (count < 0) throw_errno("can't read", errno);
      return count;
    });
    if (got == 0) return;
    for (ssize_t done = 0; done < got;) {
      const auto put = ::write(target, some.data() + done, static_cast<std::size_t>(got - done));
      if (put < 0 && errno != EINTR) throw_errno("can't write", errno);
      if (put > 0) done += put;
    }
  }
}

/// The backup is never opened as a database where that can be helped: opening a file that another program left with its
/// WAL would write into it, and one on a medium that is read only could not be opened at all.
void take_copy(const std::string& from, const std::string& to) {
  if (is_in_use(from)) {
    SQLite::Database source(from, SQLite::OPEN_READONLY), target(to, SQLite::OPEN_READWRITE);
    SQLite::Backup run(target, source);
    if (const int done = run.executeStep(-1); done != SQLITE_DONE) throw SQLite::Exception("not copied", done);
    return;
  }
  copy_bytes(from, to);
  struct stat wal {};
  if (::stat((from + "-wal").c_str(), &wal) == 0 && wal.st_size > 0) copy_bytes(from + "-wal", to + "-wal");
}

Result<void> check(SQLite::Database& db, const std::string& from) {
  if (kind_of(db) != Kind::store) return not_a_store(from);
  if (schema_of(db) > newest_schema()) return newer_store(from, schema_of(db));
  const auto pages = db.execAndGet("PRAGMA integrity_check(1)").getString();
  if (pages != "ok") return damaged(from, pages);
  SQLite::Statement kept(db, "SELECT value FROM meta WHERE key = ?");
  std::string digest;
  if (Use row(kept, std::string_view(digest_key)); row.step()) digest = row.text(0);
  PrivateTexts texts(db);
  if (const auto broken = verify_log(db, texts, stored_head(db), {}))
    return refuse("broken_backup", {N_("the backup is broken at event {0}"), {broken->seq}},
                  {N_("take another backup"), {}});
  if (!digest.empty() && digest != content_digest(db)) return damaged(from, "content");
  return {};
}

/// Checks the copy, and makes it a store of this program.
Result<engine::ChainHead> accept(const std::string& copy, const std::string& from) {
  try {
    SQLite::Database db(copy, SQLite::OPEN_READWRITE);
    if (auto sound = check(db, from); !sound) return tl::unexpected(std::move(sound.error()));
    db.exec("PRAGMA synchronous = FULL");
    if (schema_of(db) < newest_schema()) migrate(db);
    db.exec("DELETE FROM meta WHERE key = '" + std::string(digest_key) + "'");
    for (const auto& flaw : inspect(db))
      if (flaw.why == "schema" || flaw.why == "reference") return damaged(from, flaw.what);
    return head_of(db);
  } catch (const SQLite::Exception& e) {
    if (e.getErrorCode() == SQLITE_NOTADB) return not_a_store(from);
    // A query of the program's own that can't be prepared: a table or column is missing.
    if (e.getErrorCode() == SQLITE_CORRUPT || e.getErrorCode() == SQLITE_ERROR) return damaged(from, e.what());
    throw;
  }
}

}  // namespace

Result<engine::ChainHead> restore(const std::string& from, const std::string& to) {
  return guarded(to, [&]() -> Result<engine::ChainHead> {
    std::error_code unknown;
    if (std::filesystem::exists(std::filesystem::symlink_status(to, unknown))) return store_exists(to);
    if (auto refused = refuse_path(from, OpenMode::must_exist)) return *refused;
    if (::access(from.c_str(), R_OK) != 0) throw_unreadable(from);
    auto made = NewFile::beside(to);
    if (!made) return tl::unexpected(std::move(made.error()));
    take_copy(from, made->path());
    auto head = accept(made->path(), from);
    if (!head) return head;
    if (!made->place()) return store_exists(to);
    sync_folder_of(to);
    return head;
  });
}

}  // namespace qixian::adapters::sqlite
