#pragma once
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sqlite/statement.hpp"
#include "engine/store/ports/case_rows.hpp"

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
  std::vector<engine::CaseRow> after(const engine::CaseFilter& filter, const std::optional<engine::ListPlace>& place,
                                     std::size_t limit);
  std::vector<engine::StreamId> concerning(const engine::Period& period, engine::StreamId agency);
  void clear();
  engine::DumpPage lines(const engine::DumpPlace& from, std::size_t limit);

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

/// The queries of a page and of what concerns a period, for the test that looks at their plans.
std::string list_query(const engine::CaseFilter& filter, const std::optional<engine::ListPlace>& place = {});
std::string concerning_query(bool of_one_agency);

}  // namespace qixian::adapters::sqlite
