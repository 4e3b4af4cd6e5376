// The rows of a store: what lists, deadlines and tables are made from.
#include "adapters/sqlite/deadlines.hpp"
#include "adapters/sqlite/failure.hpp"
#include "adapters/sqlite/projections.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "adapters/sqlite/tables.hpp"

namespace qixian::adapters::sqlite {

using engine::CaseRow;
using engine::StreamId;

void SqliteStore::put_case(const CaseRow& row) {
  must_write();
  guarded(m_path, [&] { m_projections->put(row); });
}

void SqliteStore::drop_case(StreamId stream) {
  must_write();
  guarded(m_path, [&] { m_projections->drop(stream); });
}

std::optional<CaseRow> SqliteStore::case_row(StreamId stream) const {
  return guarded(m_path, [&] { return m_projections->get(stream); });
}

std::vector<CaseRow> SqliteStore::cases_numbered(std::string_view number) const {
  return guarded(m_path, [&] { return m_projections->numbered(number); });
}

std::optional<CaseRow> SqliteStore::case_of(StreamId agency, std::string_view number) const {
  return guarded(m_path, [&] { return m_projections->get(agency, number); });
}

std::vector<CaseRow> SqliteStore::case_rows(std::span<const StreamId> streams) const {
  return guarded(m_path, [&] {
    std::vector<CaseRow> found;
    for (const auto stream : streams)
      if (auto row = m_projections->get(stream)) found.push_back(std::move(*row));
    return found;
  });
}

std::vector<CaseRow> SqliteStore::cases_after(const engine::CaseFilter& filter,
                                              const std::optional<engine::ListPlace>& after, std::size_t limit) const {
  return guarded(m_path, [&] { return m_projections->after(filter, after, limit); });
}

std::vector<StreamId> SqliteStore::cases_concerning(const engine::Period& period, StreamId agency) const {
  return guarded(m_path, [&] { return m_projections->concerning(period, agency); });
}

std::vector<engine::CaseGroup> SqliteStore::groups(const engine::Period& period) const {
  return guarded(m_path, [&] {
    const Snapshot snapshot(*m_db);
    return sqlite::groups(*m_db, period);
  });
}

engine::DumpPage SqliteStore::case_lines(const engine::DumpPlace& from, std::size_t limit) const {
  return guarded(m_path, [&] { return m_projections->lines(from, limit); });
}

engine::DumpPage SqliteStore::deadline_lines(const engine::DumpPlace& from, std::size_t limit) const {
  return guarded(m_path, [&] { return m_deadlines->lines(from, limit); });
}

void SqliteStore::clear_cases() {
  must_write();
  guarded(m_path, [&] { m_projections->clear(); });
}

void SqliteStore::clear_deadlines() {
  must_write();
  guarded(m_path, [&] { m_deadlines->clear(); });
}

void SqliteStore::put_deadlines(StreamId stream, std::span<const engine::DeadlineRow> rows) {
  must_write();
  guarded(m_path, [&] { m_deadlines->put(stream, rows); });
}

std::vector<engine::DeadlineRow> SqliteStore::deadlines(StreamId stream) const {
  return guarded(m_path, [&] { return m_deadlines->of(stream); });
}

std::vector<engine::DeadlineRow> SqliteStore::deadlines_after(const engine::DeadlineFilter& filter,
                                                              const engine::DeadlineRow* after,
                                                              std::size_t limit) const {
  return guarded(m_path, [&] { return m_deadlines->after(filter, after, limit); });
}

engine::FrozenTable SqliteStore::freeze(engine::FrozenTable table) {
  must_write();
  return guarded(m_path, [&] { return sqlite::FrozenTables(*m_db).add(std::move(table)); });
}

std::optional<engine::FrozenTable> SqliteStore::frozen(std::string_view form, StreamId agency,
                                                       const engine::Period& period) const {
  return guarded(m_path, [&] { return sqlite::FrozenTables(*m_db).last(form, agency, period); });
}

std::vector<engine::FrozenTable> SqliteStore::frozen_after(std::int64_t id, std::size_t limit) const {
  return guarded(m_path, [&] { return sqlite::FrozenTables(*m_db).after(id, limit); });
}

}  // namespace qixian::adapters::sqlite
