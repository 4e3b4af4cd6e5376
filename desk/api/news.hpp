#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "adapters/http/message.hpp"

namespace qixian::desk {

/// Tells whoever listens that something was written, by whatever hand. What it was each asks for himself, with his own
/// rights. From any thread.
class News {
 public:
  ~News();
  /// Server-sent events: one at once, and one each time that something was written. It ends with the news.
  /// @param who of the machine: nobody takes the places of all  @returns null where too many listen
  std::shared_ptr<adapters::http::Stream> listen(const std::string& who);
  void tell();
  /// So that a proxy does not take a quiet stream for a dead one, and a listener who is gone is noticed.
  void still_here();
  /// Nobody listens any more, and nobody else will.
  void end();

 private:
  class Listener;
  void each(const std::function<void(Listener&)>& how);
  std::mutex m_mutex;
  static constexpr std::size_t most = 256, most_of_one = 16;
  struct Known {
    std::string who;
    std::weak_ptr<Listener> listener;
  };
  std::vector<Known> m_listeners;
  bool m_ended = false;
};

}  // namespace qixian::desk
