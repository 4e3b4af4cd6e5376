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

// In the order of the index that finds them: by day of a kind, by stop, else as the table itself stands.
std::string deadline_query(const DeadlineFilter& filter, bool behind) {
  const bool stops = filter.stopped_from || filter.stopped_to;
  const bool of_kind = !filter.kind.empty(), by_stop = stops && !of_kind;
  std::string where = "WHERE 1";
  if (of_kind) where += " AND kind = ?";
  if (filter.from && !(behind && of_kind)) where += " AND due >= ?";  // the row behind which they begin says it
  if (filter.to) where += " AND due <= ?";
  // `stopped_until IS NOT NULL` in these words lets SQLite take the partial index.
  if (stops) where += " AND stopped_until IS NOT NULL";
  if (filter.stopped_from && !(behind && by_stop)) where += " AND stopped_until >= ?";
  if (filter.stopped_to) where += " AND stopped_until <= ?";
  const std::string order = of_kind   ? "due, stream, ordinal"
                            : by_stop ? "stopped_until, stream, kind, ordinal"
                                      : "stream, kind, ordinal";
  if (behind) where += " AND (" + order + ") > " + (by_stop ? "(?, ?, ?, ?)" : "(?, ?, ?)");
  return select(where + " ORDER BY " + order + " LIMIT ?");
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

std::vector<DeadlineRow> Deadlines::after(const DeadlineFilter& filter, const DeadlineRow* last, std::size_t limit) {
  const bool of_kind = !filter.kind.empty(), by_stop = !of_kind && (filter.stopped_from || filter.stopped_to);
  SQLite::Statement statement(m_db, deadline_query(filter, last));
  Use rows(statement);
  if (of_kind) rows.add(filter.kind);
  if (filter.from && !(last && of_kind)) rows.add(*filter.from);
  if (filter.to) rows.add(*filter.to);
  if (filter.stopped_from && !(last && by_stop)) rows.add(*filter.stopped_from);
  if (filter.stopped_to) rows.add(*filter.stopped_to);
  if (last && of_kind) rows.add(last->due).add(last->stream).add(last->ordinal);
  if (last && by_stop) rows.add(last->stopped_until);
  if (last && !of_kind) rows.add(last->stream).add(last->kind).add(last->ordinal);
  rows.add(static_cast<std::int64_t>(limit));
  std::vector<DeadlineRow> found;
  while (rows.step()) found.push_back(read_row<DeadlineRow>(rows));
  return found;
}

void Deadlines::clear() { m_db.exec("DELETE FROM deadline"); }

engine::DumpPage Deadlines::lines(const engine::DumpPlace& from, std::size_t limit) {
  engine::DumpPage page;
  if (const auto last = dump_table(m_db, "deadline", "stream, kind, ordinal", from.after, limit, page.lines))
    page.next = {from.part, *last};
  return page;
}

}  // namespace qixian::adapters::sqlite
