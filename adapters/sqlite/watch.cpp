#include "adapters/sqlite/watch.hpp"

#include "adapters/sqlite/connection.hpp"
#include "adapters/sqlite/failure.hpp"
#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {

Watch::Watch(const SqliteStore& store)
    : m_database(store.database()),
      m_statement(store.database(), "PRAGMA data_version"),
      m_path(store.database().getFilename()) {}

std::int64_t Watch::mark() const {
  if (has_moved(m_database)) throw_moved(m_path);
  return guarded(m_path, [&] {
    Use row(m_statement);
    return row.step() ? row.number(0) : 0;
  });
}

}  // namespace qixian::adapters::sqlite
