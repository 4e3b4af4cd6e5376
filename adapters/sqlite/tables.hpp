#pragma once
#include <SQLiteCpp/Database.h>

#include <optional>
#include <vector>

#include "adapters/sqlite/chain.hpp"
#include "engine/store/ports.hpp"

namespace qixian::adapters::sqlite {

/// What a table of that period counts (CaseRows::groups). Read by the index case_by_closing: cases that were closed
/// before the period, in an ordinary year most of them, are not touched.
std::vector<engine::CaseGroup> groups(SQLite::Database& db, const engine::Period& period);
/// Its query of requests, for the test that looks at its plan.
std::string group_query();

class Use;

/// Table frozen_table.
class FrozenTables {
 public:
  explicit FrozenTables(SQLite::Database& db) : m_db(db) {}
  engine::FrozenTable add(engine::FrozenTable table);
  std::optional<engine::FrozenTable> last(std::string_view form, engine::StreamId agency, const engine::Period& period);
  std::vector<engine::FrozenTable> after(std::int64_t id, std::size_t limit);

 private:
  std::string hash_of(const engine::FrozenTable& table);
  engine::FrozenTable read(const Use& row);
  SQLite::Database& m_db;
  Digest m_digest;
};

}  // namespace qixian::adapters::sqlite
