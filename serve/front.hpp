#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <memory>
#include <thread>

#include "adapters/http/server.hpp"
#include "desk/api/api.hpp"
#include "serve/place.hpp"

namespace qixian::serve {

/// The sockets of those who work with the service, on a thread of their own: neither a tick nor an act holds up whoever
/// connects. What they ask is read by threads that do nothing else, and written by the one who writes.
class Front {
 public:
  /// @param writer and meter outlive it @param ended is called on the front's thread when nobody is being answered any
  /// more
  Front(const Place& place, const std::string& language, desk::Writer& writer, desk::Meter& meter,
        std::function<void()> ended);
  ~Front();
  /// @param at the path of a Unix socket; @returns bad_address, not_listening
  engine::Result<void> listen(const std::string& at);
  const std::string& place() const { return m_server->place(); }
  /// Begins to answer.
  void start();
  /// Something was written: whoever listens is told.
  void tell_changed() { m_api.news().tell(); }
  void tell_still_here() { m_api.news().still_here(); }
  /// Takes no more callers; who is being answered gets his answer.
  void close();
  bool has_ended() const { return m_ended; }

 private:
  desk::Readers m_readers;
  desk::Api m_api;
  boost::asio::io_context m_loop{1};
  std::unique_ptr<adapters::http::Server> m_server;
  std::function<void()> m_tell;
  std::atomic<bool> m_ended = false;
  std::thread m_thread;
};

}  // namespace qixian::serve
