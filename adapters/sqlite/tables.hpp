#pragma once
#include <SQLiteCpp/Database.h>

#include <functional>
#include <optional>

#include "adapters/sqlite/chain.hpp"
#include "engine/store/ports.hpp"

namespace qixian::adapters::sqlite {

/// What a table of that period counts (Store::each_group). Read by the index case_by_closing: cases that were closed
/// before the period, in an ordinary year most of them, are not touched.
void each_group(SQLite::Database& db, const engine::Period& period,
                const std::function<void(const engine::CaseGroup&)>& visit);
/// Its query of requests, for the test that looks at its plan.
std::string group_query();

class Use;

/// Table frozen_table.
class FrozenTables {
 public:
  explicit FrozenTables(SQLite::Database& db) : m_db(db) {}
  engine::FrozenTable add(engine::FrozenTable table);
  std::optional<engine::FrozenTable> last(std::string_view form, engine::StreamId agency, const engine::Period& period);
  void each(const std::function<void(const engine::FrozenTable&)>& visit);

 private:
  std::string hash_of(const engine::FrozenTable& table);
  engine::FrozenTable read(const Use& row);
  SQLite::Database& m_db;
  Digest m_digest;
};

}  // namespace qixian::adapters::sqlite
