#include "adapters/sqlite/deadlines.hpp"

#include <algorithm>

#include "adapters/sqlite/dump.hpp"
#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {
namespace {

using engine::DeadlineFilter;
using engine::DeadlineRow;

// One order for these two: the columns and read.
constexpr const char* columns = "stream, kind, ordinal, due, stopped_until, provisional, agency, officer, number";

DeadlineRow read(const Use& row) {
  DeadlineRow d;
  int at = 0;
  d.stream = row.number(at++);
  d.kind = row.text(at++);
  d.ordinal = row.text(at++);
  d.due = row.day(at++);
  d.stopped_until = row.day_or_none(at++);
  d.provisional = row.flag(at++);
  d.agency = row.number(at++);
  d.officer = row.text(at++);
  d.number = row.text(at++);
  return d;
}

std::string select(const std::string& rest) { return std::string("SELECT ") + columns + " FROM deadline " + rest; }

}  // namespace

std::string deadline_query(const DeadlineFilter& filter) {
  std::string where = "WHERE 1";
  if (!filter.kind.empty()) where += " AND kind = ?";
  if (filter.from) where += " AND due >= ?";
  if (filter.to) where += " AND due <= ?";
  // `stopped_until IS NOT NULL` in these words lets SQLite take the partial index.
  if (filter.stopped_from || filter.stopped_to) where += " AND stopped_until IS NOT NULL";
  if (filter.stopped_from) where += " AND stopped_until >= ?";
  if (filter.stopped_to) where += " AND stopped_until <= ?";
  return select(where + " ORDER BY due, stream, kind, ordinal");
}

Deadlines::Deadlines(SQLite::Database& db)
    : m_db(db),
      m_drop(db, "DELETE FROM deadline WHERE stream = ? AND kind = ? AND ordinal = ?"),
      m_put(db, std::string("INSERT INTO deadline (") + columns +
                    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stream, kind, ordinal) DO UPDATE SET "
                    "due = excluded.due, stopped_until = excluded.stopped_until, provisional = excluded.provisional, "
                    "agency = excluded.agency, officer = excluded.officer, number = excluded.number"),
      m_of(db, select("WHERE stream = ? ORDER BY kind, ordinal")) {}

// Only what differs: most acts leave most deadlines of a case as they are.
void Deadlines::put(std::int64_t stream, std::span<const DeadlineRow> rows) {
  const auto known = of(stream);
  const auto is_there = [](std::span<const DeadlineRow> among, const DeadlineRow& d) {
    return std::ranges::any_of(among, [&](const auto& o) { return o.kind == d.kind && o.ordinal == d.ordinal; });
  };
  for (const auto& d : known)
    if (!is_there(rows, d)) Use(m_drop, stream, d.kind, d.ordinal).run();
  for (const auto& d : rows) {
    if (std::ranges::find(known, d) != known.end()) continue;
    Use use(m_put);
    use.add(stream).add(d.kind).add(d.ordinal).add(d.due).add(d.stopped_until).add(d.provisional);
    use.add(d.agency).add(d.officer).add(d.number);
    use.run();
  }
}

std::vector<DeadlineRow> Deadlines::of(std::int64_t stream) {
  std::vector<DeadlineRow> found;
  for (Use rows(m_of, stream); rows.step();) found.push_back(read(rows));
  return found;
}

void Deadlines::each(const DeadlineFilter& filter, const std::function<void(const DeadlineRow&)>& visit) {
  SQLite::Statement statement(m_db, deadline_query(filter));
  Use rows(statement);
  if (!filter.kind.empty()) rows.add(filter.kind);
  for (const auto* day : {&filter.from, &filter.to, &filter.stopped_from, &filter.stopped_to})
    if (*day) rows.add(**day);
  while (rows.step()) visit(read(rows));
}

void Deadlines::clear() { m_db.exec("DELETE FROM deadline"); }

void Deadlines::dump(const std::function<void(std::string_view)>& line) {
  dump_table(m_db, "deadline", "stream, kind, ordinal", line);
}

}  // namespace qixian::adapters::sqlite
