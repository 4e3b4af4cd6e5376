#pragma once
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/ports/deadline_rows.hpp"

namespace qixian::adapters::sqlite {

/// Table deadline.
class Deadlines {
 public:
  explicit Deadlines(SQLite::Database& db);

  /// In place of those that the stream has.
  void put(std::int64_t stream, std::span<const engine::DeadlineRow> rows);
  std::vector<engine::DeadlineRow> of(std::int64_t stream);
  std::vector<engine::DeadlineRow> after(const engine::DeadlineFilter& filter, const engine::DeadlineRow* last,
                                         std::size_t limit);
  void clear();
  engine::DumpPage lines(const engine::DumpPlace& from, std::size_t limit);

 private:
  SQLite::Database& m_db;
  SQLite::Statement m_drop, m_put, m_of;
};

/// The query of a page, for the test that looks at its plan. @param behind a row, else from the beginning
std::string deadline_query(const engine::DeadlineFilter& filter, bool behind = false);

}  // namespace qixian::adapters::sqlite
