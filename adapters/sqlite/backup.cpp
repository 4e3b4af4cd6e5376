#include "adapters/sqlite/backup.hpp"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

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
  const auto digest = content_digest(target);
  SQLite::Statement seal(target, "INSERT OR REPLACE INTO meta VALUES (?, ?)");
  Use(seal, std::string(digest_key), digest).run();
  return head_of(target);
}

}  // namespace

bool place_alone(NewFile& made, const std::string& to) {
  if (!made.place()) return false;
  try {
    sync_folder_of(to);
  } catch (...) {
    ::unlink(to.c_str());  // nobody but this process can know of it yet
    throw;
  }
  return true;
}

engine::Result<engine::ChainHead> backup(SQLite::Database& source, const std::string& to) {
  return guarded(to, [&]() -> engine::Result<engine::ChainHead> {
    auto made = NewFile::beside(to);
    if (!made) return tl::unexpected(std::move(made.error()));
    const auto head = copy_to(source, made->path());
    if (!place_alone(*made, to)) return file_exists(to);
    return head;
  });
}

engine::Result<std::string> backup_before_migration(SQLite::Database& source, const std::string& path) {
  const auto name = path + ".schema-" + std::to_string(schema_of(source));
  auto to = name;
  for (int n = 2; std::filesystem::exists(to); ++n) to = name + "-" + std::to_string(n);
  if (auto done = backup(source, to); !done) return tl::unexpected(std::move(done.error()));
  return to;
}

}  // namespace qixian::adapters::sqlite
