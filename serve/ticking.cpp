#include "present/language/words.hpp"
#include "serve/daemon.hpp"
#include "serve/log.hpp"
#include "wiring/address.hpp"

namespace qixian::serve {
namespace {

using namespace std::chrono_literals;
using engine::N_;
using Steady = std::chrono::steady_clock;

constexpr auto minute = 60s;
constexpr auto quiet = 20s;          // after which who listens is told that there was nothing
constexpr auto after_failure = 10s;  // until a store that failed is tried again
constexpr auto shortest_wait = 1s;   // what is ready and can't leave yet must not become a busy loop

}  // namespace

bool is_passing(const engine::Error& error) { return error.code == "busy" || error.code == "disk_full"; }

void Daemon::look() {
  m_second.expires_after(1s);
  m_second.async_wait([this](boost::system::error_code cancelled) {
    if (!cancelled) look();
  });
  const auto now = Steady::now();
  if (m_notifier.watchdog() && now - m_pinged >= *m_notifier.watchdog() / 3) {
    m_notifier.alive();
    m_pinged = now;
  }
  if (!m_settling.empty()) settle();
  if (m_stopping) return finish();
  if (m_front && now - m_told_quiet >= quiet) {
    m_front->tell_still_here();
    m_told_quiet = now;
  }
  const bool jumped = has_jumped();
  if (!m_vitals.failure.empty()) return;  // it is being tried again
  try {
    if (jumped || m_acted || m_keeper.has_changed()) tick();
  } catch (const engine::StoreFailure& failure) {
    failed(failure.error);
  }
}

void Daemon::tick() {
  if (m_stopping) return;
  const auto began = Steady::now();
  m_regular = began + minute;
  m_acted = false;
  try {
    if (auto opened = m_keeper.open(); !opened) return failed(opened.error());
    const auto report = m_keeper.tick();
    count();
    tell_changed();
    if (report.put > 0 || report.withdrawn > 0)
      log::info(m_words, {N_("new messages: {0}; withdrawn: {1}; waiting: {2}"),
                          {report.put, report.withdrawn, m_vitals.waiting}});
  } catch (const engine::StoreFailure& failure) {
    return failed(failure.error);
  }
  ticked(began);
  deliver();
  plan_next();
  m_notifier.status(m_words.render(m_vitals.status()));
}

/// Here and not where a change is seen: any tick may be the first to meet it.
void Daemon::tell_changed() {
  if (!m_front) return;
  auto now = m_keeper.house().store().bookmark();
  if (now != m_told) m_front->tell_changed();
  m_told = std::move(now);
}

void Daemon::count() {
  m_vitals.waiting = m_keeper.waiting();
  m_vitals.dead = m_keeper.dead();
}

void Daemon::ticked(Steady::time_point began) {
  if (!m_vitals.failure.empty()) log::info(m_words, {N_("the store can be used again"), {}});
  m_vitals.failure.clear();
  m_vitals.is_open = true;
  m_vitals.ticked = Steady::now();
  m_vitals.last_tick = m_place.clock.now();
  m_vitals.tick_milliseconds = std::chrono::duration<double, std::milli>(*m_vitals.ticked - began).count();
  ++m_vitals.ticks;
  if (m_ready) return;
  m_ready = true;
  m_notifier.ready(m_words.render(m_vitals.status()));
  log::info(m_words, {N_("ready: {0}"), {wiring::file_of(m_place.store)}});
}

/// Told once, until it works again or fails otherwise.
void Daemon::failed(const engine::Error& error) {
  if (m_vitals.failure != error.code) log::fail(m_words, error);
  m_vitals.failure = error.code;
  if (!is_passing(error)) {
    m_keeper.close();
    m_vitals.is_open = false;
  }
  m_regular = Steady::now() + after_failure;
  if (!m_stopping) wait_until(m_regular);
  m_notifier.status(m_words.render(m_vitals.status()));
}

void Daemon::plan_next() {
  if (m_stopping || !m_vitals.failure.empty()) return;
  auto at = m_regular;
  try {
    const auto now = m_place.clock.now();
    if (const auto next = m_keeper.next_moment(full()); next && m_vitals.sending < lanes)
      at = std::min(at, Steady::now() + std::max<Steady::duration>(*next - now, shortest_wait));
  } catch (const engine::StoreFailure& failure) {
    return failed(failure.error);
  }
  wait_until(at);
}

void Daemon::wait_until(Steady::time_point at) {
  const auto wait = std::chrono::ceil<std::chrono::seconds>(at - Steady::now());
  m_vitals.next_tick = m_place.clock.now() + std::max(wait, 0s);
  m_next.expires_at(at);
  m_next.async_wait([this](boost::system::error_code cancelled) {
    if (!cancelled) tick();
  });
}

}  // namespace qixian::serve
