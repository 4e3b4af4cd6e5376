#include "adapters/sqlite/watch.hpp"

#include "adapters/sqlite/failure.hpp"
#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {

Watch::Watch(const SqliteStore& store)
    : m_statement(store.database(), "PRAGMA data_version"), m_path(store.database().getFilename()) {}

std::int64_t Watch::mark() const {
  return guarded(m_path, [&] {
    Use row(m_statement);
    return row.step() ? row.number(0) : 0;
  });
}

}  // namespace qixian::adapters::sqlite
