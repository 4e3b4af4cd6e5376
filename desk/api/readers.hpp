#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/store/ports.hpp"
#include "wiring/house.hpp"

namespace boost::asio {
class thread_pool;
}

namespace qixian::desk {

using Job = std::function<void(wiring::House&)>;
/// A job that can't be done, for its house can't be opened or fails under it, is given the reason.
using Failed = std::function<void(const engine::Error&)>;

/// The one who writes: acts one behind the other, on one connection, as they came.
class Writer {
 public:
  virtual ~Writer() = default;
  /// From any thread. @returns false where too many wait already: nothing is done then
  virtual bool ask(Job job, Failed failed) = 0;
};

/// Some threads that read, each with a connection of its own. What a job reads is of one moment (Store::one_view), and
/// what its house knows of agencies, calendar and day is of that moment too.
class Readers {
 public:
  /// @param store its address @param clock outlives this
  Readers(std::string store, const engine::WallClock& clock, unsigned threads);
  ~Readers();  ///< what has begun is ended first
  Readers(const Readers&) = delete;

  /// @returns false where too many wait already: nothing is done then
  bool ask(Job job, Failed failed);
  /// Ends what has begun, and takes no more.
  void stop();

 private:
  void work(const Job& job, const Failed& failed);
  std::unique_ptr<wiring::House> house();
  std::unique_ptr<wiring::House> taken();
  void put_back(std::unique_ptr<wiring::House> house);

  static constexpr int most_waiting = 256;
  const std::string m_store;
  const engine::WallClock& m_clock;
  std::mutex m_mutex;
  std::vector<std::unique_ptr<wiring::House>> m_idle;
  int m_waiting = 0;
  std::unique_ptr<boost::asio::thread_pool> m_pool;
};

}  // namespace qixian::desk
