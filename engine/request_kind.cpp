#include "engine/request_kind.hpp"

#include "engine/office.hpp"

namespace qixian::engine {

std::vector<StreamId> RequestKind::counted_over(rules::Day from, rules::Day to) const {
  std::vector<StreamId> found;
  CaseFilter filter;
  filter.counted_over = {from, to};
  m_store.each_case(filter, [&](const CaseRow& row) { found.push_back(row.id); });
  return found;
}

std::optional<Standing> RequestKind::standing(StreamId stream) const {
  const auto row = m_store.case_row(stream);
  if (!row) return std::nullopt;
  return Standing{row->number, row->agency, row->officer, row->open, row->due, row->provisional, row->late, row->flags};
}

Result<void> RequestKind::project(StreamId stream, std::span<const EventRecord> records, const WorkCalendar& calendar) {
  auto events = decode_all(records);
  auto c = events ? fold(*events, calendar) : tl::unexpected(std::move(events.error()));
  if (!c) return tl::unexpected(std::move(c.error()));
  m_store.put_case(engine::project(*c, stream, calendar));
  return {};
}

}  // namespace qixian::engine
