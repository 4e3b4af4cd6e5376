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

std::string line_of(std::string_view table, SQLite::Statement& row, int columns) {
  std::string line(table);
  for (int at = 0; at < columns; ++at) {
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

std::optional<std::int64_t> dump_table(SQLite::Database& db, const std::string& table, const std::string& key,
                                       std::int64_t after, std::size_t limit, std::vector<std::string>& lines) {
  const auto stream = key.substr(0, key.find(','));
  SQLite::Statement rows(db, "SELECT *, " + stream + " FROM " + table + " WHERE " + stream + " > ? ORDER BY " + key);
  rows.bind(1, after);
  const int last = rows.getColumnCount() - 1;
  while (rows.executeStep()) {
    const auto of = rows.getColumn(last).getInt64();
    if (lines.size() >= limit && of != after) return after;
    lines.push_back(line_of(table, rows, last));
    after = of;
  }
  return std::nullopt;
}

engine::DumpPage Projections::lines(const engine::DumpPlace& from, std::size_t limit) {
  engine::DumpPage page;
  const auto& [name, key] = tables[from.part];
  if (const auto last = dump_table(m_db, name, key, from.after, limit, page.lines))
    page.next = {from.part, *last};
  else if (from.part + 1 < std::ssize(tables))
    page.next = {from.part + 1, -1};
  return page;
}

void Projections::clear() {
  for (const auto& [name, key] : tables) m_db.exec("DELETE FROM " + std::string(name));
}

}  // namespace qixian::adapters::sqlite
