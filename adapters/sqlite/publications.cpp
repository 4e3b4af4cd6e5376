#include "adapters/sqlite/publications.hpp"

#include <stdexcept>

#include "adapters/sqlite/dump.hpp"
#include "adapters/sqlite/failure.hpp"
#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {
namespace {

using engine::PublicationFilter;
using engine::PublicationRow;

// One order for these three: the columns, bind and read.
const char* const columns =
    "id, agency, number, state, law, category, officer, title_key, made_on, due, provisional, review, closed_on, "
    "place, "
    "article, ground_key, late, flags, last_seq";

void bind(Use& use, const PublicationRow& r) {
  use.add(r.id).add(r.agency).add(r.number).add(r.state).add(r.law).add(r.category).add(r.officer).add(r.title_key);
  use.add(r.made_on).add(r.due).add(r.provisional).add(r.review).add(r.closed_on).add(r.place).add(r.article);
  use.add(r.ground_key).add(r.late).add(r.flags).add(r.last_seq);
}

PublicationRow read(const Use& row) {
  PublicationRow r;
  int at = 0;
  r.id = row.number(at++);
  r.agency = row.number(at++);
  for (auto* text : {&r.number, &r.state, &r.law, &r.category, &r.officer, &r.title_key}) *text = row.text(at++);
  r.made_on = row.day(at++);
  r.due = row.day(at++);
  r.provisional = row.flag(at++);
  r.review = row.text(at++);
  r.closed_on = row.day_or_none(at++);
  for (auto* text : {&r.place, &r.article, &r.ground_key}) *text = row.text(at++);
  r.late = row.flag(at++);
  r.flags = row.text(at++);
  r.last_seq = row.small(at++);
  return r;
}

std::string select(const std::string& rest) {
  return std::string("SELECT ") + columns + " FROM publication_row " + rest;
}

std::optional<PublicationRow> first(Use&& rows) {
  if (rows.step()) return read(rows);
  return std::nullopt;
}

}  // namespace

std::string publication_query(const PublicationFilter& filter) {
  // `state = 'pending'` in these words lets SQLite take the partial index.
  const bool pending = filter.state == "pending" || filter.due_until || filter.due_before;
  std::string where = pending ? "WHERE state = 'pending'" : "WHERE 1";
  if (!filter.state.empty() && filter.state != "pending") where += " AND state = ?";
  if (filter.agency) where += " AND agency = ?";
  if (!filter.officer.empty()) where += " AND officer = ?";
  if (filter.due_until) where += " AND due <= ?";
  if (filter.due_before) where += " AND due < ?";
  if (filter.counted_over) where += " AND due >= ? AND made_on <= ?";
  return select(where + " ORDER BY due, agency, number");
}

Publications::Publications(const SqliteStore& store) : m_db(store.database()), m_path(m_db.getFilename()) {}
Publications::~Publications() = default;

void Publications::must_write() const {
  if (!in_transaction(m_db)) throw std::logic_error("store: written to outside a transaction");
}

void Publications::put(const PublicationRow& row) {
  must_write();
  guarded(m_path, [&] {
    SQLite::Statement drop(m_db, "DELETE FROM publication_row WHERE id = ?");
    Use(drop, row.id).run();
    SQLite::Statement insert(m_db, std::string("INSERT INTO publication_row (") + columns +
                                       ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Use use(insert);
    bind(use, row);
    use.run();
  });
}

std::optional<PublicationRow> Publications::row(std::int64_t stream) const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, select("WHERE id = ?"));
    return first(Use(statement, stream));
  });
}

std::optional<PublicationRow> Publications::of(std::int64_t agency, std::string_view number) const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, select("WHERE number = ? AND agency = ?"));
    return first(Use(statement, number, agency));
  });
}

std::vector<PublicationRow> Publications::numbered(std::string_view number) const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, select("WHERE number = ? ORDER BY agency"));
    std::vector<PublicationRow> found;
    for (Use rows(statement, number); rows.step();) found.push_back(read(rows));
    return found;
  });
}

void Publications::each(const PublicationFilter& filter,
                        const std::function<void(const PublicationRow&)>& visit) const {
  guarded(m_path, [&] {
    SQLite::Statement statement(m_db, publication_query(filter));
    Use rows(statement);
    if (!filter.state.empty() && filter.state != "pending") rows.add(filter.state);
    if (filter.agency) rows.add(*filter.agency);
    if (!filter.officer.empty()) rows.add(filter.officer);
    if (filter.due_until) rows.add(*filter.due_until);
    if (filter.due_before) rows.add(*filter.due_before);
    if (const auto& days = filter.counted_over) rows.add(days->first).add(days->second);
    while (rows.step()) visit(read(rows));
  });
}

void Publications::clear() {
  must_write();
  guarded(m_path, [&] { m_db.exec("DELETE FROM publication_row"); });
}

void Publications::dump(const std::function<void(std::string_view)>& line) const {
  guarded(m_path, [&] { dump_table(m_db, "publication_row", "id", line); });
}

}  // namespace qixian::adapters::sqlite
