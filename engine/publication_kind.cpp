#include "engine/publication_kind.hpp"

#include "engine/described.hpp"
#include "engine/obligations.hpp"

namespace qixian::engine {
namespace {

Standing standing_of(const PublicationRow& r) {
  return {r.number, r.agency, r.officer, r.state == "pending", r.due, {}, r.provisional, r.late, r.flags};
}

}  // namespace

std::vector<StreamId> PublicationKind::counted_over(Day from, Day to) const {
  std::vector<StreamId> found;
  PublicationFilter filter;
  filter.counted_over = {from, to};
  m_rows.each(filter, [&](const PublicationRow& row) { found.push_back(row.id); });
  return found;
}

std::optional<Standing> PublicationKind::standing(StreamId stream) const {
  const auto row = m_rows.row(stream);
  return row ? std::optional(standing_of(*row)) : std::nullopt;
}

void PublicationKind::each_open(const std::function<void(StreamId, const Standing&)>& visit) const {
  PublicationFilter filter;
  filter.state = "pending";
  m_rows.each(filter, [&](const PublicationRow& row) { visit(row.id, standing_of(row)); });
}

Result<void> PublicationKind::project(StreamId stream, std::span<const EventRecord> records,
                                      const WorkCalendar& calendar) {
  auto events = decode_publication(records);
  auto p = events ? fold(*events, calendar) : tl::unexpected(std::move(events.error()));
  if (!p) return tl::unexpected(std::move(p.error()));
  const auto row = engine::project(*p, stream, calendar);
  m_rows.put(row);
  m_store.put_deadlines(stream, obligations(*p, row));
  return {};
}

PublicationRow project(const Publication& p, StreamId stream, const WorkCalendar& calendar) {
  return {stream,
          p.agency,
          p.number,
          p.state,
          std::string(rules::code_of(p.law)),
          p.category,
          p.officer,
          p.title.key,
          p.made_on,
          publication_due(p, calendar),
          certainty_of(p, calendar) == Certainty::provisional,
          p.review.state,
          p.closed_on,
          p.place,
          p.article,
          p.ground,
          p.late,
          p.unreviewed ? "unreviewed" : "",
          p.last_seq};
}

Result<std::vector<PublicationEvent>> decode_publication(std::span<const EventRecord> records) {
  std::vector<PublicationEvent> events;
  events.reserve(records.size());
  for (const auto& r : records) {
    auto fact = described::from_json<PublicationFact>(r.type, r.data);
    if (!fact) return tl::unexpected(unreadable_event(r));
    events.push_back({r.stream_seq, r.happened_on, r.recorded_at, r.by, std::move(*fact)});
  }
  return events;
}

}  // namespace qixian::engine
