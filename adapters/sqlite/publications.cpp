#include "adapters/sqlite/publications.hpp"

#include <stdexcept>

#include "adapters/sqlite/columns.hpp"
#include "adapters/sqlite/dump.hpp"
#include "adapters/sqlite/failure.hpp"

namespace qixian::engine {

// clang-format off
BOOST_DESCRIBE_STRUCT(PublicationRow, (), (id, agency, number, state, law, category, officer, title_key, made_on, due, provisional, review,
  closed_on, place, article, ground_key, late, flags, last_seq))
// clang-format on

}  // namespace qixian::engine

namespace qixian::adapters::sqlite {
namespace {

using engine::PublicationFilter;
using engine::PublicationRow;

std::string select(const std::string& rest) {
  return "SELECT " + column_names<PublicationRow>() + " FROM publication_row " + rest;
}

std::optional<PublicationRow> first(Use&& rows) {
  if (rows.step()) return read_row<PublicationRow>(rows);
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
    SQLite::Statement insert(m_db, insert_into<PublicationRow>("publication_row"));
    Use use(insert);
    bind_row(use, row);
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
    for (Use rows(statement, number); rows.step();) found.push_back(read_row<PublicationRow>(rows));
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
    while (rows.step()) visit(read_row<PublicationRow>(rows));
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
