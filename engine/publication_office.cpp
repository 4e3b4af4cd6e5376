#include "engine/publication_office.hpp"

#include "engine/described.hpp"
#include "engine/obligations.hpp"
#include "engine/plain_text.hpp"

namespace qixian::engine {
namespace {

constexpr int tries = 3;  // an act that meets another's is decided again on what stands then

/// The texts that the store still has, into the events; the item takes them from there.
void open_texts(const Store& store, StreamId stream, std::span<PublicationEvent> events) {
  for (auto& event : events) {
    visit_private(event.fact, [&](const std::string&, PrivateText& text) {
      if (!text.key.empty()) text.value = store.unseal(stream, text.key).value_or("");
    });
  }
}

}  // namespace

Result<StreamId> PublicationOffice::find(std::string_view text) const {
  const Agency* agency = nullptr;
  std::string number(text);
  for (auto slash = text.find('/'); slash != text.npos && !agency; slash = text.find('/', slash + 1)) {
    agency = m_office.agencies().named(text.substr(0, slash));
    if (agency) number = text.substr(slash + 1);
  }
  auto rows = m_rows.numbered(number);
  if (agency) std::erase_if(rows, [&](auto& row) { return row.agency != agency->id; });
  if (rows.size() == 1) return rows.front().id;
  if (rows.empty())
    return refuse("no_case", {N_("no item {0}"), {std::string(text)}}, {N_("see `qixian publish list`"), {}});
  std::string all;
  for (const auto& row : rows) {
    const auto* owner = m_office.agencies().find(row.agency);
    (all += all.empty() ? "" : ", ") += (owner ? owner->name() : "?") + "/" + number;
  }
  return refuse("ambiguous_number", {N_("several agencies have an item {0}"), {number}}, {N_("say which: {0}"), {all}});
}

Result<LoadedPublication> PublicationOffice::load(StreamId stream) const {
  auto events = decode_publication(m_office.store().load(stream));
  if (!events) return tl::unexpected(std::move(events.error()));
  open_texts(m_office.store(), stream, *events);
  auto p = fold(*events, m_office.calendar());
  if (!p) return tl::unexpected(std::move(p.error()));
  return LoadedPublication{stream, std::move(*events), std::move(*p)};
}

std::string PublicationOffice::title_of(const PublicationRow& row) const {
  return row.title_key.empty() ? "" : m_office.store().unseal(row.id, row.title_key).value_or("");
}

Result<PublicationRow> PublicationOffice::record(LoadedPublication& item, const PublicationProposal& proposal,
                                                 Mode mode) {
  auto decision = decide(item.events, item.p, proposal, m_office.today(), mode, m_office.calendar());
  if (!decision) return tl::unexpected(std::move(decision.error()));
  auto& store = m_office.store();
  if (item.stream == 0) item.stream = store.new_stream("publication");
  auto& event = decision->event;
  visit_private(event.fact, [&](const std::string& name, PrivateText& text) {
    if (text.value.empty() || !text.key.empty()) return;
    text.key = std::to_string(event.seq) + "." + name;
    text.hash = store.seal(item.stream, text.key, text.value);
  });
  const auto data = std::visit([](const auto& f) { return described::to_json(f); }, event.fact);
  const NewEvent stored{type_of(event.fact), event.on, m_office.timestamp(), event.by, data};
  auto seq = store.append("publication", item.stream, event.seq - 1, {&stored, 1});
  if (!seq) return tl::unexpected(std::move(seq.error()));
  if (std::holds_alternative<PersonalDataErased>(event.fact)) store.erase_private(item.stream);
  item.events.push_back(std::move(event));
  open_texts(store, item.stream, item.events);  // as they are now: sealed just now, or erased
  auto after = fold(item.events, m_office.calendar());
  if (!after) return tl::unexpected(std::move(after.error()));
  item.p = std::move(*after);
  auto row = project(item.p, item.stream, m_office.calendar());
  m_rows.put(row);
  store.put_deadlines(item.stream, obligations(item.p, row));
  return row;
}

Result<PublicationRow> PublicationOffice::add(PublicationProposal p, const std::string& new_agency) {
  auto& made = std::get<ItemMade>(p.fact);
  if (auto bad = check_plain(new_agency)) return tl::unexpected(std::move(*bad));
  const auto transaction = m_office.begin();
  if (!new_agency.empty()) made.agency = m_office.agency_for_ledger(new_agency, p.on, p.by);
  if (m_rows.of(made.agency, made.number))
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
