#pragma once
#include <SQLiteCpp/Database.h>

#include <chrono>
#include <memory>
#include <string>

#include "engine/error.hpp"

namespace qixian::adapters::sqlite {

enum class OpenMode { must_exist, create };

struct Limits {
  std::chrono::milliseconds busy{5000};  ///< how long to wait for another writer
  int pages = 0;                         ///< the file grows no further; 0: as the disk allows
};

/// Opens, recognises and, where it is older, migrates the file. WAL: others read on while one writes.
/// @returns no_store, no_folder, not_a_store, newer_store
/// @throws StoreFailure for the environment (failure.hpp)
engine::Result<std::unique_ptr<SQLite::Database>> open_database(const std::string& path, OpenMode mode,
                                                                const Limits& limits);

/// Whether a transaction is open on this connection.
bool in_transaction(const SQLite::Database& db);

/// The file was deleted or replaced under the open connection: what is written now would be lost.
bool has_moved(const SQLite::Database& db);

/// One view of the file over several queries, inside a transaction or outside; others write on.
class Snapshot {
 public:
  explicit Snapshot(SQLite::Database& db) : m_db(db) { m_db.exec("SAVEPOINT snapshot"); }
  ~Snapshot() { m_db.tryExec("RELEASE snapshot"); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  SQLite::Database& m_db;
};

}  // namespace qixian::adapters::sqlite
