#pragma once
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/deadline_row.hpp"

namespace qixian::adapters::sqlite {

/// Table deadline.
class Deadlines {
 public:
  explicit Deadlines(SQLite::Database& db);

  /// In place of those that the stream has.
  void put(std::int64_t stream, std::span<const engine::DeadlineRow> rows);
  std::vector<engine::DeadlineRow> of(std::int64_t stream);
  void each(const engine::DeadlineFilter& filter, const std::function<void(const engine::DeadlineRow&)>& visit);
  void clear();
  void dump(const std::function<void(std::string_view)>& line);

 private:
  SQLite::Database& m_db;
  SQLite::Statement m_drop, m_put, m_of;
};

/// The query that each() runs for a filter, for the test that looks at its plan.
std::string deadline_query(const engine::DeadlineFilter& filter);

}  // namespace qixian::adapters::sqlite
