#include "serve/keeper.hpp"

#include <algorithm>

#include "adapters/sqlite/outbox.hpp"
#include "adapters/sqlite/publications.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "engine/complaint/complaint_kind.hpp"
#include "engine/publication/publication_office.hpp"
#include "engine/request/request_kind.hpp"
#include "serve/postman.hpp"

namespace qixian::serve {
namespace {

namespace sqlite = adapters::sqlite;

/// An attempt is bounded by its channel's time-out; a lease that ended earlier would send the message a second time
/// while the first is on its way.
std::chrono::seconds lease_for(const adapters::config::Config& config) {
  std::chrono::seconds longest{0};
  for (const auto& channel : config.channels) longest = std::max(longest, channel.timeout);
  return std::max(engine::ReminderSettings{}.lease, 2 * longest + std::chrono::seconds{60});
}

engine::ReminderSettings settings_of(const adapters::config::Config& config) {
  auto settings = reminder_settings(config);
  settings.lease = lease_for(config);
  return settings;
}

}  // namespace

/// A store that is open. In the order in which they stand on each other.
struct Keeper::Open {
  explicit Open(std::unique_ptr<sqlite::SqliteStore> opened)
      : store(std::move(opened)),
        outbox(*store),
        publications(*store),
        request_kind(*store),
        publication_kind(*store, publications),
        complaint_kind(*store),
        watch(*store) {}

  /// As the store and the day are now.
  void renew(const engine::WallClock& clock, rules::Day today) {
    reminding.reset();
    mark = watch.mark();
    office = std::make_unique<engine::Office>(
        *store, clock, today, std::vector<engine::CaseKind*>{&request_kind, &publication_kind, &complaint_kind});
  }

  std::unique_ptr<sqlite::SqliteStore> store;
  sqlite::Outbox outbox;
  sqlite::Publications publications;
  engine::RequestKind request_kind;
  engine::PublicationKind publication_kind;
  engine::ComplaintKind complaint_kind;
  sqlite::Watch watch;
  std::int64_t mark = 0;
  std::unique_ptr<engine::Office> office;
  std::unique_ptr<engine::Reminding> reminding;
};

Keeper::Keeper(const Place& place, const adapters::config::Config& config)
    : m_place(place), m_settings(settings_of(config)) {}

Keeper::~Keeper() = default;

engine::Result<void> Keeper::open() {
  if (m_open) return {};
  auto store =
      sqlite::SqliteStore::open(m_place.store, sqlite::OpenMode::must_exist, {.busy = std::chrono::seconds{1}});
  if (!store) return tl::unexpected(std::move(store.error()));
  auto opened = std::make_unique<Open>(std::move(*store));
  opened->renew(m_place.clock, m_place.clock.today());
  const auto prepared =
      opened->office->prepare([&](const engine::Moved& moved) { engine::note_moved(opened->outbox, moved); });
  if (!prepared) return prepared;
  m_open = std::move(opened);
  return {};
}

void Keeper::close() { m_open.reset(); }

void Keeper::configure(const adapters::config::Config& config) {
  m_settings = settings_of(config);
  if (m_open) m_open->reminding.reset();
}

bool Keeper::has_changed() const { return m_open && m_open->watch.mark() != m_open->mark; }

engine::Reminding& Keeper::reminding() {
  const auto today = m_place.clock.today();
  if (today != m_open->office->today() || has_changed()) m_open->renew(m_place.clock, today);
  if (!m_open->reminding)
    m_open->reminding = std::make_unique<engine::Reminding>(*m_open->office, m_open->outbox, m_settings);
  return *m_open->reminding;
}

engine::TickReport Keeper::tick() { return reminding().tick(m_place.clock.now()); }

std::optional<engine::Delivery> Keeper::claim(const engine::Channels& full) {
  return reminding().claim(m_place.clock.now(), full);
}

void Keeper::settle(const engine::Delivery& delivery, const engine::Sent& sent) {
  reminding().settle(delivery, sent, m_place.clock.now());
}

std::optional<engine::Moment> Keeper::next_moment(const engine::Channels& full) {
  return reminding().next_moment(m_place.clock.now(), full);
}

std::int64_t Keeper::waiting() const { return m_open->outbox.count("waiting"); }

std::int64_t Keeper::dead() const { return m_open->outbox.count("dead"); }

const engine::Office& Keeper::office() const { return *m_open->office; }

}  // namespace qixian::serve
