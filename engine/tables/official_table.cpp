#include "engine/tables/official_table.hpp"

#include <algorithm>

#include "engine/request/case/codec.hpp"
#include "engine/request/decide/decide.hpp"
#include "engine/request/project.hpp"
#include "engine/tables/frozen_table.hpp"
#include "engine/tables/table_notes.hpp"

namespace qixian::engine {
namespace {

std::int64_t count_in_all(const TableQuery& q, std::span<const std::size_t> cells, const CaseRow& row) {
  std::int64_t n = 0;
  for (const auto cell : cells) n += count_in(*q.form, cell, row, q.period);
  return n;
}

std::string standing_of(const Body& body) {
  if (body.filed && body.filed->fact.nil) return "nil";
  if (body.cases) return "cases";
  return body.filed ? "return" : "none";
}

/// Who is expected to report: whoever is there at its end. One that has others below it may be no more than their
/// roof: it is told only when it reports.
std::vector<Body> bodies_of(const Records& records, const std::map<StreamId, bool>& cases) {
  std::vector<Body> out;
  const auto& q = records.query();
  for (const auto& [id, agency] : records.agencies().all()) {
    const bool had_cases = cases.contains(id);
    if (!records.has(id)) continue;
    Body body{id, agency.name_on(q.tree_day()), had_cases, records.returns().find(id, q.year()), ""};
    body.standing = standing_of(body);
    const bool gone = agency.is_merged(q.tree_day());
    const bool roof = records.agencies().has_below(id, q.tree_day());
    const bool to_come = agency.since() > q.tree_day();
    if (body.standing == "none" && (gone || roof || to_come)) continue;
    out.push_back(std::move(body));
  }
  return out;
}

void add_returns(OfficialTable& t, const Records& records) {
  if (!t.query.whole_year()) return;
  for (const auto& [key, filed] : records.returns().all()) {
    if (key.first == t.query.year() && records.has(key.second)) add_return(t.table, filed.fact);
  }
}

/// What the checks F5 and F6 compare with: last year's published table, else last year's returns. (By the cases alone
/// row 2 is last year's row 4: there is nothing to compare.)
std::optional<rules::FilledTable> previous_of(const Office& office, const Records& records) {
  const auto& q = records.query();
  const auto year = q.year() - 1;
  const auto* form = q.whole_year() ? rules::form_of_year(year) : nullptr;
  if (!form) return std::nullopt;
  const Period period{rules::first_day_of(year), rules::last_day_of(year)};
  if (const auto frozen = office.store().frozen(form->id, q.root, period); frozen && !q.then())
    return table_of(*frozen);
  return returned_table(*form, records, year);
}

}  // namespace

bool TableQuery::whole_year() const {
  return period.from == rules::first_day_of(year()) && period.to == rules::last_day_of(year());
}

Records::Records(const Office& office, TableQuery query)
    : m_office(office), m_view(office.store().one_view()), m_query(std::move(query)) {
  const auto& store = office.store();
  if (m_query.then()) {
    m_then = std::make_unique<AgencyBook>();
    store.each_stream("agency", [&](StreamId id, auto events) {
      if (const auto then = known(events); !then.empty()) m_then->add(id, then);
    });
  }
  store.each_stream("return", [&](StreamId, auto events) {
    auto then = known(events);
    if (m_query.as_of) std::erase_if(then, [&](auto& e) { return e.happened_on > *m_query.as_of; });
    m_returns.add(then);
  });
}

std::vector<EventRecord> Records::known(std::span<const EventRecord> records) const {
  std::vector<EventRecord> out;
  for (const auto& r : records) {
    if (!m_query.known_at.empty() && r.recorded_at > m_query.known_at) continue;
    if (m_query.until && r.is_behind(*m_query.until)) continue;
    out.push_back(r);
  }
  return out;
}

bool Records::has(StreamId agency) const {
  return m_query.root == 0 || agencies().is_under(agency, m_query.root, m_query.tree_day());
}

Result<std::optional<CaseRow>> Records::row_of(StreamId stream, std::span<const EventRecord> records) const {
  const auto events = decode_all(known(records));
  if (!events) return tl::unexpected(events.error());
  if (events->empty()) return std::nullopt;
  const auto c = fold(*events, m_office.calendar(), m_query.as_of);
  if (!c) return tl::unexpected(c.error());
  if (c->state == State::fresh) return std::nullopt;
  return project(*c, stream, m_office.calendar());
}

Result<void> Records::each_case(const std::function<void(const CaseRow&)>& visit) const {
  Result<void> out;
  std::map<StreamId, bool> known;  // asked once an agency, not once a case
  const auto mine = [&](const CaseRow& row) {
    const auto found = known.find(row.agency);
    if (found == known.end() ? (known[row.agency] = has(row.agency)) : found->second) visit(row);
  };
  if (!m_query.then()) {
    const auto bodies = std::ranges::count_if(agencies().all(), [&](auto& a) { return has(a.first); });
    m_office.store().each_case_concerning(m_query.period, bodies == 1 ? m_query.root : 0, mine);
    return out;
  }
  m_office.store().each_stream("request", [&](StreamId id, std::span<const EventRecord> records) {
    if (!out) return;
    const auto row = row_of(id, records);
    if (!row) out = tl::unexpected(row.error());
    if (row && *row) mine(**row);
  });
  return out;
}

Result<void> Records::each_group(const std::function<void(const CaseGroup&)>& visit) const {
  auto read = each_complaint([&](const CaseRow& row) { visit(complaint_group(row)); });
  if (!read) return read;
  if (m_query.then()) {
    return each_case([&](const CaseRow& row) {
      for (const auto& group : groups_of(row, m_query.period)) {
        if (concerns(group)) visit(group);
      }
    });
  }
  std::map<StreamId, bool> mine;  // asked once an agency, not once a group
  for (const auto& group : m_office.store().groups(m_query.period)) {
    const auto known = mine.find(group.agency);
    if (known == mine.end() ? (mine[group.agency] = has(group.agency)) : known->second) visit(group);
  }
  return {};
}

Result<OfficialTable> make_table(const Office& office, const TableQuery& query) {
  const Records records(office, query);
  Tally tally(*query.form);
  std::map<StreamId, bool> cases;
  const auto read = records.each_group([&](const CaseGroup& group) {
    tally.add(group);
    cases[group.agency] = true;
  });
  if (!read) return tl::unexpected(read.error());
  const auto* root = records.agencies().find(query.root);
  OfficialTable t{query,
                  root ? root->name_on(query.tree_day()) : "",
                  tally.table(),
                  tally.notes(),
                  tally.residue(),
                  {},
                  {},
                  records.returns()};
  add_returns(t, records);
  t.bodies = bodies_of(records, cases);
  for (auto& body : t.bodies) body.filed = t.returns.find(body.agency, query.year());
  add_notes(t, records);
  const auto previous = previous_of(office, records);
  t.broken = rules::broken_checks(t.table, previous ? &*previous : nullptr);
  return t;
}

rules::FilledTable returned_table(const rules::Form& form, const Records& records, int year) {
  rules::FilledTable table(form);
  for (const auto& [key, filed] : records.returns().all()) {
    if (key.first == year && records.has(key.second)) add_return(table, filed.fact);
  }
  return table;
}

Result<void> each_in_cells(const Office& office, const TableQuery& query, std::span<const std::size_t> cells,
                           const std::function<void(const CaseRow&, std::int64_t)>& visit) {
  const Records records(office, query);
  auto read = records.each_complaint([&](const CaseRow& row) {
    if (const auto n = complaints_in(*query.form, cells, row); n > 0) visit(row, n);
  });
  if (!read) return read;
  return records.each_case([&](const CaseRow& row) {
    if (const auto n = count_in_all(query, cells, row); n > 0) visit(row, n);
  });
}

Result<void> each_between(const Office& office, const TableQuery& query, std::span<const std::size_t> left,
                          std::span<const std::size_t> right, const std::function<void(const Between&)>& visit) {
  const Records records(office, query);
  auto read = records.each_complaint([&](const CaseRow& row) {
    const auto a = complaints_in(*query.form, left, row), b = complaints_in(*query.form, right, row);
    if (a != b) visit({row, a, b});
  });
  if (!read) return read;
  return records.each_case([&](const CaseRow& row) {
    const auto a = count_in_all(query, left, row), b = count_in_all(query, right, row);
    if (a != b) visit({row, a, b});
  });
}

}  // namespace qixian::engine
