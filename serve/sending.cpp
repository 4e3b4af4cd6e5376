#include <boost/asio/post.hpp>

#include "present/language/reason.hpp"
#include "serve/channels.hpp"
#include "serve/daemon.hpp"
#include "serve/log.hpp"
#include "serve/postman.hpp"
#include "wiring/address.hpp"

/// What leaves the house. The store is touched on the loop's thread alone; a thread of the pool gets a message and a
/// channel of its own, and gives back what the attempt came to.
namespace qixian::serve {

using engine::Delivery;
using engine::N_;
using engine::Sent;

/// As long as there are lanes. A message is claimed when it can leave at once: its lease runs from then.
void Daemon::deliver() {
  if (m_stopping || !m_settling.empty() || !m_vitals.failure.empty()) return;
  try {
    while (m_vitals.sending < lanes) {
      auto delivery = m_keeper.claim(full());
      if (!delivery) return;
      send(std::move(*delivery));
    }
  } catch (const engine::StoreFailure& failure) {
    failed(failure.error);
  }
}

/// Those that can take no more for now.
engine::Channels Daemon::full() const {
  engine::Channels out;
  for (const auto& [channel, count] : m_on_their_way)
    if (count >= lanes_of_a_channel) out.insert(channel);
  return out;
}

void Daemon::send(Delivery delivery) {
  const auto now = [this] { return m_place.clock.now(); };
  const Postman postman(m_config, wiring::file_of(m_place.store), now, m_words);
  engine::Message message;
  try {
    message = postman.render(m_keeper.office(), delivery);
  } catch (const engine::StoreFailure&) {
    throw;                           // its lease ends by itself, and it goes out then
  } catch (const std::exception&) {  // its own fault holds up no other
    m_keeper.settle(delivery, {Sent::failed, "unforeseen", {}, {}});
    return;
  }
  const auto* settings = m_config.channel(delivery.address.channel);
  ++m_vitals.sending;
  ++m_on_their_way[delivery.channel];
  if (!settings) {
    const auto reason = "no_channel " + delivery.address.channel;
    boost::asio::post(m_loop, [this, delivery = std::move(delivery), reason]() mutable {
      sent(std::move(delivery), {Sent::failed, reason, {}, {}});
    });
    return;
  }
  boost::asio::post(
      m_pool, [this, delivery = std::move(delivery), message = std::move(message),
               channel = make_channel(m_words, *settings, wiring::file_of(m_place.store), now)]() mutable {
        Sent outcome{Sent::retry, "unforeseen", {}, {}};  // where sending throws
        try {
          outcome = channel->send(message);
        } catch (const std::exception&) {
        }
        boost::asio::post(m_loop, [this, delivery = std::move(delivery), outcome = std::move(outcome)]() mutable {
          sent(std::move(delivery), std::move(outcome));
        });
      });
}

void Daemon::sent(Delivery delivery, Sent outcome) {
  --m_vitals.sending;
  --m_on_their_way[delivery.channel];
  const auto try_text = std::to_string(delivery.attempt);
  if (outcome.outcome == Sent::ok)
    log::info(m_words, {N_("{0}: sent by {1}, attempt {2}"), {delivery.key, delivery.address.channel, try_text}});
  else
    log::warn(m_words,
              {N_("{0}: not sent by {1}, attempt {2}: {3}"),
               {delivery.key, delivery.address.channel, try_text, present::reason_text(m_words, outcome.reason)}});
  m_settling.push_back({std::move(delivery), std::move(outcome)});
  settle();
}

/// Writes down what was sent. Where the store is locked it waits for the next second: the lease is long enough.
void Daemon::settle() {
  try {
    if (auto opened = m_keeper.open(); !opened) return failed(opened.error());
    while (!m_settling.empty()) {
      m_keeper.settle(m_settling.front().delivery, m_settling.front().sent);
      m_settling.pop_front();
    }
    count();
  } catch (const engine::StoreFailure& failure) {
    failed(failure.error);
  }
  if (m_stopping) return finish();
  deliver();
  plan_next();
}

}  // namespace qixian::serve
