#pragma once
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sqlite/statement.hpp"
#include "engine/store/case_row.hpp"

namespace qixian::adapters::sqlite {

/// Tables case_row, remedy, complaint and reopening.
class Projections {
 public:
  explicit Projections(SQLite::Database& db);

  void put(const engine::CaseRow& row);
  void drop(std::int64_t stream);
  std::optional<engine::CaseRow> get(std::int64_t id);
  std::optional<engine::CaseRow> get(std::int64_t agency, std::string_view number);
  std::vector<engine::CaseRow> numbered(std::string_view number);
  void each(const engine::CaseFilter& filter, const std::function<void(const engine::CaseRow&)>& visit);
  void clear();
  void dump(const std::function<void(std::string_view)>& line);

 private:
  bool insert_row(const engine::CaseRow& row);  ///< @returns false for one that is there already
  bool update_row(const engine::CaseRow& row);  ///< @returns whether it had remedies, complaints or reopenings
  void drop_parts(std::int64_t id);
  void read_row(const Use& from, engine::CaseRow& row);

  SQLite::Database& m_db;
  SQLite::Statement m_insert, m_drop_remedies, m_drop_complaints, m_put_remedy, m_put_complaint, m_drop_reopenings,
      m_put_reopening;
  std::map<unsigned long, SQLite::Statement> m_updates;  ///< by the columns that they set, a bit each
  SQLite::Statement m_by_id, m_by_agency, m_by_number, m_remedies, m_complaints, m_reopenings;
};

/// The query that each() runs for a filter, for the test that looks at its plan.
std::string list_query(const engine::CaseFilter& filter);

}  // namespace qixian::adapters::sqlite
