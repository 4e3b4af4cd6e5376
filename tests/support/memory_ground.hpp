#pragma once
#include <any>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "engine/store/ports.hpp"

namespace qixian::tests {

inline const std::string no_hash(64, '0');

/// All that a store in memory holds.
struct MemoryState {
  struct Stored : engine::EventRecord {
    std::string hash;
  };
  struct Text {
    std::optional<std::string> value;
    std::string salt;
  };
  std::vector<std::string> kinds;  ///< of stream 1, 2, …
  std::vector<Stored> events;
  engine::ChainHead head{0, no_hash};
  std::map<std::pair<engine::StreamId, std::string>, Text> texts;
  std::uint64_t salts = 0;
  std::map<engine::StreamId, engine::CaseRow> cases;
  std::vector<engine::DeadlineRow> deadlines;
  std::vector<engine::FrozenTable> frozen;
  std::map<std::string, std::string, std::less<>> meta;
  std::set<std::string, std::less<>> noted;
  std::map<std::string, std::any> tables;  ///< of what stands beside the store
};

/// What the hands on one store in memory share: the state that was committed last, which nobody changes, and one
/// writer's place. From any thread.
class MemoryGround {
 public:
  std::shared_ptr<const MemoryState> committed() const {
    const std::lock_guard lock(m_mutex);
    return m_committed;
  }
  /// @returns false when another had it all the time
  bool take_place(std::chrono::milliseconds patience) {
    std::unique_lock lock(m_mutex);
    if (!m_freed.wait_for(lock, patience, [&] { return !m_taken; })) return false;
    return m_taken = true;
  }
  void leave_place() {
    const std::lock_guard lock(m_mutex);
    m_taken = false;
    m_freed.notify_one();
  }
  void publish(std::shared_ptr<const MemoryState> state) {
    const std::lock_guard lock(m_mutex);
    m_committed = std::move(state);
    ++m_commits;
  }
  std::int64_t commits() const {
    const std::lock_guard lock(m_mutex);
    return m_commits;
  }

 private:
  mutable std::mutex m_mutex;
  std::condition_variable m_freed;
  std::shared_ptr<const MemoryState> m_committed = std::make_shared<MemoryState>();
  std::int64_t m_commits = 0;
  bool m_taken = false;
};

}  // namespace qixian::tests
