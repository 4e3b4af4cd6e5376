#include "adapters/sqlite/schema.hpp"

#include <SQLiteCpp/Transaction.h>

#include <array>
#include <string>

#include "embedded/qixian_sqlite.hpp"

namespace qixian::adapters::sqlite {
namespace {

// A function, as the texts are initialised in another translation unit.
std::array<std::string_view, 4> scripts() {
  return {migrations::_0001_log_sql, migrations::_0002_projections_sql, migrations::_0003_outbox_sql,
          migrations::_0004_tables_sql};
}

int number_of(SQLite::Database& db, const std::string& query) { return db.execAndGet(query).getInt(); }

}  // namespace

int newest_schema() { return static_cast<int>(scripts().size()); }

int schema_of(SQLite::Database& db) { return number_of(db, "PRAGMA user_version"); }

Kind kind_of(SQLite::Database& db) {
  const bool untouched = schema_of(db) == 0 && number_of(db, "SELECT count(*) FROM sqlite_schema") == 0;
  // Last: another process may be making the store meanwhile, and is seen to have done so by the id.
  const int id = number_of(db, "PRAGMA application_id");
  if (id == application_id) return Kind::store;
  return untouched && id == 0 ? Kind::empty : Kind::other;
}

void migrate(SQLite::Database& db, int version) {
  SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
  // Read again inside: another process may have done the same work while this one waited.
  for (int step = schema_of(db); step < version; ++step) {
    db.exec(std::string(scripts().at(static_cast<std::size_t>(step))));
    db.exec("PRAGMA user_version = " + std::to_string(step + 1));
  }
  db.exec("PRAGMA application_id = " + std::to_string(application_id));
  transaction.commit();
}

}  // namespace qixian::adapters::sqlite
