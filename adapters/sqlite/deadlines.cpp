#include "adapters/sqlite/deadlines.hpp"

#include <algorithm>

#include "adapters/sqlite/columns.hpp"
#include "adapters/sqlite/dump.hpp"

namespace qixian::engine {

BOOST_DESCRIBE_STRUCT(DeadlineRow, (),
                      (stream, kind, ordinal, due, stopped_until, provisional, agency, officer, number))

}  // namespace qixian::engine

namespace qixian::adapters::sqlite {
namespace {

using engine::DeadlineFilter;
using engine::DeadlineRow;

std::string select(const std::string& rest) {
  return "SELECT " + column_names<DeadlineRow>() + " FROM deadline " + rest;
}

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
      m_put(db, insert_into<DeadlineRow>("deadline") +
                    " ON CONFLICT (stream, kind, ordinal) DO UPDATE SET "
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
    auto row = d;
    row.stream = stream;
    Use use(m_put);
    bind_row(use, row);
    use.run();
  }
}

std::vector<DeadlineRow> Deadlines::of(std::int64_t stream) {
  std::vector<DeadlineRow> found;
  for (Use rows(m_of, stream); rows.step();) found.push_back(read_row<DeadlineRow>(rows));
  return found;
}

void Deadlines::each(const DeadlineFilter& filter, const std::function<void(const DeadlineRow&)>& visit) {
  SQLite::Statement statement(m_db, deadline_query(filter));
  Use rows(statement);
  if (!filter.kind.empty()) rows.add(filter.kind);
  for (const auto* day : {&filter.from, &filter.to, &filter.stopped_from, &filter.stopped_to})
    if (*day) rows.add(**day);
  while (rows.step()) visit(read_row<DeadlineRow>(rows));
}

void Deadlines::clear() { m_db.exec("DELETE FROM deadline"); }

void Deadlines::dump(const std::function<void(std::string_view)>& line) {
  dump_table(m_db, "deadline", "stream, kind, ordinal", line);
}

}  // namespace qixian::adapters::sqlite
