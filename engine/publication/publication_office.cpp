#include "engine/publication/publication_office.hpp"

#include <algorithm>

#include "engine/base/plain_text.hpp"
#include "engine/store/sealed_fact.hpp"

namespace qixian::engine {
namespace {

constexpr int tries = 3;  // an act that meets another's is decided again on what stands then

/// The texts that the store still has, into the events; the item takes them from there.
void open_all(const Store& store, StreamId stream, std::span<PublicationEvent> events) {
  for (auto& event : events) open_texts(store, stream, event.fact);
}

}  // namespace

Result<StreamId> PublicationOffice::find(std::string_view text) const {
  const auto& agencies = m_office.agencies();
  const auto meant = agencies.addressed(text);
  auto rows = m_rows.numbered(meant.number);
  if (!meant.agencies.empty())
    std::erase_if(rows,
                  [&](auto& row) { return std::ranges::find(meant.agencies, row.agency) == meant.agencies.end(); });
  if (rows.size() == 1) return rows.front().id;
  if (rows.empty())
    return refuse("no_case", {N_("no item {0}"), {std::string(text)}}, {N_("see `qixian publish list`"), {}});
  std::vector<StreamId> owners;
  for (const auto& row : rows) owners.push_back(row.agency);
  return refuse("ambiguous_number", {N_("several agencies have an item {0}"), {meant.number}},
                {N_("say which: {0}"), {agencies.addresses(owners, meant.number)}});
}

std::optional<PublicationRow> PublicationOffice::row_of(StreamId agency, std::string_view number) const {
  for (const auto id : m_office.agencies().alike(agency))
    if (auto row = m_rows.of(id, number)) return row;
  return std::nullopt;
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
  if (row.state != "withheld") return "";
  const auto item = load(row.id);  // an older edition wrote it into the event
  return item ? item->p.ground.value : "";
}

Result<PublicationRow> PublicationOffice::record(LoadedPublication& item, const PublicationProposal& proposal,
                                                 Mode mode) {
  auto decision = decide(item.events, item.p, proposal, m_office.today(), mode, m_office.calendar());
  if (!decision) return tl::unexpected(std::move(decision.error()));
  auto& store = m_office.store();
  if (item.stream == 0) item.stream = store.new_stream("publication");
  auto& event = decision->event;
  const auto stored = sealed_event(store, item.stream, event.seq, event.on, m_office.timestamp(), event.by, event.fact);
  auto seq = store.append("publication", item.stream, event.seq - 1, {&stored, 1});
  if (!seq) return tl::unexpected(std::move(seq.error()));
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

Result<PublicationRow> PublicationOffice::add(PublicationProposal p, const std::string& agency) {
  auto& made = std::get<ItemMade>(p.fact);
  if (auto bad = check_plain(agency)) return tl::unexpected(std::move(*bad));
  const auto transaction = m_office.begin();
  if (made.agency == 0 && !agency.empty()) {
    const auto named = m_office.agency_for_ledger(agency, p.on, p.by);
    if (!named) return tl::unexpected(named.error());
    made.agency = *named;
  }
  if (row_of(made.agency, made.number))
    return refuse("number_taken", {N_("the number {0} is in use in this agency"), {made.number}},
                  {N_("see `qixian publish show {0}`"), {made.number}});
  LoadedPublication item;
  auto done = record(item, p, Mode::desk);
  if (done) transaction->commit();
  return done;
}

Result<PublicationRow> PublicationOffice::act(StreamId stream, const PublicationProposal& p) {
  for (int left = tries;; --left) {
    const auto transaction = m_office.begin();
    auto loaded = load(stream);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    auto done = record(*loaded, p, Mode::desk);
    if (!done && done.error().code == "conflict" && left > 1) continue;
    if (done) transaction->commit();
    return done;
  }
}

}  // namespace qixian::engine
