#include "adapters/sqlite/connection.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <optional>
#include <thread>

#include "adapters/sqlite/failure.hpp"
#include "adapters/sqlite/schema.hpp"

namespace qixian::adapters::sqlite {
namespace {

namespace fs = std::filesystem;
using engine::Error;
using engine::N_;
using engine::refuse;
using Opened = std::unique_ptr<SQLite::Database>;

tl::unexpected<Error> not_a_store(const std::string& path) {
  return refuse("not_a_store", {N_("{0} is not a store of this program."), {path}},
                {N_("Check the path. The file was not changed."), {}});
}

std::optional<tl::unexpected<Error>> refuse_path(const fs::path& path, OpenMode mode) {
  std::error_code ignored;
  const auto status = fs::status(path, ignored);
  if (fs::exists(status)) {
    if (!fs::is_regular_file(status)) return not_a_store(path.string());
    return std::nullopt;
  }
  if (mode == OpenMode::must_exist)
    return refuse("no_store", {N_("There is no store {0}."), {path.string()}},
                  {N_("Check the path: only a command that takes in something new creates a store."), {}});
  const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, ignored))
    return refuse("no_folder", {N_("There is no folder {0} for the store."), {folder.string()}},
                  {N_("Check the path or make the folder."), {}});
  return std::nullopt;
}

// The switch to WAL takes a lock that SQLite's own busy handler does not always wait for.
void use_wal(SQLite::Database& db, const Limits& limits) {
  const auto until = std::chrono::steady_clock::now() + limits.busy;
  for (;;) {
    try {
      if (db.execAndGet("PRAGMA journal_mode = WAL").getString() == "wal") return;
      throw SQLite::Exception("no shared memory for WAL here", SQLITE_CANTOPEN);
    } catch (const SQLite::Exception& e) {
      if (e.getErrorCode() != SQLITE_BUSY || std::chrono::steady_clock::now() > until) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

void configure(SQLite::Database& db, const Limits& limits) {
  db.exec("PRAGMA synchronous = FULL");  // an answer that was given is on the disk
  db.exec("PRAGMA foreign_keys = ON");
  db.exec("PRAGMA secure_delete = ON");             // an erased private text leaves no bytes in the file
  db.exec("PRAGMA trusted_schema = OFF");           // the file may come from elsewhere
  db.exec("PRAGMA journal_size_limit = 67108864");  // an import does not leave its whole size behind in the WAL
  if (limits.pages > 0) db.exec("PRAGMA max_page_count = " + std::to_string(limits.pages));
}

engine::Result<Opened> open_file(const std::string& path, OpenMode mode, const Limits& limits) {
  // Counting its memory would cost SQLite a lock for each allocation. Refused, which is harmless, when it runs already.
  static const int uncounted [[maybe_unused]] = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  // A connection is of one thread: no lock for each bound value either.
  const int flags =
      SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX | (mode == OpenMode::create ? SQLite::OPEN_CREATE : 0);
  auto db = std::make_unique<SQLite::Database>(path, flags, static_cast<int>(limits.busy.count()));
  // Before anything is set: another program's file must stay as it is.
  const auto kind = kind_of(*db);
  if (kind == Kind::other || (kind == Kind::empty && mode == OpenMode::must_exist)) return not_a_store(path);
  if (const int version = schema_of(*db); version > newest_schema())
    return refuse("newer_store", {N_("The store {0} was written by a newer version of this program."), {path}},
                  {N_("Use that version: it writes schema {0}, this one knows {1}."),
                   {std::to_string(version), std::to_string(newest_schema())}});
  // A file that can't be opened for writing is opened for reading, silently.
  if (sqlite3_db_readonly(db->getHandle(), "main") == 1)
    throw SQLite::Exception("opened for reading only", SQLITE_READONLY);
  use_wal(*db, limits);
  configure(*db, limits);
  if (schema_of(*db) < newest_schema()) migrate(*db);
  return db;
}

}  // namespace

engine::Result<Opened> open_database(const std::string& path, OpenMode mode, const Limits& limits) {
  if (auto refused = refuse_path(path, mode)) return *refused;
  return guarded(path, [&]() -> engine::Result<Opened> {
    try {
      return open_file(path, mode, limits);
    } catch (const SQLite::Exception& e) {
      if (e.getErrorCode() == SQLITE_NOTADB) return not_a_store(path);
      throw;
    }
  });
}

bool in_transaction(const SQLite::Database& db) { return sqlite3_get_autocommit(db.getHandle()) == 0; }

bool has_moved(const SQLite::Database& db) {
  int moved = 0;
  sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

}  // namespace qixian::adapters::sqlite
