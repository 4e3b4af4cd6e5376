#include "adapters/sqlite/backup.hpp"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include "adapters/sqlite/content_digest.hpp"
#include "adapters/sqlite/event_log.hpp"
#include "adapters/sqlite/failure.hpp"
#include "adapters/sqlite/schema.hpp"
#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {
namespace {

void run(SQLite::Database& source, SQLite::Database& target) {
  SQLite::Backup copy(target, source);
  // In one step, which is one snapshot: in many steps, each write of another process would start it anew.
  const int done = copy.executeStep(-1);
  if (done != SQLITE_DONE) throw SQLite::Exception("the backup did not finish", done);
}

engine::ChainHead copy_to(SQLite::Database& source, const std::string& path) {
  SQLite::Database target(path, SQLite::OPEN_READWRITE);
  target.exec("PRAGMA synchronous = FULL");
  run(source, target);
  if (target.execAndGet("PRAGMA journal_mode = DELETE").getString() != "delete")
    throw SQLite::Exception("the copy is in use", SQLITE_BUSY);
  target.exec("DELETE FROM meta WHERE key = '" + std::string(erasure_key) + "'");  // the copy has no WAL
  const auto digest = content_digest(target);
  SQLite::Statement seal(target, "INSERT OR REPLACE INTO meta VALUES (?, ?)");
  Use(seal, std::string(digest_key), digest).run();
  return head_of(target);
}

}  // namespace

engine::Result<engine::Heads> backup(SQLite::Database& source, const std::string& to) {
  return guarded(to, [&]() -> engine::Result<engine::Heads> {
    auto made = NewFile::beside(to);
    if (!made) return tl::unexpected(std::move(made.error()));
    const auto head = copy_to(source, made->path());
    if (!made->place()) return file_exists(to);
    sync_folder_of(to);
    return head;
  });
}

engine::Result<std::string> backup_before_migration(SQLite::Database& source, const std::string& path) {
  const auto name = path + ".schema-" + std::to_string(schema_of(source));
  // Others may be doing the same: each keeps a copy under a name of its own.
  for (int n = 1;; ++n) {
    const auto to = n == 1 ? name : name + "-" + std::to_string(n);
    auto done = backup(source, to);
    if (done) return to;
    if (done.error().code != "file_exists") return tl::unexpected(std::move(done.error()));
  }
}

}  // namespace qixian::adapters::sqlite
