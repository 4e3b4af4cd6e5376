#pragma once
#include <memory>
#include <span>
#include <vector>

#include "engine/publication/publication_office.hpp"
#include "engine/request/request_office.hpp"
#include "wiring/handle.hpp"

namespace qixian::wiring {

/// A store that is open and what works on it, wired here for whoever runs it: a command, the service, a test. One
/// thread; another thread opens a house of its own.
class House {
 public:
  explicit House(std::unique_ptr<Handle> handle);
  ~House();
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  Handle& handle() const { return *m_handle; }
  engine::Store& store() const { return m_handle->store(); }
  engine::Outbox& outbox() const { return m_handle->outbox(); }
  /// Every kind of case, requests first.
  const std::vector<engine::CaseKind*>& kinds() const { return m_kinds; }

  /// The offices, made as store and day are now; those before are gone, unless this throws. What an office has read at
  /// its making (the agencies, the calendar) holds for a command, not for a month.
  /// @param clock outlives the house @param today what is taken for today  @throws StoreFailure
  engine::Office& renew(const engine::WallClock& clock, rules::Day today,
                        std::span<const rules::Notice> shipped = rules::shipped_notices());
  /// For who lives long: the offices of this day, with what others have written of agencies and calendar since the last
  /// time. Costs the events since then. @throws StoreFailure
  engine::Office& follow(const engine::WallClock& clock);
  /// Whether another has written since renew(). @throws StoreFailure
  bool has_changed() const { return m_handle->mark() != m_mark; }
  // ---- behind renew()
  engine::Office& office() const { return m_offices->office; }
  engine::RequestOffice& requests() const { return m_offices->requests; }
  engine::PublicationOffice& publications() const { return m_offices->publications; }
  /// Office::prepare; each case that a notice moves is noted for the reminders.
  /// @param told of it too, in that transaction  @returns unreadable_event
  engine::Result<void> prepare(const engine::OnMoved& told = {});

  /// Handle::place(), where nothing stands open any more.
  bool place();

 private:
  struct Offices {
    Offices(Handle& handle, const engine::WallClock& clock, rules::Day today,
            const std::vector<engine::CaseKind*>& kinds, std::span<const rules::Notice> shipped);
    engine::Office office;
    engine::RequestOffice requests;
    engine::PublicationOffice publications;
  };
  std::unique_ptr<Handle> m_handle;
  std::vector<std::unique_ptr<engine::CaseKind>> m_owned;
  std::vector<engine::CaseKind*> m_kinds;
  std::unique_ptr<Offices> m_offices;
  std::int64_t m_mark = 0;
};

}  // namespace qixian::wiring
