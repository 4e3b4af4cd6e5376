#include "wiring/house.hpp"

#include "engine/reminding/reminding.hpp"
#include "wiring/kinds.hpp"

namespace qixian::wiring {

House::Offices::Offices(Handle& handle, const engine::WallClock& clock, rules::Day today,
                        const std::vector<engine::CaseKind*>& kinds, std::span<const rules::Notice> shipped)
    : office(handle.store(), clock, today, kinds, shipped),
      requests(office),
      publications(office, handle.publication_rows()) {}

House::House(std::unique_ptr<Handle> handle) : m_handle(std::move(handle)), m_owned(case_kinds(*m_handle)) {
  for (const auto& kind : m_owned) m_kinds.push_back(kind.get());
}

House::~House() = default;

engine::Office& House::renew(const engine::WallClock& clock, rules::Day today, std::span<const rules::Notice> shipped) {
  const auto mark = m_handle->mark();  // before anything is read: what is written meanwhile is a change
  m_offices = std::make_unique<Offices>(*m_handle, clock, today, m_kinds, shipped);
  m_mark = mark;
  return m_offices->office;
}

engine::Office& House::follow(const engine::WallClock& clock) {
  const auto today = clock.today();
  if (!m_offices || office().today() != today) return renew(clock, today);
  office().refresh();
  return office();
}

engine::Result<void> House::prepare(const engine::OnMoved& told) {
  return office().prepare([&](const engine::Moved& moved) {
    engine::note_moved(outbox(), moved);
    if (told) told(moved);
  });
}

bool House::place() {
  m_offices.reset();
  m_kinds.clear();
  m_owned.clear();
  return m_handle->place();
}

}  // namespace qixian::wiring
