#include "cli/serve/keeper.hpp"

#include <algorithm>

#include "cli/reminders.hpp"

namespace qixian::cli {
namespace {

/// An attempt is bounded by its channel's time-out, twice where a login comes before it; a lease that ends earlier would
/// send the message a second time while the first is on its way.
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

Keeper::Keeper(Context& context, const adapters::config::Config& config)
    : m_context(context), m_settings(settings_of(config)) {}

engine::Result<void> Keeper::open() {
  if (m_open) return {};
  auto opened = m_context.open();
  if (!opened) return tl::unexpected(std::move(opened.error()));
  m_open = true;
  m_day = m_context.today();
  m_seen = m_context.sqlite().others_wrote();
  return {};
}

void Keeper::close() {
  m_reminding.reset();
  m_context.close();
  m_open = false;
}

void Keeper::configure(const adapters::config::Config& config) {
  m_settings = settings_of(config);
  m_reminding.reset();
}

bool Keeper::has_changed() const { return m_open && m_context.sqlite().others_wrote() != m_seen; }

engine::Reminding& Keeper::reminding() {
  const auto day = m_context.today();
  const auto seen = m_context.sqlite().others_wrote();
  if (day != m_day || seen != m_seen) {
    m_reminding.reset();
    m_context.renew();
    m_day = day;
    m_seen = seen;
  }
  if (!m_reminding)
    m_reminding = std::make_unique<engine::Reminding>(*m_context.office(), m_context.outbox(), m_settings);
  return *m_reminding;
}

engine::TickReport Keeper::tick() { return reminding().tick(m_context.clock().now()); }

std::optional<engine::Delivery> Keeper::claim() { return reminding().claim(m_context.clock().now()); }

void Keeper::settle(const engine::Delivery& delivery, const engine::Sent& sent) {
  reminding().settle(delivery, sent, m_context.clock().now());
}

std::optional<engine::Moment> Keeper::next_moment() { return reminding().next_moment(m_context.clock().now()); }

}  // namespace qixian::cli
