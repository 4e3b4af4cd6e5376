#include "adapters/sqlite/inspect.hpp"

#include <map>

#include "adapters/sqlite/content_digest.hpp"
#include "adapters/sqlite/schema.hpp"
#include "adapters/sqlite/statement.hpp"
#include "adapters/sqlite/tables.hpp"
#include "engine/base/described.hpp"
#include "engine/base/sealed.hpp"
#include "engine/store/outbox.hpp"
#include "engine/store/ports/pages.hpp"

namespace qixian::adapters::sqlite {
namespace {

using engine::Flaw;
using Flaws = std::vector<Flaw>;

/// One finding a row: what, and the event where there is a second column.
void add_rows(Flaws& out, SQLite::Database& db, const char* why, const std::string& query) {
  SQLite::Statement statement(db, query + " LIMIT " + std::to_string(engine::most_flaws));
  for (Use row(statement); row.step();)
    out.push_back({why, row.text(0), statement.getColumnCount() > 1 ? row.number(1) : 0});
}

void look_at_pages(Flaws& out, SQLite::Database& db) {
  SQLite::Statement pages(db, "PRAGMA main.integrity_check(" + std::to_string(engine::most_flaws) + ")");
  for (Use row(pages); row.step();)
    if (const auto text = row.text(0); text != "ok") out.push_back({"integrity", text});
  SQLite::Statement references(db, "PRAGMA main.foreign_key_check");
  int count = 0;
  for (Use row(references); row.step() && ++count <= engine::most_flaws;)
    out.push_back({"reference", row.text(0) + " " + row.text(1)});
}

/// Kind and name → its SQL.
std::map<std::string, std::string> schema_rows(SQLite::Database& db) {
  std::map<std::string, std::string> out;
  SQLite::Statement rows(db, "SELECT type || ' ' || name, ifnull(sql, '') FROM main.sqlite_schema");
  for (Use row(rows); row.step();) out[row.text(0)] = row.text(1);
  // SQLite's own tables of statistics belong to whoever ran ANALYZE.
  std::erase_if(out, [](auto& entry) { return entry.first.starts_with("table sqlite_stat"); });
  return out;
}

void look_at_schema(Flaws& out, SQLite::Database& db) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(fresh);
  const auto right = schema_rows(fresh), found = schema_rows(db);
  for (const auto& [name, sql] : right)
    if (const auto at = found.find(name); at == found.end() || at->second != sql) out.push_back({"schema", name});
  for (const auto& [name, sql] : found)
    if (!right.contains(name)) out.push_back({"schema", name});
}

// The key of a text begins with the number of its event in the stream.
constexpr const char* wiped_query =
    "SELECT 'stream ' || stream || ' ' || key FROM private_text t WHERE value IS NULL AND NOT EXISTS (SELECT 1 FROM "
    "event e "
    "WHERE e.stream = t.stream AND e.type = 'personal_data_erased' AND e.stream_seq > CAST(t.key AS INTEGER))";

/// Each text belongs to the event whose number in the stream its key begins with, and that event speaks of it.
void look_at_texts(Flaws& out, SQLite::Database& db) {
  add_rows(out, db, "wiped_text", wiped_query);
  SQLite::Statement texts(db,
                          "SELECT t.stream, t.key, e.data FROM private_text t LEFT JOIN event e ON e.stream = t.stream "
                          "AND e.stream_seq = CAST(t.key AS INTEGER) ORDER BY t.stream, t.key");
  int count = 0;
  for (Use row(texts); row.step() && count < engine::most_flaws;) {
    bool spoken_of = false;
    const auto key = row.text(1);
    engine::each_sealed(row.text(2),
                        [&](std::string_view of, std::string_view) { spoken_of = spoken_of || of == key; });
    if (spoken_of) continue;
    ++count;
    out.push_back({"extra_text", "stream " + std::to_string(row.number(0)) + " " + key});
  }
}

/// Each published table has one event that keeps its hash, and each such event its table.
void look_at_frozen(Flaws& out, SQLite::Database& db) {
  std::map<std::string, int> anchored;
  std::map<std::string, std::int64_t> seqs;
  SQLite::Statement anchors(db,
                            "SELECT json_extract(data, '$.hash'), seq FROM event WHERE type = 'table_frozen' AND "
                            "stream IN (SELECT id FROM stream WHERE kind = 'frozen') AND json_valid(data)");
  for (Use row(anchors); row.step();) {
    ++anchored[row.text(0)];
    seqs[row.text(0)] = row.number(1);
  }
  FrozenTables tables(db);
  const auto look_at = [&](const engine::FrozenTable& t) {
    const auto name = t.form + " " + rules::iso(t.period.from) + " " + rules::iso(t.period.to);
    const bool anchors = --anchored[t.hash] >= 0;
    if (!t.intact || !anchors) out.push_back({"frozen_table", name, t.head.of(0).seq});
  };
  engine::for_each_page<engine::FrozenTable>(
      [&](const engine::FrozenTable* last, std::size_t limit) { return tables.after(last ? last->id : 0, limit); },
      look_at);
  for (const auto& [hash, left] : anchored)
    if (left > 0) out.push_back({"frozen_table", hash, seqs[hash]});
}

void look_at_rows(Flaws& out, SQLite::Database& db) {
  const auto stranger = [&](const std::string& table, const std::string& column, const std::string& kind) {
    add_rows(out, db, "projection",
             "SELECT '" + table + " ' || " + column + " FROM " + table + " WHERE " + column +
                 " NOT IN (SELECT id FROM stream" + kind + ")");
  };
  stranger("case_row", "id", " WHERE kind = 'request'");
  stranger("publication_row", "id", " WHERE kind = 'publication'");
  stranger("deadline", "stream", "");
}

constexpr const char* revision_query =
    "SELECT 'calendar_revision' WHERE (SELECT count(*) FROM event WHERE stream IN (SELECT id FROM stream WHERE kind = "
    "'calendar')) <> ifnull((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'calendar_revision'), 0)";
constexpr const char* numbers_query =
    "SELECT key FROM meta WHERE key IN ('calendar_revision', 'shipped_notices', 'projection_version') AND (value = '' "
    "OR "
    "value GLOB '*[^0-9]*')";

// Whoever has opened the store with its calendar has left these.
constexpr const char* missing_query =
    "SELECT column1 FROM (VALUES ('calendar_revision'), ('shipped_notices'), ('projection_version')) WHERE EXISTS "
    "(SELECT "
    "1 FROM stream WHERE kind = 'calendar') AND column1 NOT IN (SELECT key FROM meta)";

void look_at_outbox(Flaws& out, SQLite::Database& db) {
  SQLite::Statement messages(db, "SELECT key, said FROM outbox");
  int count = 0;
  for (Use row(messages); row.step() && count < engine::most_flaws;) {
    if (engine::described::from_json<std::variant<engine::Said>>(engine::Said::type, row.text(1))) continue;
    ++count;
    out.push_back({"outbox", row.text(0)});
  }
}

void look_at_content(Flaws& out, SQLite::Database& db) {
  SQLite::Statement kept(db, "SELECT value FROM meta WHERE key = ?");
  Use row(kept, std::string_view(digest_key));
  if (row.step() && row.text(0) != content_digest(db)) out.push_back({"content", "backup"});
}

void look_further(Flaws& out, SQLite::Database& db) {
  add_rows(out, db, "empty_stream",
           "SELECT 'stream ' || id FROM stream s WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.stream = s.id)");
  look_at_texts(out, db);
  look_at_frozen(out, db);
  add_rows(out, db, "meta", revision_query);
  add_rows(out, db, "meta", numbers_query);
  add_rows(out, db, "meta", missing_query);
}

/// What can't be looked at, for a table that is gone or a page that is damaged, is a flaw and hides no other.
template <class Look>
void try_to(Flaws& out, const Look& look) {
  try {
    look();
  } catch (const SQLite::Exception& e) {
    out.push_back({"damaged", e.what()});
  }
}

}  // namespace

Flaws inspect(SQLite::Database& db) {
  Flaws out;
  try_to(out, [&] { look_at_pages(out, db); });
  try_to(out, [&] { look_at_schema(out, db); });
  try_to(out, [&] { look_further(out, db); });
  try_to(out, [&] { look_at_rows(out, db); });
  try_to(out, [&] { look_at_outbox(out, db); });
  try_to(out, [&] { look_at_content(out, db); });
  return out;
}

std::int64_t events_in_clear(SQLite::Database& db) {
  return db
      .execAndGet(
          "SELECT count(*) FROM event WHERE type IN ('personal_data_erased', 'request_reopened', 'item_withheld') "
          "AND json_valid(data) AND ifnull(json_type(data, CASE type WHEN 'personal_data_erased' THEN '$.reason' "
          "WHEN 'request_reopened' THEN '$.order' ELSE '$.ground' END), '') = 'text'")
      .getInt64();
}

}  // namespace qixian::adapters::sqlite
