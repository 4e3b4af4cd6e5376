#include "serve/daemon.hpp"

#include <boost/asio/post.hpp>
#include <csignal>

#include "present/language/config_fault.hpp"
#include "present/language/words.hpp"
#include "serve/log.hpp"

namespace qixian::serve {
namespace {

using namespace std::chrono_literals;
using engine::N_;
using Steady = std::chrono::steady_clock;

constexpr auto patience_at_the_end = 30s;  // for a locked store, when what was sent is to be written down
constexpr auto jump = 5s;                  // what two clocks may differ by in a second on a busy machine

const std::string& spoken(const Place& place, const adapters::config::Config& config) {
  return place.language.empty() ? config.language : place.language;
}

}  // namespace

Daemon::Daemon(Place place, adapters::config::Config config)
    : m_place(std::move(place)),
      m_config(std::move(config)),
      m_words(spoken(m_place, m_config)),
      m_notifier(adapters::systemd::Notifier::from_environment()),
      m_keeper(m_place, m_config),
      m_signals(m_loop, SIGTERM, SIGINT, SIGHUP),
      m_second(m_loop),
      m_next(m_loop),
      m_pool(lanes) {
  std::signal(SIGPIPE, SIG_IGN);  // a server that hangs up is an outcome
  m_vitals.since = m_wall = m_place.clock.now();
  m_steady = m_pinged = m_told_quiet = Steady::now();
}

engine::Result<void> Daemon::watched_at(const std::string& at) {
  auto listener = adapters::http::Server::open(m_loop, at, m_health, HealthPages::settings());
  if (!listener) return tl::unexpected(std::move(listener.error()));
  m_listener = std::move(*listener);
  log::info(m_words, {N_("answers GET /live and /ready at {0}"), {m_listener->place()}});
  return {};
}

engine::Result<void> Daemon::listen(const std::string& at) {
  auto front = std::make_unique<Front>(m_place, m_words.language(), static_cast<desk::Writer&>(*this), m_meter, [this] {
    boost::asio::post(m_loop, [this] {
      if (m_stopping) finish();
    });
  });
  if (const auto listening = front->listen(at); !listening) return listening;
  m_front = std::move(front);
  log::info(m_words, {N_("answers /api/v1 at {0}"), {m_front->place()}});
  return {};
}

engine::Result<bool> Daemon::run() {
  try {
    if (auto opened = m_keeper.open(); !opened) return tl::unexpected(std::move(opened.error()));
  } catch (const engine::StoreFailure& failure) {
    if (!is_passing(failure.error)) throw;
    failed(failure.error);
  }
  await_signal();
  boost::asio::post(m_loop, [this] {
    look();
    tick();
  });
  if (m_front) m_front->start();
  run_loop();
  m_pool.join();
  return m_all_settled;
}

/// Whatever goes wrong in it is told and tried again: it never ends by itself.
void Daemon::run_loop() {
  for (;;) {
    try {
      m_loop.run();
      return;
    } catch (const engine::StoreFailure& failure) {
      failed(failure.error);
    } catch (const std::exception& e) {
      failed({"unforeseen",
              {N_("something went wrong that was not foreseen: {0}"), {e.what()}},
              {N_("it is tried again; if it stays, look at the store with {0}"), {engine::as::an_act("verify")}},
              "",
              "serve",
              ""});
    }
    if (m_stopping) finish();
  }
}

void Daemon::await_signal() {
  m_signals.async_wait([this](boost::system::error_code cancelled, int signal) {
    if (cancelled) return;
    await_signal();
    if (signal == SIGHUP)
      reload();
    else
      stop();
  });
}

void Daemon::reload() {
  if (m_stopping) return;
  m_notifier.reloading();
  auto loaded = m_place.read_config();
  for (const auto& warning : loaded.warnings)
    log::warn(m_words, present::fault_text(m_words, loaded.config.file, warning));
  for (const auto& fault : loaded.faults) log::error(m_words, present::fault_text(m_words, loaded.config.file, fault));
  m_vitals.configuration_refused = !loaded.faults.empty();
  if (m_vitals.configuration_refused) {
    log::error(m_words, {N_("the configuration was not taken: the one before holds"), {}});
  } else {
    m_config = std::move(loaded.config);
    m_words = m_words.in(spoken(m_place, m_config));
    m_keeper.configure(m_config);
    log::info(m_words, {N_("the configuration was read anew"), {}});
  }
  m_notifier.ready(m_words.render(m_vitals.status()));
  tick();
}

void Daemon::stop() {
  if (m_stopping) return;
  m_stopping = true;
  m_give_up = Steady::now() + patience_at_the_end;
  m_next.cancel();
  if (m_front) m_front->close();
  log::info(m_words, {N_("stops; messages on their way: {0}"), {m_vitals.sending}});
  m_notifier.stopping(m_words.render(m_vitals.status()));
  finish();
}

/// Once nothing is on its way and everything is written down.
void Daemon::finish() {
  if (m_vitals.sending > 0 || (m_front && !m_front->has_ended())) return;
  if (!m_settling.empty() && Steady::now() < *m_give_up) return;
  for (const auto& left : m_settling) {
    log::error(m_words,
               {N_("{0} was sent, and the store would not take it down: it is sent again"), {left.delivery.key}});
    m_all_settled = false;
  }
  m_settling.clear();
  m_keeper.close();
  m_listener.reset();
  m_signals.cancel();
  m_second.cancel();
}

bool Daemon::has_jumped() {
  const auto wall = m_place.clock.now();
  const auto steady = Steady::now();
  const auto off = std::chrono::round<std::chrono::seconds>((wall - m_wall) - (steady - m_steady));
  m_wall = wall;
  m_steady = steady;
  if (std::chrono::abs(off) <= jump) return false;
  log::warn(m_words, {N_("the clock moved by {0} s"), {off.count()}});
  return true;
}

}  // namespace qixian::serve
