#pragma once
#include <SQLiteCpp/Database.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "engine/base/error.hpp"

namespace qixian::adapters::sqlite {

enum class OpenMode {
  reading,     ///< must be there; an older one is refused and not changed
  must_exist,  ///< must be there; an older one is copied, then brought up to date
  create       ///< made where it is missing
};

struct Limits {
  std::chrono::milliseconds busy{5000};  ///< how long to wait for another writer
  int pages = 0;                         ///< the file grows no further; 0: as the disk allows
  std::string shown = {};                ///< what messages call it; empty: by its path
};

struct Opened {
  std::unique_ptr<SQLite::Database> db;
  std::string kept;  ///< the copy that was made before it was brought up to date; empty: it was not older
};

/// Opens and recognises the file. WAL: others read on while one writes. A new one is made whole under another name
/// (NewFile); where two begin one, the second opens the first's. Where there is no room for the memory that connections
/// share, a reader takes the file for himself alone, as long as nobody else has it.
/// @returns no_store, no_folder, left_over, half_made, not_a_store, newer_store, older_store
/// @throws StoreFailure for the environment (failure.hpp)
engine::Result<Opened> open_database(const std::string& path, OpenMode mode, const Limits& limits);

/// What a path says before it is opened. @returns no_store, no_folder, not_a_store  @throws SQLite::Exception
std::optional<tl::unexpected<engine::Error>> refuse_path(const std::string& path, OpenMode mode);
tl::unexpected<engine::Error> not_a_store(const std::string& path);
tl::unexpected<engine::Error> newer_store(const std::string& path, int schema);

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
