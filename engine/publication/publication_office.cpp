#include "engine/publication/publication_office.hpp"

#include "engine/office/stream.hpp"

namespace qixian::engine {
namespace {

/// The texts that the store still has, into the events; the item takes them from there.
void open_all(const PrivateTexts& texts, StreamId stream, std::span<PublicationEvent> events) {
  for (auto& event : events) open_texts(texts, stream, event.fact);
}

}  // namespace

Result<StreamId> PublicationOffice::find(std::string_view text) const { return find_case(m_office, m_kind, text); }

std::optional<StreamId> PublicationOffice::numbered(StreamId agency, std::string_view number) const {
  return case_numbered(m_office, m_kind, agency, number);
}

Result<LoadedPublication> PublicationOffice::load(StreamId stream) const {
  auto events = decode_publication(m_office.store().load(stream));
  if (!events) return tl::unexpected(std::move(events.error()));
  open_all(m_office.store(), stream, *events);
  auto p = fold(*events, m_office.calendar());
  if (!p) return tl::unexpected(std::move(p.error()));
  return LoadedPublication{stream, std::move(*events), std::move(*p)};
}

std::string PublicationOffice::title_of(const PublicationRow& row) const {
  return row.title_key.empty() ? "" : m_office.store().unseal(row.id, row.title_key).value_or("");
}

std::string PublicationOffice::ground_of(const PublicationRow& row) const {
  if (!row.ground_key.empty()) return m_office.store().unseal(row.id, row.ground_key).value_or("");
  if (row.state != PublicationState::withheld) return "";
  const auto item = load(row.id);  // an older edition wrote it into the event
  return item ? item->p.ground.value : "";
}

Result<PublicationRow> PublicationOffice::record(LoadedPublication& item, const PublicationProposal& proposal,
                                                 Mode mode) {
  auto decision = decide(item.events, item.p, proposal, m_office.today(), mode, m_office.calendar());
  if (!decision) return tl::unexpected(std::move(decision.error()));
  auto& store = m_office.store();
  auto& event = decision->event;
  const auto stream = append_sealed<PublicationEvent>(m_office, m_kind, item.stream, event.seq - 1, {&event, 1});
  if (!stream) return tl::unexpected(stream.error());
  item.stream = *stream;
  item.events.push_back(std::move(event));
  open_all(store, item.stream, item.events);  // as they are now: sealed just now, or erased
  auto after = fold(item.events, m_office.calendar());
  if (!after) return tl::unexpected(std::move(after.error()));
  item.p = std::move(*after);
  auto row = project(item.p, item.stream, m_office.calendar());
  m_rows.put(row);
  store.put_deadlines(item.stream, obligations(item.p, row));
  return row;
}

Result<void> PublicationOffice::may(const PublicationProposal& p, StreamId agency) const {
  return m_office.may(p.by, "publish." + act_name(p.fact), {m_kind.stream_kind(), agency});
}

Result<PublicationRow> PublicationOffice::add(const PublicationProposal& proposal, const std::string& agency_name) {
  return m_office.write([&]() -> Result<PublicationRow> {
    auto p = proposal;
    auto& made = std::get<ItemMade>(p.fact);
    const auto agency = agency_of_new(m_office, made.agency, agency_name, p.on, p.by);
    if (!agency) return tl::unexpected(agency.error());
    made.agency = *agency;
    if (auto mine = may(p, made.agency); !mine) return tl::unexpected(std::move(mine.error()));
    if (numbered(made.agency, made.number)) return tl::unexpected(number_taken(m_kind, made.number));
    LoadedPublication item;
    return record(item, p, Mode::desk);
  });
}

Result<PublicationRow> PublicationOffice::act(StreamId stream, const PublicationProposal& proposal,
                                              std::optional<int> seen) {
  return m_office.write([&]() -> Result<PublicationRow> {
    auto p = proposal;
    auto loaded = load(stream);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    if (auto mine = may(p, loaded->p.agency); !mine) return tl::unexpected(std::move(mine.error()));
    const std::span<const PublicationEvent> history = loaded->events;
    if (auto fresh = check_seen(history, seen); !fresh) return tl::unexpected(std::move(fresh.error()));
    if (auto* step = std::get_if<ReviewStepped>(&p.fact))
      if (auto signs = settle_signature(*step, p.by); !signs) return tl::unexpected(std::move(signs.error()));
    return record(*loaded, p, Mode::desk);
  });
}

}  // namespace qixian::engine
