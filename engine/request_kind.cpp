#include "engine/request_kind.hpp"

#include <set>

#include "engine/obligations.hpp"
#include "engine/office.hpp"

namespace qixian::engine {

namespace {

Standing standing_of(const CaseRow& row) {
  return {row.number,        row.agency,      row.officer, row.open, row.due,
          row.stopped_until, row.provisional, row.late,    row.flags};
}

}  // namespace

std::vector<StreamId> RequestKind::counted_over(rules::Day from, rules::Day to) const {
  std::vector<StreamId> found;
  CaseFilter filter;
  filter.counted_over = {from, to};
  std::set<StreamId> seen, others;
  m_store.each_case(filter, [&](const CaseRow& row) {
    found.push_back(row.id);
    seen.insert(row.id);
  });
  // A case that is closed may have a defence to come, and an open one whose clock stands still a supplement's end.
  m_store.each_deadline({.from = from}, [&](const DeadlineRow& row) {
    if (!seen.contains(row.stream)) others.insert(row.stream);
  });
  for (const auto stream : others)
    if (m_store.case_row(stream)) found.push_back(stream);
  return found;
}

std::optional<Standing> RequestKind::standing(StreamId stream) const {
  const auto row = m_store.case_row(stream);
  return row ? std::optional(standing_of(*row)) : std::nullopt;
}

void RequestKind::each_open(const std::function<void(StreamId, const Standing&)>& visit) const {
  CaseFilter filter;
  filter.open_only = true;
  m_store.each_case(filter, [&](const CaseRow& row) { visit(row.id, standing_of(row)); });
}

Result<void> RequestKind::project(StreamId stream, std::span<const EventRecord> records, const WorkCalendar& calendar) {
  auto events = decode_all(records);
  auto c = events ? fold(*events, calendar) : tl::unexpected(std::move(events.error()));
  if (!c) return tl::unexpected(std::move(c.error()));
  const auto row = engine::project(*c, stream, calendar);
  m_store.put_case(row);
  m_store.put_deadlines(stream, obligations(*c, row, calendar));
  return {};
}

}  // namespace qixian::engine
