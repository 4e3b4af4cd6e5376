#pragma once
#include <any>
#include <chrono>
#include <condition_variable>
#include <functional>
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
  struct Stream {
    std::string kind;
    std::int64_t chain = 0;
  };
  struct Stored : engine::EventRecord {
    std::string hash;
  };
  struct Text {
    std::optional<std::string> value;
    std::string salt;
  };
  std::map<engine::StreamId, Stream> streams;
  std::vector<Stored> events;  ///< as they were committed
  engine::Heads heads;
  std::map<std::pair<engine::StreamId, std::string>, Text> texts;
  std::map<engine::StreamId, engine::CaseRow> cases;
  std::vector<engine::DeadlineRow> deadlines;
  std::vector<engine::FrozenTable> frozen;
  std::map<std::string, std::string, std::less<>> meta;
  std::map<std::pair<std::string, std::string>, std::pair<engine::KeptAnswer, rules::Day>> answers;  ///< by who and key
  std::set<std::string, std::less<>> noted;
  std::map<std::string, std::any> tables;  ///< of what stands beside the store
};

/// One chain and one writer, or a chain for each agency and a writer in each (log.hpp).
enum class Chains { one, many };

/// What the hands on one store in memory share: the state that was committed last, which nobody changes, and the
/// writers' places. From any thread.
class MemoryGround {
 public:
  using Who = const void*;  ///< a transaction
  using Patience = std::chrono::milliseconds;
  using Change = std::function<void(MemoryState&)>;
  enum class Taken { ok, busy, conflict };

  explicit MemoryGround(Chains chains = Chains::one) : m_many(chains == Chains::many) {}

  std::shared_ptr<const MemoryState> committed() const {
    const std::lock_guard lock(m_mutex);
    return m_committed;
  }
  std::int64_t commits() const {
    const std::lock_guard lock(m_mutex);
    return m_commits;
  }
  std::int64_t chain_of(engine::StreamId agency) const { return m_many ? agency : 0; }

  /// A writer's place. @returns false when another had it all the time
  bool enter(Who who, Patience patience);
  /// A chain, until the place is left.
  Taken take(std::int64_t chain, Who who, Patience patience);
  void leave(Who who);
  engine::StreamId new_stream(Who who);
  std::int64_t new_salt();
  /// @param draft made from `base`: where others have committed since, the changes are made in theirs
  void commit(std::shared_ptr<MemoryState> draft, const std::shared_ptr<const MemoryState>& base,
              const std::vector<Change>& changes);
  /// Behind the program's back.
  void edit(const Change& how);

 private:
  const bool m_many;
  mutable std::mutex m_mutex;
  std::condition_variable m_freed;
  std::shared_ptr<const MemoryState> m_committed = std::make_shared<MemoryState>();
  std::int64_t m_commits = 0, m_salts = 0;
  std::set<Who> m_writers;
  std::map<std::int64_t, Who> m_taken;
  Who m_alone = nullptr, m_wants_alone = nullptr;  ///< who has chain 0, and who waits for it
  std::map<engine::StreamId, Who> m_new_streams;   ///< of those who are in
};

}  // namespace qixian::tests
