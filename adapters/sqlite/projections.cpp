#include "adapters/sqlite/projections.hpp"

#include "adapters/sqlite/case_columns.hpp"
#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {
namespace {

using engine::CaseFilter;
using engine::CaseRow;
using engine::ListPlace;
using engine::RemedyRow;
using engine::ReopeningRow;

// Most cases have no remedy, no complaint and no reopening: asked in the same statement, for a list of 50,000 cases
// would otherwise run 150,000 more.
constexpr const char* has_parts =
    ", EXISTS (SELECT 1 FROM remedy WHERE case_id = id) OR EXISTS (SELECT 1 FROM complaint WHERE case_id = id) OR "
    "EXISTS (SELECT 1 FROM reopening WHERE case_id = id)";

const int parts_column = static_cast<int>(column_count<CaseRow>);  // behind those of the row

std::string select(const std::string& rest) {
  return "SELECT " + column_names<CaseRow>() + has_parts + " FROM case_row " + rest;
}

/// [3,17]
std::string list_of(const std::vector<std::int64_t>& numbers) {
  std::string list;
  for (const auto number : numbers) (list += list.empty() ? "[" : ",") += std::to_string(number);
  return list.empty() ? "[]" : list + "]";
}

/// What a place of the list is bound as: due_order is past every day there is where there is none.
std::string order_of(const std::optional<rules::Day>& due) { return due ? rules::iso(*due) : "9999-99-99"; }

/// The place behind which a page begins. One that stands before all that the filter lets through is none: two lower
/// bounds of one column, of which SQLite would take the first, would read the list from its beginning for every page.
const ListPlace* behind(const CaseFilter& filter, const std::optional<ListPlace>& place) {
  const bool before_all = place && filter.counted_over && place->due && *place->due < filter.counted_over->first;
  return place && !before_all ? &*place : nullptr;
}

}  // namespace

std::string list_query(const CaseFilter& filter, const std::optional<ListPlace>& place) {
  // `open = 1` in these words lets SQLite take the partial index.
  std::string where = "WHERE 1";
  if (filter.open_only || filter.due_until || filter.due_before) where += " AND open = 1";
  if (!filter.state.empty()) where += " AND state = ?";
  if (filter.agency) where += " AND agency = ?";
  if (filter.agencies) where += " AND agency IN (SELECT value FROM json_each(?))";
  if (!filter.officer.empty()) where += " AND officer = ?";
  // due_order of a case without a due day is past every day there is.
  if (filter.due_until) where += " AND due_order <= ? AND (stopped_until IS NULL OR stopped_until < ?)";
  if (filter.due_before) where += " AND due_order < ? AND (stopped_until IS NULL OR stopped_until < ?)";
  if (filter.counted_over) {
    if (!behind(filter, place)) where += " AND due_order >= ?";
    where += " AND submitted_on <= ? AND (due IS NOT NULL OR open = 1 OR closed_on >= ? OR base_due >= ?)";
  }
  // As the index has it: of one agency its own comes first.
  if (behind(filter, place))
    where += filter.agency ? " AND (due_order, number) > (?, ?)" : " AND (due_order, agency, number) > (?, ?, ?)";
  return select(where + " ORDER BY due_order, agency, number LIMIT ?");
}

// As the groups of a table are found (tables.cpp): the case itself, then what is about it.
std::string concerning_query(bool of_one_agency) {
  return "SELECT id FROM case_row WHERE id IN (SELECT id FROM case_row WHERE closed_order >= ? AND ifnull(received_on, "
         "closed_order) <= ? "
         "UNION SELECT case_id FROM reopening WHERE received_on <= ? AND (closed_on IS NULL OR closed_on >= ?) "
         "UNION SELECT case_id FROM remedy WHERE filed_on <= ? AND (closed_on IS NULL OR closed_on >= ?) "
         "UNION SELECT case_id FROM complaint WHERE made_on BETWEEN ? AND ?)" +
         std::string(of_one_agency ? " AND agency = ?" : "") + " ORDER BY due_order, agency, number";
}

Projections::Projections(SQLite::Database& db)
    : m_db(db),
      m_insert(db, insert_into<CaseRow>("case_row") + " ON CONFLICT (id) DO NOTHING"),
      m_drop_remedies(db, "DELETE FROM remedy WHERE case_id = ?"),
      m_drop_complaints(db, "DELETE FROM complaint WHERE case_id = ?"),
      m_put_remedy(db,
                   "INSERT INTO remedy (case_id, ordinal, kind, filed_on, closed_on, result) "
                   "VALUES (?, ?, ?, ?, ?, ?)"),
      m_put_complaint(db, "INSERT INTO complaint (case_id, ordinal, made_on) VALUES (?, ?, ?)"),
      m_drop_reopenings(db, "DELETE FROM reopening WHERE case_id = ?"),
      m_put_reopening(db,
                      "INSERT INTO reopening (case_id, ordinal, received_on, closed_on, answer, timing) "
                      "VALUES (?, ?, ?, ?, ?, ?)"),
      m_by_id(db, select("WHERE id = ?")),
      m_by_agency(db, select("WHERE agency = ? AND number = ?")),
      m_by_number(db, select("WHERE number = ? ORDER BY agency")),
      m_remedies(db, "SELECT " + column_names<RemedyRow>() + " FROM remedy WHERE case_id = ? ORDER BY ordinal"),
      m_complaints(db, "SELECT made_on FROM complaint WHERE case_id = ? ORDER BY ordinal"),
      m_reopenings(db,
                   "SELECT " + column_names<ReopeningRow>() + " FROM reopening WHERE case_id = ? ORDER BY ordinal") {}

bool Projections::insert_row(const CaseRow& row) {
  Use use(m_insert);
  bind_row(use, row);
  return use.run() == 1;
}

// SQLite writes an index anew where one of its columns is named, changed or not: most acts change no column of any. So
// only what changed is named. There are not many kinds of change; each keeps its statement.
bool Projections::update_row(const CaseRow& row) {
  CaseRow known;
  bool had_parts = false;
  {
    Use found(m_by_id, row.id);
    found.step();
    sqlite::read_row(found, known);
    had_parts = found.flag(parts_column);
  }
  const auto changed = changed_columns(known, row);
  if (changed.none()) return had_parts;
  auto at = m_updates.find(changed.to_ulong());
  if (at == m_updates.end()) at = m_updates.try_emplace(changed.to_ulong(), m_db, update_case(changed)).first;
  Use use(at->second);
  bind_case(use, row, changed);
  use.add(row.id).run();
  return had_parts;
}

// Rare, so not kept.
void Projections::drop(std::int64_t stream) {
  drop_parts(stream);
  SQLite::Statement statement(m_db, "DELETE FROM case_row WHERE id = ?");
  Use use(statement);
  use.add(stream).run();
}

void Projections::put(const CaseRow& row) {
  // Only where there are some: each of the three sets up a temporary table, even where there is nothing to delete.
  if (!insert_row(row) && update_row(row)) drop_parts(row.id);
  int ordinal = 0;
  for (const auto& remedy : row.remedies)
    Use(m_put_remedy, row.id, ++ordinal, remedy.kind, remedy.filed_on, remedy.closed_on, remedy.result).run();
  ordinal = 0;
  for (const auto& day : row.complaints) Use(m_put_complaint, row.id, ++ordinal, day).run();
  ordinal = 0;
  for (const auto& r : row.reopenings)
    Use(m_put_reopening, row.id, ++ordinal, r.received_on, r.closed_on, r.answer, r.timing).run();
}

void Projections::drop_parts(std::int64_t id) {
  Use(m_drop_remedies, id).run();
  Use(m_drop_complaints, id).run();
  Use(m_drop_reopenings, id).run();
}

std::optional<CaseRow> Projections::get(std::int64_t id) {
  std::optional<CaseRow> found;
  if (Use row(m_by_id, id); row.step()) read_row(row, found.emplace());
  return found;
}

std::optional<CaseRow> Projections::get(std::int64_t agency, std::string_view number) {
  std::optional<CaseRow> found;
  if (Use row(m_by_agency, agency, number); row.step()) read_row(row, found.emplace());
  return found;
}

std::vector<CaseRow> Projections::numbered(std::string_view number) {
  std::vector<CaseRow> found;
  Use rows(m_by_number, number);
  while (rows.step()) read_row(rows, found.emplace_back());
  return found;
}

std::vector<CaseRow> Projections::after(const CaseFilter& filter, const std::optional<ListPlace>& place,
                                        std::size_t limit) {
  SQLite::Statement statement(m_db, list_query(filter, place));
  const auto* from = behind(filter, place);
  const auto order = from ? order_of(from->due) : "";
  Use rows(statement);
  if (!filter.state.empty()) rows.add(filter.state);
  if (filter.agency) rows.add(*filter.agency);
  const auto agencies = filter.agencies ? list_of(*filter.agencies) : "";
  if (filter.agencies) rows.add(agencies);
  if (!filter.officer.empty()) rows.add(filter.officer);
  if (filter.due_until) rows.add(*filter.due_until).add(*filter.due_until);
  if (filter.due_before) rows.add(*filter.due_before).add(*filter.due_before);
  if (const auto& days = filter.counted_over) {
    if (!from) rows.add(days->first);
    rows.add(days->second).add(days->first).add(days->first);
  }
  if (from) rows.add(order);
  if (from && !filter.agency) rows.add(from->agency);
  if (from) rows.add(from->number);
  rows.add(static_cast<std::int64_t>(limit));
  std::vector<CaseRow> found;
  while (rows.step()) read_row(rows, found.emplace_back());
  return found;
}

std::vector<engine::StreamId> Projections::concerning(const engine::Period& p, engine::StreamId agency) {
  SQLite::Statement statement(m_db, concerning_query(agency != 0));
  Use rows(statement, p.from, p.to, p.to, p.from, p.to, p.from, p.from, p.to);
  if (agency) rows.add(agency);
  std::vector<engine::StreamId> found;
  while (rows.step()) found.push_back(rows.number(0));
  return found;
}

void Projections::read_row(const Use& from, CaseRow& row) {
  sqlite::read_row(from, row);
  if (!from.flag(parts_column)) return;
  Use remedies(m_remedies, row.id);
  while (remedies.step()) row.remedies.push_back(sqlite::read_row<RemedyRow>(remedies));
  Use complaints(m_complaints, row.id);
  while (complaints.step()) row.complaints.push_back(complaints.day(0));
  Use reopenings(m_reopenings, row.id);
  while (reopenings.step()) row.reopenings.push_back(sqlite::read_row<ReopeningRow>(reopenings));
}

}  // namespace qixian::adapters::sqlite
