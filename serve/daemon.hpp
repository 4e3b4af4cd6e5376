#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <deque>
#include <map>
#include <memory>

#include "adapters/http/server.hpp"
#include "adapters/systemd/notifier.hpp"
#include "present/language/words.hpp"
#include "serve/front.hpp"
#include "serve/health_pages.hpp"
#include "serve/keeper.hpp"
#include "serve/vitals.hpp"

namespace qixian::serve {

/// Messages on their way at once, in all and to one channel: a server that never answers must not stop the others.
inline constexpr int lanes = 16, lanes_of_a_channel = 2;

/// A failure that ends by itself: another writer, a disk that is being cleared.
bool is_passing(const engine::Error& error);

/// `qixian serve`: one thread for the store and every decision, a pool for what waits on others.
///
/// Ticks once a minute, when another process has written (looked for each second), when the clock has jumped, and at
/// the moment that is due next. Timers run on the clock that never jumps; the moment of a tick is the wall clock's, so
/// that a jump means one tick more and nothing else. A store that fails (locked, full, taken away) is told once and
/// tried again; it ends nothing.
class Daemon : private desk::Writer {
 public:
  Daemon(Place place, adapters::config::Config config);
  /// @param at where to answer GET /live and /ready; @returns bad_address, not_listening
  engine::Result<void> watched_at(const std::string& at);
  /// @param at where to answer /api/v1; @returns bad_address, not_listening
  engine::Result<void> listen(const std::string& at);
  /// Until SIGTERM or SIGINT. @returns whether all that was sent is written down; no_store, not_a_store and the like
  engine::Result<bool> run();

 private:
  using Timer = boost::asio::steady_timer;
  struct Settling {
    engine::Delivery delivery;
    engine::Sent sent;
  };

  bool ask(desk::Job job, desk::Failed failed) override;
  void tell_changed();
  void act(const desk::Job& job, const desk::Failed& failed);
  void run_loop();
  void await_signal();
  void look();  ///< each second: has anything happened?
  void tick();
  void deliver();
  engine::Channels full() const;
  void send(engine::Delivery delivery);
  void sent(engine::Delivery delivery, engine::Sent sent);
  void settle();
  void count();
  void ticked(std::chrono::steady_clock::time_point began);
  void plan_next();
  void wait_until(std::chrono::steady_clock::time_point at);
  void failed(const engine::Error& error);
  bool has_jumped();
  void reload();
  void stop();
  void finish();

  Place m_place;
  adapters::config::Config m_config;
  present::Words m_words;  ///< of what is sent, and of the log
  adapters::systemd::Notifier m_notifier;
  Keeper m_keeper;
  Vitals m_vitals;
  desk::Meter m_meter;
  HealthPages m_health{m_vitals, m_meter};
  boost::asio::io_context m_loop{1};
  boost::asio::signal_set m_signals;
  Timer m_second, m_next;
  std::unique_ptr<adapters::http::Server> m_listener;
  std::map<std::string, int, std::less<>> m_on_their_way;  ///< messages, by channel
  std::deque<Settling> m_settling;                         ///< sent, and not yet written down: the store was locked
  engine::Moment m_wall;
  std::chrono::steady_clock::time_point m_steady, m_pinged, m_told_quiet;
  std::chrono::steady_clock::time_point m_regular;  ///< when the next tick comes in any case
  bool m_ready = false, m_stopping = false;
  engine::Bookmark m_told;  ///< who listens was told of what stands before it
  bool m_acted = false;     ///< since the last tick
  std::atomic<int> m_acts_waiting = 0;
  std::optional<std::chrono::steady_clock::time_point> m_give_up;
  bool m_all_settled = true;
  boost::asio::thread_pool m_pool;  // its threads end before what they report to
  std::unique_ptr<Front> m_front;   // and so does its
};

}  // namespace qixian::serve
