#include "unit/third_kind/viewing.hpp"

namespace qixian::test {
namespace {

Result<Viewing> viewing_of(std::span<const EventRecord> records, const WorkCalendar& calendar) {
  const auto events = decode_events<ViewingFact>(records);
  if (!events) return tl::unexpected(events.error());
  return fold(*events, calendar);
}

std::vector<DeadlineRow> obligations(const Viewing& v, StreamId stream, const WorkCalendar& calendar) {
  if (v.state != "asked") return {};
  const auto due = viewing_due(v, calendar);
  const bool provisional = calendar.certainty(due) == rules::Certainty::provisional;
  return {{stream, "viewing", "", due, {}, provisional, v.asked.agency, v.officer, v.asked.number}};
}

}  // namespace

KindWords ViewingKind::words() const {
  return {"no_viewing", "no viewing {0}", "several agencies have a viewing {0}", "see the list", "see {0}"};
}

std::vector<Numbered> ViewingKind::numbered(std::string_view number, std::span<const StreamId> agencies) const {
  std::vector<Numbered> out;
  m_store.each_stream(stream_kind(), [&](StreamId id, std::span<const EventRecord> records) {
    const auto first = decode_events<ViewingFact>(records.first(1));
    if (!first) return;
    const auto& asked = std::get<ViewingAsked>(first->front().fact);
    const bool theirs = agencies.empty() || std::ranges::find(agencies, asked.agency) != agencies.end();
    if (asked.number == number && theirs) out.push_back({id, asked.agency});
  });
  return out;
}

std::vector<StreamId> ViewingKind::counted_over(Day from, Day) const {
  std::vector<StreamId> out;
  m_store.each_deadline({.kind = "viewing", .from = from}, [&](const DeadlineRow& row) { out.push_back(row.stream); });
  return out;
}

std::optional<Standing> ViewingKind::standing(StreamId stream) const {
  const auto records = m_store.load(stream);
  if (records.empty() || records.front().stream_kind != stream_kind()) return std::nullopt;
  const auto rows = m_store.deadlines(stream);
  const auto first = decode_events<ViewingFact>(std::span(records).first(1));
  if (!first) return std::nullopt;
  const auto& asked = std::get<ViewingAsked>(first->front().fact);
  Standing out{asked.number, asked.agency, "", !rows.empty(), {}, {}, false, false, ""};
  if (rows.empty()) return out;
  out.officer = rows.front().officer;
  out.due = rows.front().due;
  out.provisional = rows.front().provisional;
  return out;
}

void ViewingKind::each_open(const std::function<void(StreamId, const Standing&)>& visit) const {
  std::vector<StreamId> open;
  m_store.each_deadline({.kind = "viewing"}, [&](const DeadlineRow& row) { open.push_back(row.stream); });
  for (const auto stream : open) visit(stream, *standing(stream));
}

Result<void> ViewingKind::project(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) {
  const auto v = viewing_of(events, calendar);
  if (!v) return tl::unexpected(v.error());
  m_store.put_deadlines(stream, obligations(*v, stream, calendar));
  return {};
}

bool ViewingKind::reads(const EventRecord& event) const {
  return described::from_json<ViewingFact>(event.type, event.data).has_value();
}

bool ViewingKind::fits(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) const {
  const auto v = viewing_of(events, calendar);
  return v && same_deadlines(m_store.deadlines(stream), obligations(*v, stream, calendar));
}

Result<std::vector<Action>> ViewingKind::actions(StreamId stream, Day, const WorkCalendar& calendar) const {
  const auto v = viewing_of(m_store.load(stream), calendar);
  if (!v) return tl::unexpected(v.error());
  std::vector<Action> out;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, ViewingFact>>(
      [&]<class F>(std::type_identity<F>) {
        const auto why = closed_to(v->state, F::verb);
        out.push_back({F::verb, !why, why.value_or(Text{}), ""});
      });
  return out;
}

}  // namespace qixian::test
