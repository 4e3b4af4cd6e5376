#include "adapters/sqlite/tables.hpp"

#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {
namespace {

using engine::CaseGroup;
using engine::FrozenTable;
using engine::Period;
using engine::When;

/// engine::When of a day that is not after the period ?1 to ?2, and of one that is not before it.
std::string begun(const std::string& column) {
  return "CASE WHEN " + column + " IS NULL THEN 0 WHEN " + column + " < ?1 THEN 1 ELSE 2 END";
}
std::string ended(const std::string& column) {
  return "CASE WHEN " + column + " IS NULL THEN 0 WHEN " + column + " <= ?2 THEN 2 ELSE 3 END";
}

When when(const Use& row, int column) { return static_cast<When>(row.small(column)); }

// CROSS JOIN: the other way round every case would be asked for its remedies.
const std::string remedy_query =
    "SELECT c.agency, r.kind, r.result, " + begun("r.filed_on") + ", " + ended("r.closed_on") +
    ", count(*) FROM remedy r CROSS JOIN case_row c ON c.id = r.case_id "
    "WHERE r.filed_on <= ?2 AND (r.closed_on IS NULL OR r.closed_on >= ?1) GROUP BY 1, 2, 3, 4, 5";
const std::string reopening_query =
    "SELECT c.agency, c.applicant_kind, r.answer, c.channel, c.law, r.timing, c.reopened, c.several_items, c.joint, "
    "c.resumed, " +
    begun("r.received_on") + ", " + ended("r.closed_on") +
    ", count(*) FROM reopening r CROSS JOIN case_row c ON c.id = r.case_id "
    "WHERE r.received_on <= ?2 AND (r.closed_on IS NULL OR r.closed_on >= ?1) "
    "GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12";
const std::string complaint_query =
    "SELECT c.agency, count(*) FROM complaint m CROSS JOIN case_row c ON c.id = m.case_id "
    "WHERE m.made_on BETWEEN ?1 AND ?2 GROUP BY 1";

constexpr const char* frozen_columns =
    "SELECT form, agency, from_day, to_day, content, seq, head, frozen_at, by, hash, id FROM frozen_table ";

}  // namespace

// Both days of the condition stand in the index: a case without a receipt date (closed_order of one that is open lies
// past every day) is judged there as well, and the row is fetched for what concerns the period alone.
std::string group_query() {
  return "SELECT agency, applicant_kind, first_answer, channel, law, first_timing, reopened, several_items, joint, "
         "resumed, " +
         begun("received_on") + ", " + ended("first_closed_on") +
         ", count(*) FROM case_row WHERE closed_order >= ?1 AND ifnull(received_on, closed_order) <= ?2 "
         "GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12";
}

std::vector<CaseGroup> groups(SQLite::Database& db, const Period& period) {
  std::vector<CaseGroup> found;
  CaseGroup g;
  for (const auto& query : {group_query(), reopening_query}) {
    SQLite::Statement requests(db, query);
    for (Use row(requests, period.from, period.to); row.step();) {
      g.agency = row.number(0);
      int at = 1;
      for (auto* text : {&g.kind, &g.answer, &g.channel, &g.law, &g.timing}) *text = row.text(at++);
      for (auto* mark : {&g.reopened, &g.several_items, &g.joint, &g.resumed}) *mark = row.flag(at++);
      g.begun = when(row, 10);
      g.ended = when(row, 11);
      g.count = row.number(12);
      found.push_back(g);
    }
  }
  SQLite::Statement remedies(db, remedy_query);
  for (Use row(remedies, period.from, period.to); row.step();) {
    g = {CaseGroup::remedy, row.number(0), row.text(1),  row.text(2), "", "", "", false, false, false, false,
         when(row, 3),      when(row, 4),  row.number(5)};
    found.push_back(g);
  }
  SQLite::Statement complaints(db, complaint_query);
  for (Use row(complaints, period.from, period.to); row.step();) {
    g = {CaseGroup::complaint, row.number(0), "",           "", "", "", "", false, false, false, false,
         When::within,         When::never,   row.number(1)};
    found.push_back(g);
  }
  return found;
}

std::string FrozenTables::hash_of(const FrozenTable& t) {
  const auto head = t.head.of(0);
  std::string bytes = "qixian table 1\n";
  for (const auto& part : {t.form, std::to_string(t.agency), rules::iso(t.period.from), rules::iso(t.period.to),
                           t.content, std::to_string(head.seq), head.hash, t.frozen_at, t.by})
    bytes += std::to_string(part.size()) + ":" + part;
  return hex(m_digest.of(bytes));
}

FrozenTable FrozenTables::add(FrozenTable t) {
  t.hash = hash_of(t);
  const auto head = t.head.of(0);
  SQLite::Statement statement(m_db,
                              "INSERT INTO frozen_table (form, agency, from_day, to_day, content, seq, head, "
                              "frozen_at, by, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  Use(statement, t.form, t.agency, t.period.from, t.period.to, t.content, head.seq, head.hash, t.frozen_at, t.by,
      t.hash)
      .run();
  return t;
}

FrozenTable FrozenTables::read(const Use& row) {
  FrozenTable t;
  t.form = row.text(0);
  t.agency = row.number(1);
  t.period = {row.day(2), row.day(3)};
  t.content = row.text(4);
  t.head = engine::ChainHead{row.number(5), row.text(6)};
  t.frozen_at = row.text(7);
  t.by = row.text(8);
  t.hash = row.text(9);
  t.id = row.number(10);
  t.intact = hash_of(t) == t.hash;
  return t;
}

std::optional<FrozenTable> FrozenTables::last(std::string_view form, engine::StreamId agency, const Period& period) {
  SQLite::Statement statement(m_db, std::string(frozen_columns) +
                                        "WHERE agency = ? AND from_day = ? AND to_day = ? AND form = ? "
                                        "ORDER BY id DESC LIMIT 1");
  Use row(statement, agency, period.from, period.to, form);
  if (!row.step()) return std::nullopt;
  return read(row);
}

std::vector<FrozenTable> FrozenTables::after(std::int64_t id, std::size_t limit) {
  SQLite::Statement statement(m_db, std::string(frozen_columns) + "WHERE id > ? ORDER BY id LIMIT ?");
  std::vector<FrozenTable> found;
  for (Use row(statement, id, static_cast<std::int64_t>(limit)); row.step();) found.push_back(read(row));
  return found;
}

}  // namespace qixian::adapters::sqlite
