#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "adapters/http/message.hpp"

namespace qixian::desk {

/// Tells whoever listens that something was written, by whatever hand. What it was each asks for himself, with his own
/// rights. From any thread.
class News {
 public:
  ~News();
  /// Server-sent events: one at once, and one each time that something was written. It ends with the news.
  std::shared_ptr<adapters::http::Stream> listen();
  void tell();
  /// So that a proxy does not take a quiet stream for a dead one, and a listener who is gone is noticed.
  void still_here();
  /// Nobody listens any more, and nobody else will.
  void end();

 private:
  class Listener;
  void each(const std::function<void(Listener&)>& how);
  std::mutex m_mutex;
  std::vector<std::weak_ptr<Listener>> m_listeners;
  bool m_ended = false;
};

}  // namespace qixian::desk
