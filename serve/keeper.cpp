#include "serve/keeper.hpp"

#include <algorithm>

#include "serve/postman.hpp"
#include "wiring/open.hpp"

namespace qixian::serve {
namespace {

/// An attempt is bounded by its channel's time-out; a lease that ended earlier would send the message a second time
/// while the first is on its way.
std::chrono::seconds lease_for(const adapters::config::Config& config) {
  std::chrono::seconds longest{0};
  for (const auto& channel : config.channels) longest = std::max(longest, channel.timeout);
  return std::max(engine::ReminderSettings{}.lease, 2 * longest + std::chrono::seconds{60});
}

engine::ReminderSettings settings_of(const adapters::config::Config& config, const std::string& by) {
  auto settings = reminder_settings(config, by);
  settings.lease = lease_for(config);
  return settings;
}

}  // namespace

Keeper::Keeper(const Place& place, const adapters::config::Config& config)
    : m_place(place), m_settings(settings_of(config, place.by)) {}

Keeper::~Keeper() = default;

engine::Result<void> Keeper::open() {
  if (m_house) return {};
  auto opened = wiring::open(m_place.store, {wiring::For::writing, std::chrono::seconds{1}});
  if (!opened) return tl::unexpected(std::move(opened.error()));
  (*opened)->renew(m_place.clock, m_place.clock.today());
  const auto prepared = (*opened)->prepare();
  if (!prepared) return prepared;
  m_house = std::move(*opened);
  return {};
}

void Keeper::close() {
  m_reminding.reset();
  m_house.reset();
}

void Keeper::configure(const adapters::config::Config& config) {
  m_settings = settings_of(config, m_place.by);
  m_reminding.reset();
}

bool Keeper::has_changed() const { return m_house && m_house->has_changed(); }

engine::Reminding& Keeper::reminding() {
  const auto today = m_place.clock.today();
  if (today != m_house->office().today() || has_changed()) {
    m_reminding.reset();
    m_house->renew(m_place.clock, today);
  }
  if (!m_reminding) m_reminding = std::make_unique<engine::Reminding>(m_house->office(), m_house->outbox(), m_settings);
  return *m_reminding;
}

wiring::House& Keeper::house() {
  reminding();
  return *m_house;
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

std::int64_t Keeper::waiting() const { return m_house->outbox().count("waiting"); }

std::int64_t Keeper::dead() const { return m_house->outbox().count("dead"); }

const engine::Office& Keeper::office() const { return m_house->office(); }

}  // namespace qixian::serve
