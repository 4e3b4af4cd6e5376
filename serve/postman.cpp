#include "serve/postman.hpp"

#include "present/language/words.hpp"
#include "present/letters/due_pages.hpp"
#include "present/letters/reminder_letter.hpp"
#include "present/render/mail_page.hpp"
#include "present/render/plain_text.hpp"
#include "serve/channels.hpp"

namespace qixian::serve {
namespace {

using adapters::config::Config;
using engine::Delivery;
using engine::Office;

constexpr int digest_looks_ahead = 3;  // working days

engine::document::Document digest_for(const present::Words& words, const Office& office, const Delivery& d) {
  const auto until = office.calendar().add(d.today, digest_looks_ahead);
  const auto* home = d.said.home.empty() ? nullptr : office.agencies().named(d.said.home);
  std::function<bool(engine::StreamId)> wanted;
  if (home) wanted = [&](engine::StreamId id) { return office.agencies().is_under(id, home->id, d.today); };
  return present::digest_letter(words, engine::due_list(office, until, wanted), digest_looks_ahead);
}

}  // namespace

engine::ReminderSettings reminder_settings(const Config& config, const std::string& by) {
  engine::ReminderSettings out;
  out.policy = config.policy;
  out.hours = config.hours;
  out.retry = config.retry;
  out.people = config.people;
  out.by = by;
  return out;
}

Postman::Postman(const Config& config, std::string store_path, engine::Now now, present::Words words)
    : m_config(config), m_store_path(std::move(store_path)), m_now(std::move(now)), m_words(std::move(words)) {}

engine::Message Postman::render(const Office& office, const Delivery& d) const {
  const auto letter = d.said.what == "digest" ? digest_for(m_words, office, d) : present::reminder_letter(m_words, d);
  return {d.key, d.recipient, d.address.address, letter.title, present::plain_text(letter), present::mail_page(letter)};
}

engine::Sent Postman::send(const Delivery& d, const engine::Message& message) {
  auto& channel = m_channels[d.address.channel];
  if (!channel) {
    const auto* settings = m_config.channel(d.address.channel);
    if (!settings) return {engine::Sent::failed, "no_channel " + d.address.channel, {}, {}};
    channel = make_channel(m_words, *settings, m_store_path, m_now);
  }
  return channel->send(message);
}

void deliver(const Office& office, engine::Reminding& reminding, Postman& postman, const engine::Now& now,
             const OnAttempt& told, const std::function<bool()>& stop) {
  while (!stop || !stop()) {
    const auto claimed = reminding.claim(now());
    if (!claimed) return;
    engine::Message message;
    engine::Sent sent{engine::Sent::failed, "unforeseen", {}, {}};  // its own fault holds up no other
    try {
      message = postman.render(office, *claimed);
      sent.outcome = engine::Sent::retry;  // where sending throws
      sent = postman.send(*claimed, message);
    } catch (const engine::StoreFailure&) {
      throw;
    } catch (const std::exception&) {
    }
    reminding.settle(*claimed, sent, now());
    if (told) told(*claimed, message, sent);
  }
}

}  // namespace qixian::serve
