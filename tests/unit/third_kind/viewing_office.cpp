#include "unit/third_kind/viewing.hpp"

namespace qixian::test {

Result<Viewing> ViewingOffice::load(StreamId stream) const {
  auto events = decode_events<ViewingFact>(m_office.store().load(stream));
  if (!events) return tl::unexpected(events.error());
  for (auto& e : *events) open_texts(m_office.store(), stream, e.fact);
  return fold(*events, m_office.calendar());
}

Result<StreamId> ViewingOffice::append(StreamId stream, std::vector<ViewingEvent> history, ViewingEvent event) {
  const auto last = event.seq - 1;
  history.push_back(event);
  if (auto legal = fold(history, m_office.calendar()); !legal) return tl::unexpected(legal.error());
  const auto kept = append_sealed<ViewingEvent>(m_office, m_kind, stream, last, {&event, 1});
  if (!kept) return kept;
  if (auto done = m_kind.project(*kept, m_office.store().load(*kept), m_office.calendar()); !done)
    return tl::unexpected(done.error());
  return kept;
}

Result<StreamId> ViewingOffice::ask(ViewingAsked asked, Day on, const std::string& by, const std::string& name) {
  return m_office.write([&]() -> Result<StreamId> {
    auto fact = asked;
    const auto agency = agency_of_new(m_office, fact.agency, name, on, by);
    if (!agency) return agency;
    fact.agency = *agency;
    if (case_numbered(m_office, m_kind, *agency, fact.number)) return tl::unexpected(number_taken(m_kind, fact.number));
    return append(0, {}, {1, on, {}, by, std::move(fact)});
  });
}

Result<StreamId> ViewingOffice::act(StreamId stream, const ViewingFact& fact, Day on, const std::string& by,
                                    std::optional<int> seen) {
  return m_office.write([&]() -> Result<StreamId> {
    auto history = decode_events<ViewingFact>(m_office.store().load(stream));
    if (!history) return tl::unexpected(history.error());
    const ViewingHistory events = *history;
    if (auto fresh = check_seen(events, seen); !fresh) return tl::unexpected(fresh.error());
    if (const auto* e = std::get_if<EventCorrected>(&fact)) {
      const auto target = std::ranges::find(events, e->seq, &ViewingEvent::seq);
      if (target == events.end()) return tl::unexpected(unknown_event(e->seq, {"look at it", {}}));
      if (auto bad = check_correction_itself(*e, correction_in(*target), voided_by_correction(events), m_office.today(),
                                             {"look at it", {}}))
        return tl::unexpected(*bad);
    }
    ViewingEvent event{events.back().seq + 1, on, {}, by, fact};
    return append(stream, std::move(*history), std::move(event));
  });
}

}  // namespace qixian::test
