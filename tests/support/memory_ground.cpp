#include "tests/support/memory_ground.hpp"

#include <algorithm>

namespace qixian::tests {

bool MemoryGround::enter(Who who, Patience patience) {
  std::unique_lock lock(m_mutex);
  const auto is_free = [&] { return !m_alone && !m_wants_alone && (m_many || m_writers.empty()); };
  if (!m_freed.wait_for(lock, patience, is_free)) return false;
  m_writers.insert(who);
  if (!m_many) m_alone = who;
  return true;
}

MemoryGround::Taken MemoryGround::take(std::int64_t chain, Who who, Patience patience) {
  std::unique_lock lock(m_mutex);
  if (m_alone == who) return Taken::ok;
  if (chain != 0) {
    const auto is_free = [&] { return !m_taken.contains(chain) || m_taken.at(chain) == who; };
    if (!m_freed.wait_for(lock, patience, is_free)) return Taken::busy;
    m_taken[chain] = who;
    return Taken::ok;
  }
  if (m_wants_alone) return Taken::conflict;  // each would wait for the other to end
  m_wants_alone = who;
  const bool is_alone = m_freed.wait_for(lock, patience, [&] { return m_writers.size() == 1; });
  m_wants_alone = nullptr;
  if (is_alone) m_alone = who;
  m_freed.notify_all();
  return is_alone ? Taken::ok : Taken::busy;
}

void MemoryGround::leave(Who who) {
  const std::lock_guard lock(m_mutex);
  m_writers.erase(who);
  if (m_alone == who) m_alone = nullptr;
  std::erase_if(m_taken, [&](auto& one) { return one.second == who; });
  std::erase_if(m_new_streams, [&](auto& one) { return one.second == who; });
  m_freed.notify_all();
}

engine::StreamId MemoryGround::new_stream(Who who) {
  const std::lock_guard lock(m_mutex);
  const auto last = [](const auto& map) { return map.empty() ? engine::StreamId{0} : map.rbegin()->first; };
  const auto stream = std::max(last(m_committed->streams), last(m_new_streams)) + 1;
  m_new_streams[stream] = who;
  return stream;
}

std::int64_t MemoryGround::new_salt() {
  const std::lock_guard lock(m_mutex);
  return ++m_salts;
}

void MemoryGround::commit(std::shared_ptr<MemoryState> draft, const std::shared_ptr<const MemoryState>& base,
                          const std::vector<Change>& changes) {
  const std::lock_guard lock(m_mutex);
  if (base != m_committed) {
    draft = std::make_shared<MemoryState>(*m_committed);
    for (const auto& change : changes) change(*draft);
  }
  draft->noted.clear();
  m_committed = std::move(draft);
  ++m_commits;
}

void MemoryGround::edit(const Change& how) {
  const std::lock_guard lock(m_mutex);
  auto state = std::make_shared<MemoryState>(*m_committed);
  how(*state);
  m_committed = std::move(state);
  ++m_commits;
}

}  // namespace qixian::tests
