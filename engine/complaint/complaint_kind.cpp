#include "engine/complaint/complaint_kind.hpp"

#include <algorithm>

#include "engine/store/sealed_fact.hpp"

namespace qixian::engine {

KindWords ComplaintKind::words() const {
  return {"no_complaint", N_("no complaint {0}"), N_("several agencies have a complaint {0}"), "complaints",
          "complaint"};
}

std::vector<Numbered> ComplaintKind::numbered(std::string_view number, std::span<const StreamId> agencies) const {
  std::vector<Numbered> out;
  m_store.each_stream(stream_kind(), [&](StreamId id, std::span<const EventRecord> events) {
    const auto first = decode_events<ComplaintFact>(events.first(1));
    const auto* received = first ? std::get_if<ComplaintReceived>(&first->front().fact) : nullptr;
    if (!received || received->number != number) return;
    const auto agency = received->agency;
    if (!agencies.empty() && std::ranges::find(agencies, agency) == agencies.end()) return;
    // One that can't be read to its end has its number all the same; who loads it is told why.
    if (const auto c = fold_complaint(id, events); !c || !c->is_void) out.push_back({id, agency});
  });
  return out;
}

std::vector<StreamId> ComplaintKind::counted_over(Day from, Day) const {
  std::vector<StreamId> out;
  m_store.each_stream(stream_kind(), [&](StreamId id, std::span<const EventRecord> events) {
    const auto c = fold_complaint(id, events);
    if (c && c->is_open() && c->received.days > 0) {
      const auto rows = m_store.deadlines(id);
      if (rows.empty() || rows.front().due >= from) out.push_back(id);
    }
  });
  return out;
}

std::optional<Standing> ComplaintKind::standing_of(StreamId stream, std::span<const EventRecord> events) const {
  const auto c = fold_complaint(stream, events);
  if (!c) return std::nullopt;
  Standing out;
  out.number = c->received.number;
  out.agency = c->received.agency;
  out.officer = c->officer;
  out.open = c->is_open();
  if (const auto rows = m_store.deadlines(stream); !rows.empty()) {
    out.due = rows.front().due;
    out.provisional = rows.front().provisional;
  }
  return out;
}

std::optional<Standing> ComplaintKind::standing(StreamId stream) const {
  const auto events = m_store.load(stream);
  if (events.empty() || events.front().stream_kind != stream_kind()) return std::nullopt;
  return standing_of(stream, events);
}

void ComplaintKind::each_open(const std::function<void(StreamId, const Standing&)>& visit) const {
  std::vector<std::pair<StreamId, Standing>> open;
  m_store.each_stream(stream_kind(), [&](StreamId id, std::span<const EventRecord> events) {
    if (auto s = standing_of(id, events); s && s->open) open.emplace_back(id, std::move(*s));
  });
  const auto day = [](const auto& one) {
    return std::pair{!one.second.due.has_value(), one.second.due.value_or(Day{})};
  };
  std::ranges::stable_sort(open, {}, day);
  for (const auto& [id, s] : open) visit(id, s);
}

Result<void> ComplaintKind::project(StreamId stream, std::span<const EventRecord> events,
                                    const WorkCalendar& calendar) {
  const auto c = fold_complaint(stream, events);
  if (!c) return tl::unexpected(c.error());
  m_store.put_deadlines(stream, obligations(*c, calendar));
  return {};
}

Result<std::vector<Action>> ComplaintKind::actions(StreamId stream, Day, const WorkCalendar&) const {
  const auto c = fold_complaint(stream, m_store.load(stream));
  if (!c) return tl::unexpected(c.error());
  const Text gone{N_("the complaint {0} is void"), {c->received.number}};
  const Text closed{N_("the complaint {0} is closed"), {c->received.number}};
  const auto one = [&](const char* verb, bool also_closed) {
    const bool allowed = !c->is_void && (also_closed || c->is_open());
    return Action{verb, allowed, allowed ? Text{} : c->is_void ? gone : closed, {}};
  };
  // A closing that was entered wrongly is closed once more, with a reason.
  return std::vector<Action>{one(OfficerAssigned::verb, false),
                             one(ComplaintClosed::verb, true),
                             one(ComplaintVoided::verb, true),
                             {PersonalDataErased::verb, true, {}, {}}};
}

bool ComplaintKind::reads(const EventRecord& event) const {
  return described::from_json<ComplaintFact>(event.type, event.data).has_value();
}

bool ComplaintKind::fits(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) const {
  const auto c = fold_complaint(stream, events);
  return c && same_deadlines(m_store.deadlines(stream), obligations(*c, calendar));
}

}  // namespace qixian::engine
