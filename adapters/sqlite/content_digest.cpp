#include "adapters/sqlite/content_digest.hpp"

#include <SQLiteCpp/Column.h>

#include <algorithm>
#include <vector>

#include "adapters/sqlite/chain.hpp"

namespace qixian::adapters::sqlite {
namespace {

std::vector<std::string> tables(SQLite::Database& db) {
  std::vector<std::string> names;
  SQLite::Statement rows(
      db, "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
  while (rows.executeStep()) names.push_back(rows.getColumn(0).getString());
  return names;
}

/// Type, length and bytes of each value: nothing can move from one column to the next.
void add_row(std::string& bytes, SQLite::Statement& row) {
  for (int at = 0; at < row.getColumnCount(); ++at) {
    const auto value = row.getColumn(at);
    const auto length = static_cast<std::size_t>(value.getBytes());
    bytes += std::to_string(value.getType()) + ":" + std::to_string(length) + ":";
    if (length > 0) bytes.append(static_cast<const char*>(value.getBlob()), length);
  }
}

}  // namespace

std::string content_digest(SQLite::Database& db) {
  Digest digest;
  Hash hash{};
  std::string bytes;
  for (const auto& table : tables(db)) {
    const std::string but =
        table == "meta" ? " WHERE key NOT IN ('" + std::string(digest_key) + "', '" + erasure_key + "')" : "";
    const std::string all = "SELECT * FROM main.\"" + table + "\"" + but;
    const bool several = SQLite::Statement(db, all).getColumnCount() > 1;
    SQLite::Statement rows(db, all + (several ? " ORDER BY 1, 2" : " ORDER BY 1"));
    while (rows.executeStep()) {
      bytes.assign(reinterpret_cast<const char*>(hash.data()), hash.size());
      bytes += table + ":";
      add_row(bytes, rows);
      hash = digest.of(bytes);
    }
  }
  return hex(hash);
}

}  // namespace qixian::adapters::sqlite
