#pragma once
#include "adapters/config/config.hpp"
#include "engine/reminding/reminding.hpp"
#include "serve/place.hpp"
#include "wiring/house.hpp"

namespace qixian::serve {

/// The store and what works on it, for a process that lives for months. One thread.
///
/// What an Office has read at its making (today, the agencies, the calendar) is true for a command, not for a month. So
/// it is made anew, with what reminds beside it, when the day has changed or another process has written: that costs
/// the agencies' few events and no case. Turned down: an Office whose today moves, for then nothing that it computed
/// would say of which day it is.
class Keeper {
 public:
  Keeper(const Place& place, const adapters::config::Config& config);
  ~Keeper();

  /// Opens the store, where it is not open. Waits for another writer no longer than a second: signals are to be heard.
  /// @returns no_store, not_a_store and the like  @throws StoreFailure
  engine::Result<void> open();
  /// After a failure: what is opened next may be another file.
  void close();
  void configure(const adapters::config::Config& config);
  /// Whether another process has written since the last tick. @throws StoreFailure
  bool has_changed() const;

  // ---- of engine::Reminding, over an office of today; open() has succeeded. @throws StoreFailure
  engine::TickReport tick();
  std::optional<engine::Delivery> claim(const engine::Channels& full);
  void settle(const engine::Delivery& delivery, const engine::Sent& sent);
  std::optional<engine::Moment> next_moment(const engine::Channels& full);
  /// The house for an act of today; open() has succeeded. What it writes is no change that has_changed() tells.
  wiring::House& house();
  /// How many messages are in that state. What is sent is not counted: that grows for ever.
  std::int64_t waiting() const;
  std::int64_t dead() const;
  /// The office behind the last claim.
  const engine::Office& office() const;

 private:
  engine::Reminding& reminding();

  const Place& m_place;
  engine::ReminderSettings m_settings;
  std::unique_ptr<wiring::House> m_house;
  std::unique_ptr<engine::Reminding> m_reminding;  ///< over the house's office
};

}  // namespace qixian::serve
