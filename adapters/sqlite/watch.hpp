#pragma once
#include "adapters/sqlite/sqlite_store.hpp"

namespace qixian::adapters::sqlite {

/// Whether another process writes. One look asks whether the file is still there and reads a few bytes of shared
/// memory, no page of the file and no lock; the store's own writes are not seen. No longer than the store lives.
class Watch {
 public:
  explicit Watch(const SqliteStore& store);
  /// Differs from what it was when another process has committed since. @throws StoreFailure, "moved" too: who reads
  /// on would read what is there no more
  std::int64_t mark() const;

 private:
  const SQLite::Database& m_database;
  mutable SQLite::Statement m_statement;
  std::string m_path;
};

}  // namespace qixian::adapters::sqlite
