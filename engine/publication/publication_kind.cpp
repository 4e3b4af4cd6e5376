#include "engine/publication/publication_kind.hpp"

#include <boost/mp11.hpp>

#include "engine/publication/publication_machine.hpp"
#include "engine/store/sealed_fact.hpp"

namespace qixian::engine {
namespace {

namespace mp = boost::mp11;

Standing standing_of(const PublicationRow& r) {
  return {r.number,      r.agency, r.officer, r.state == PublicationState::pending, r.due, {},
          r.provisional, r.late,   r.flags};
}

struct Projected {
  PublicationRow row;
  std::vector<DeadlineRow> deadlines;
};

Result<Projected> projected(StreamId stream, std::span<const EventRecord> records, const WorkCalendar& calendar) {
  auto events = decode_publication(records);
  auto p = events ? fold(*events, calendar) : tl::unexpected(std::move(events.error()));
  if (!p) return tl::unexpected(std::move(p.error()));
  Projected out{engine::project(*p, stream, calendar), {}};
  out.deadlines = obligations(*p, out.row);
  return out;
}

}  // namespace

KindWords PublicationKind::words() const {
  return {"no_case", N_("no item {0}"), N_("several agencies have an item {0}"), "items", "item"};
}

std::vector<Numbered> PublicationKind::numbered(std::string_view number, std::span<const StreamId> agencies) const {
  std::vector<Numbered> out;
  for (const auto agency : agencies)
    if (const auto row = m_rows.of(agency, number)) out.push_back({row->id, row->agency});
  if (!agencies.empty()) return out;
  for (const auto& row : m_rows.numbered(number)) out.push_back({row.id, row.agency});
  return out;
}

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
  filter.state = PublicationState::pending;
  m_rows.each(filter, [&](const PublicationRow& row) { visit(row.id, standing_of(row)); });
}

Result<void> PublicationKind::project(StreamId stream, std::span<const EventRecord> records,
                                      const WorkCalendar& calendar) {
  const auto made = projected(stream, records, calendar);
  if (!made) return tl::unexpected(made.error());
  m_rows.put(made->row);
  m_store.put_deadlines(stream, made->deadlines);
  return {};
}

Result<std::vector<Action>> PublicationKind::actions(StreamId stream, Day, const WorkCalendar& calendar) const {
  const auto events = decode_publication(m_store.load(stream));
  if (!events) return tl::unexpected(events.error());
  const auto p = fold(*events, calendar);
  if (!p) return tl::unexpected(p.error());
  std::vector<Action> out;
  mp::mp_for_each<mp::mp_transform<std::type_identity, PublicationFact>>([&]<class F>(std::type_identity<F>) {
    Action action{F::verb, true, {}, {}};
    if (has_machine_step(PublicationFact{F{}})) {
      const auto may = fire_publication(p->state, F::verb, p->review, Mode::desk);
      action = {F::verb, may.result == Firing::ok, may.why, may.article};
    }
    out.push_back(std::move(action));
  });
  return out;
}

bool PublicationKind::reads(const EventRecord& event) const {
  return described::from_json<PublicationFact>(event.type, event.data).has_value();
}

bool PublicationKind::fits(StreamId stream, std::span<const EventRecord> records, const WorkCalendar& calendar) const {
  const auto made = projected(stream, records, calendar);
  return made && m_rows.row(stream) == made->row && same_deadlines(m_store.deadlines(stream), made->deadlines);
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
          std::string(code_of(p.review.state)),
          p.closed_on,
          p.place,
          p.article,
          p.ground.key,
          p.late,
          p.unreviewed ? "unreviewed" : "",
          p.last_seq};
}

Result<std::vector<PublicationEvent>> decode_publication(std::span<const EventRecord> records) {
  return decode_events<PublicationFact>(records);
}

std::vector<DeadlineRow> obligations(const Publication& p, const PublicationRow& row) {
  std::vector<DeadlineRow> out;
  if (!p.is_open()) return out;
  out.push_back({row.id, "publication", "", row.due, {}, row.provisional, row.agency, row.officer, row.number});
  if (const auto opened = opened_step(p.review))
    out.push_back({row.id, "review", opened->ordinal, opened->since, {}, false, row.agency, row.officer, row.number});
  return out;
}

}  // namespace qixian::engine
