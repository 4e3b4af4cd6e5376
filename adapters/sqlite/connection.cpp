#include "adapters/sqlite/connection.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <optional>
#include <thread>

#include "adapters/sqlite/backup.hpp"
#include "adapters/sqlite/failure.hpp"
#include "adapters/sqlite/new_file.hpp"
#include "adapters/sqlite/schema.hpp"

namespace qixian::adapters::sqlite {
namespace {

namespace fs = std::filesystem;
using engine::Error;
using engine::N_;
using engine::refuse;

tl::unexpected<Error> half_made(const std::string& path) {
  return refuse(
      "half_made",
      {N_("The making of the store {0} was interrupted, or the file is empty: nothing is recorded in it."), {path}},
      {N_("Repeat the command that takes in something new, or delete the file."), {}});
}

tl::unexpected<Error> older_store(const std::string& path, int schema) {
  return refuse(
      "older_store",
      {N_("The store {0} was written by an older version of this program (schema {1}); reading does not change it."),
       {path, schema}},
      {N_("Run {0} once: it keeps a copy of the store beside it, then brings it up to date."),
       {engine::as::an_act("rebuild")}});
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

std::unique_ptr<SQLite::Database> connect(const std::string& path, const Limits& limits) {
  // Counting its memory would cost SQLite a lock for each allocation. Refused, which is harmless, when it runs already.
  static const int uncounted [[maybe_unused]] = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  // A connection is of one thread: no lock for each bound value either.
  return std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
                                            static_cast<int>(limits.busy.count()));
}

engine::Result<Opened> open_file(const std::string& path, OpenMode mode, const Limits& limits, bool alone = false) {
  const auto& shown = limits.shown.empty() ? path : limits.shown;
  Opened out{connect(path, limits), {}};
  auto& db = *out.db;
  if (alone) db.exec("PRAGMA locking_mode = EXCLUSIVE");
  // Before anything is set: another program's file must stay as it is.
  const auto kind = kind_of(db);
  if (kind == Kind::other) return not_a_store(shown);
  if (kind == Kind::empty && mode != OpenMode::create) return half_made(shown);
  const int schema = schema_of(db);
  if (schema > newest_schema()) return newer_store(shown, schema);
  // A file that can't be opened for writing is opened for reading, silently.
  if (sqlite3_db_readonly(db.getHandle(), "main") == 1)
    throw SQLite::Exception("opened for reading only", SQLITE_READONLY);
  if (kind == Kind::store && schema < newest_schema()) {
    if (mode == OpenMode::reading) return older_store(shown, schema);
    auto kept = backup_before_migration(db, path);
    if (!kept) return tl::unexpected(std::move(kept.error()));
    out.kept = std::move(*kept);
  }
  use_wal(db, limits);
  configure(db, limits);
  if (schema < newest_schema()) migrate(db);
  return out;
}

bool lacks_room(const SQLite::Exception& e) {
  const int code = e.getErrorCode();
  return code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_CANTOPEN;
}

engine::Result<Opened> open_somehow(const std::string& path, OpenMode mode, const Limits& limits) {
  try {
    return open_file(path, mode, limits);
  } catch (const SQLite::Exception& e) {
    if (e.getErrorCode() == SQLITE_NOTADB) return not_a_store(limits.shown.empty() ? path : limits.shown);
    if (mode != OpenMode::reading || !lacks_room(e)) throw;
    try {
      return open_file(path, mode, limits, true);
    } catch (const SQLite::Exception&) {  // the first reason is the one to be told
    }
    throw;
  }
}

/// An empty store, made whole and then put in its place. Whoever is second finds the first's there.
engine::Result<void> make(const std::string& given, const Limits& limits) {
  const auto path = led_to(given);
  auto made = NewFile::beside(path);
  if (!made)
    return made.error().code == "file_exists" ? engine::Result<void>{} : tl::unexpected(std::move(made.error()));
  {
    Limits own = limits;
    own.shown = given;
    const auto opened = open_file(made->path(), OpenMode::create, own);
    if (!opened) return tl::unexpected(opened.error());
  }
  made->place();
  sync_folder_of(path);
  return {};
}

}  // namespace

tl::unexpected<Error> not_a_store(const std::string& path) {
  return refuse("not_a_store", {N_("{0} is not a store of this program."), {path}},
                {N_("Check the path. The file was not changed."), {}});
}

tl::unexpected<Error> newer_store(const std::string& path, int schema) {
  return refuse("newer_store", {N_("The store {0} was written by a newer version of this program."), {path}},
                {N_("Use that version: it writes schema {0}, this one knows {1}."), {schema, newest_schema()}});
}

std::optional<tl::unexpected<Error>> refuse_path(const std::string& given, OpenMode mode) {
  const fs::path path(given);
  std::error_code why;
  const auto status = fs::status(path, why);
  if (fs::exists(status)) {
    if (!fs::is_regular_file(status)) return not_a_store(given);
    return std::nullopt;
  }
  // Not to be looked at is another thing than not to be there.
  if (status.type() != fs::file_type::not_found) throw_errno("can't look at it", why.value());
  if (mode != OpenMode::create)
    return refuse("no_store", {N_("There is no store {0}."), {given}},
                  {N_("Check the path: only a command that takes in something new creates a store."), {}});
  const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, why))
    return refuse("no_folder", {N_("There is no folder {0} for the store."), {folder.string()}},
                  {N_("Check the path or make the folder."), {}});
  return std::nullopt;
}

engine::Result<Opened> open_database(const std::string& path, OpenMode mode, const Limits& limits) {
  return guarded(limits.shown.empty() ? path : limits.shown, [&]() -> engine::Result<Opened> {
    if (auto refused = refuse_path(path, mode)) return *refused;
    std::error_code unknown;
    if (mode == OpenMode::create && !fs::exists(path, unknown))
      if (auto made = make(path, limits); !made) return tl::unexpected(std::move(made.error()));
    return open_somehow(path, mode, limits);
  });
}

bool in_transaction(const SQLite::Database& db) { return sqlite3_get_autocommit(db.getHandle()) == 0; }

bool has_moved(const SQLite::Database& db) {
  int moved = 0;
  sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

}  // namespace qixian::adapters::sqlite
