#include "engine/request/request_kind.hpp"

#include <set>

#include "engine/request/case/codec.hpp"
#include "engine/request/decide/decide.hpp"
#include "engine/request/obligations.hpp"
#include "engine/request/project.hpp"

namespace qixian::engine {

namespace {

Standing standing_of(const CaseRow& row) {
  return {row.number,        row.agency,      row.officer, row.open, row.due,
          row.stopped_until, row.provisional, row.late,    row.flags};
}

struct Projected {
  CaseRow row;
  std::vector<DeadlineRow> deadlines;
};

Result<Projected> projected(StreamId stream, std::span<const EventRecord> records, const WorkCalendar& calendar) {
  auto events = decode_all(records);
  auto c = events ? fold(*events, calendar) : tl::unexpected(std::move(events.error()));
  if (!c) return tl::unexpected(std::move(c.error()));
  Projected out{engine::project(*c, stream, calendar), {}};
  out.deadlines = obligations(*c, out.row, calendar);
  return out;
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
  const auto made = projected(stream, records, calendar);
  if (!made) return tl::unexpected(made.error());
  if (made->row.state == voided_state)
    m_store.drop_case(stream);
  else
    m_store.put_case(made->row);
  m_store.put_deadlines(stream, made->deadlines);
  return {};
}

bool RequestKind::reads(const EventRecord& event) const { return decode(event.type, event.data).has_value(); }

bool RequestKind::fits(StreamId stream, std::span<const EventRecord> records, const WorkCalendar& calendar) const {
  const auto made = projected(stream, records, calendar);
  if (!made) return false;
  const auto wanted = made->row.state == voided_state ? std::nullopt : std::optional(made->row);
  return m_store.case_row(stream) == wanted && same_deadlines(m_store.deadlines(stream), made->deadlines);
}

}  // namespace qixian::engine
