#include <SQLiteCpp/Column.h>

#include "adapters/sqlite/dump.hpp"
#include "adapters/sqlite/projections.hpp"

namespace qixian::adapters::sqlite {
namespace {

struct Table {
  const char* name;
  const char* key;
};
// Children first, so that emptying needs no cascade.
constexpr Table tables[] = {{"remedy", "case_id, ordinal"},
                            {"complaint", "case_id, ordinal"},
                            {"reopening", "case_id, ordinal"},
                            {"case_row", "id"}};

void add_quoted(std::string& line, const std::string& text) {
  line += '"';
  for (const char c : text) {
    if (c == '\n') {
      line += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') line += '\\';
    line += c;
  }
  line += '"';
}

std::string line_of(std::string_view table, SQLite::Statement& row) {
  std::string line(table);
  for (int at = 0; at < row.getColumnCount(); ++at) {
    const auto value = row.getColumn(at);
    line += ' ';
    line += value.getName();
    line += '=';
    if (value.isNull())
      line += '-';
    else if (value.isText())
      add_quoted(line, value.getString());
    else
      line += value.getString();
  }
  return line;
}

}  // namespace

void dump_table(SQLite::Database& db, std::string_view table, std::string_view key,
                const std::function<void(std::string_view)>& line) {
  SQLite::Statement rows(db, "SELECT * FROM " + std::string(table) + " ORDER BY " + std::string(key));
  while (rows.executeStep()) line(line_of(table, rows));
}

void Projections::dump(const std::function<void(std::string_view)>& line) {
  for (const auto& [name, key] : tables) dump_table(m_db, name, key, line);
}

void Projections::clear() {
  for (const auto& [name, key] : tables) m_db.exec("DELETE FROM " + std::string(name));
}

}  // namespace qixian::adapters::sqlite
