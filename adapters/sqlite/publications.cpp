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

using engine::ListPlace;
using engine::PublicationFilter;
using engine::PublicationRow;
using engine::PublicationState;

/// The state that is bound: `state = 'pending'` in these words lets SQLite take the partial index.
std::optional<PublicationState> bound_state(const PublicationFilter& filter) {
  return filter.state == PublicationState::pending ? std::nullopt : filter.state;
}

std::string select(const std::string& rest) {
  return "SELECT " + column_names<PublicationRow>() + " FROM publication_row " + rest;
}

/// Whether a page begins behind a place, and not where the filter does: one lower bound of the day, as in list_query().
bool is_within(const PublicationFilter& filter, const std::optional<ListPlace>& after) {
  return after && after->due && !(filter.counted_over && *after->due < filter.counted_over->first);
}

std::optional<PublicationRow> first(Use&& rows) {
  if (rows.step()) return read_row<PublicationRow>(rows);
  return std::nullopt;
}

}  // namespace

std::string publication_query(const PublicationFilter& filter, const std::optional<ListPlace>& after) {
  const bool pending = filter.state == PublicationState::pending || filter.due_until || filter.due_before;
  std::string where = pending ? "WHERE state = 'pending'" : "WHERE 1";
  if (bound_state(filter)) where += " AND state = ?";
  if (filter.agency) where += " AND agency = ?";
  if (!filter.officer.empty()) where += " AND officer = ?";
  if (filter.due_until) where += " AND due <= ?";
  if (filter.due_before) where += " AND due < ?";
  if (filter.counted_over) where += is_within(filter, after) ? " AND made_on <= ?" : " AND due >= ? AND made_on <= ?";
  if (is_within(filter, after)) where += " AND (due, agency, number) > (?, ?, ?)";
  return select(where + " ORDER BY due, agency, number LIMIT ?");
}

Publications::Publications(const SqliteStore& store)
    : m_store(store), m_db(store.database()), m_path(m_db.getFilename()) {}
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

std::vector<PublicationRow> Publications::rows_after(const PublicationFilter& filter,
                                                     const std::optional<ListPlace>& after, std::size_t limit) const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, publication_query(filter, after));
    Use rows(statement);
    if (const auto state = bound_state(filter)) rows.add(*state);
    if (filter.agency) rows.add(*filter.agency);
    if (!filter.officer.empty()) rows.add(filter.officer);
    if (filter.due_until) rows.add(*filter.due_until);
    if (filter.due_before) rows.add(*filter.due_before);
    if (const auto& days = filter.counted_over) {
      if (!is_within(filter, after)) rows.add(days->first);
      rows.add(days->second);
    }
    if (is_within(filter, after)) rows.add(*after->due).add(after->agency).add(after->number);
    rows.add(static_cast<std::int64_t>(limit));
    std::vector<PublicationRow> found;
    while (rows.step()) found.push_back(read_row<PublicationRow>(rows));
    return found;
  });
}

void Publications::clear() {
  must_write();
  guarded(m_path, [&] { m_db.exec("DELETE FROM publication_row"); });
}

engine::DumpPage Publications::lines(const engine::DumpPlace& from, std::size_t limit) const {
  return guarded(m_path, [&] {
    engine::DumpPage page;
    if (const auto last = dump_table(m_db, "publication_row", "id", from.after, limit, page.lines))
      page.next = {from.part, *last};
    return page;
  });
}

}  // namespace qixian::adapters::sqlite
