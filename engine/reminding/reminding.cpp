#include "engine/reminding/reminding.hpp"

#include <algorithm>

#include "engine/office/people_office.hpp"
#include "engine/reminding/reminder_round.hpp"
#include "engine/reminding/reminding_marks.hpp"

namespace qixian::engine {
namespace {

/// Grows with the attempts, and differs between messages: a server that comes back is not met by all at once. Made from
/// the key, so that a test says what happens.
std::chrono::seconds back_off(const RetryPolicy& policy, const OutboxEntry& e) {
  auto wait = policy.first;
  for (int i = 1; i < e.attempts && wait < policy.longest; ++i) wait *= 2;
  wait = std::min(wait, policy.longest);
  std::uint64_t hash = 14695981039346656037u + static_cast<std::uint64_t>(e.attempts);
  for (const char c : e.key) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return wait * (75 + static_cast<int>((hash >> 32) % 51)) / 100;  // 75 to 125 %
}

}  // namespace

Reminding::Reminding(Office& office, Outbox& outbox, ReminderSettings settings)
    : m_office(office), m_outbox(outbox), m_settings(std::move(settings)) {}

bool Reminding::is_sending(Moment now) const { return engine::is_sending(m_settings.hours, m_office.calendar(), now); }

const std::vector<Person>& Reminding::people(Day today) const {
  auto read = m_office.store().bookmark();
  if (!m_known.is_read || m_known.on != today || m_known.read != read)
    m_known = {std::move(read), today, people_on(m_office, today, m_settings.people), true};
  return m_known.people;
}

/// Those of an agency that is not on record yet wait for it, and all with them: till then the configuration's hold.
void Reminding::take_over_people(Day today) {
  const auto done = PeopleOffice(m_office).seed(m_settings.people, today, m_settings.by);
  if (!done && done.error().code != "no_agency" && done.error().code != "ambiguous_agency")
    throw StoreFailure(done.error());
}

std::optional<Delivery> Reminding::claim(Moment now, const Channels& full) {
  if (!is_sending(now)) return std::nullopt;
  const auto transaction = m_office.begin();
  const Round r(m_office, m_outbox, m_settings, people(day_of(now)), now);
  std::optional<Delivery> out;
  while (!out) {
    auto e = m_outbox.ready(now, full);
    if (!e) break;
    if (!e->is_readable) {
      give_up_unreadable(m_outbox, std::move(*e));
      continue;
    }
    if (e->state == OutboxState::claimed) e->told = true;  // its lease ran out: nobody saw how that attempt ended
    e->lease_until.reset();
    const auto address = r.is_true_still(*e, r.rows(e->stream)) ? address_of(*e, r.today()) : std::nullopt;
    if (address) {
      e->state = OutboxState::claimed;
      e->lease_until = now + m_settings.lease;
      ++e->attempts;
      out = Delivery{e->key,  e->attempts, address->name, address->instead_of, address->addresses.front(), e->channel,
                     e->said, 0,           r.today()};
      if (e->said.due && m_office.calendar().covers(*e->said.due))
        out->left = m_office.calendar().working_days_between(r.today(), *e->said.due);
    } else {
      e->state = OutboxState::void_;
    }
    m_outbox.update(*e);
  }
  transaction->commit();
  return out;
}

/// Who gets it today, and where: the person, or the substitute on the same channel. A substitute without that channel
/// gets the first message on the first of his own; the others would say the same there.
std::optional<Recipient> Reminding::address_of(const OutboxEntry& e, Day today) const {
  const auto& all = people(today);
  auto who = recipient(all, e.said.person, e.said.home, today);
  const auto same = std::ranges::find(who.addresses, e.channel, &Address::channel);
  if (same != who.addresses.end()) {
    who.addresses = {*same};
    return who;
  }
  if (!who.instead_of.empty()) {
    const auto& meant = std::ranges::find(all, who.instead_of, &Person::name);
    const bool is_first =
        meant == all.end() || meant->addresses.empty() || meant->addresses.front().channel == e.channel;
    if (!is_first) return std::nullopt;
  }
  who.addresses.resize(1);
  return who;
}

void Reminding::settle(const Delivery& delivery, const Sent& sent, Moment now) {
  const auto transaction = m_office.begin();
  auto e = m_outbox.find(delivery.key);
  if (!e || e->state == OutboxState::sent) return;
  const bool ours = e->state == OutboxState::claimed && e->attempts == delivery.attempt;
  if (sent.outcome != Sent::ok && !ours) return;  // the lease ran out, and another has it
  // The other side may have taken what broke off or was not answered in time.
  const bool unseen = sent.reason.starts_with("dropped") || sent.reason.starts_with("timeout");
  e->told = e->told || sent.outcome == Sent::ok || unseen;
  e->lease_until.reset();
  e->last_error = sent.reason;
  if (sent.outcome == Sent::ok) {
    e->state = OutboxState::sent;
  } else if (sent.outcome == Sent::failed || e->attempts >= m_settings.retry.tries) {
    e->state = OutboxState::dead;
  } else {
    e->state = OutboxState::waiting;
    e->next_at = now + std::max(back_off(m_settings.retry, *e), sent.retry_after.value_or(std::chrono::seconds{0}));
  }
  m_outbox.update(*e);
  transaction->commit();
}

std::optional<Moment> Reminding::next_moment(Moment now, const Channels& full) const {
  const auto& hours = m_settings.hours;
  const auto opening = next_opening(hours, m_office.calendar(), now);
  if (!is_sending(now)) return opening;
  const auto today = day_of(now);
  auto next = opening;
  if (m_office.store().meta(day_key) != rules::iso(today)) next = now;
  if (m_office.store().meta(digest_key) != rules::iso(today))
    next = std::min(next, std::max(now, moment_at(today, hours.digest)));
  const auto ready = m_outbox.next_ready(full);
  if (ready && *ready < moment_at(today, hours.to)) next = std::min(next, std::max(now, *ready));
  return next;
}

void Reminding::on_moved(const Moved& moved) { note_moved(m_outbox, moved); }

OutboxStatus Reminding::status() const {
  OutboxStatus out;
  m_outbox.each("waiting", [&](const OutboxEntry& e) { out.waiting.push_back(e); });
  m_outbox.each("claimed", [&](const OutboxEntry& e) { out.claimed.push_back(e); });
  m_outbox.each("dead", [&](const OutboxEntry& e) { out.dead.push_back(e); });
  out.sent = m_outbox.count("sent");
  return out;
}

bool Reminding::retry(std::string_view key, Moment now) {
  const auto transaction = m_office.begin();
  auto e = m_outbox.find(key);
  if (!e || e->state != OutboxState::dead) return false;
  e->state = OutboxState::waiting;
  e->attempts = 0;
  e->next_at = now;
  m_outbox.update(*e);
  transaction->commit();
  return true;
}

int Reminding::retry_all(Moment now) {
  int count = 0;
  for (const auto& e : status().dead) count += retry(e.key, now);
  return count;
}

void give_up_unreadable(Outbox& outbox, OutboxEntry e) {
  e.state = OutboxState::dead;
  e.lease_until.reset();
  e.last_error = "unreadable";
  outbox.update(e);
}

void note_moved(Outbox& outbox, const Moved& moved) {
  MovedCase noted{std::string(moved.kind), moved.stream, moved.cause, {}, {}};
  if (moved.after.open && moved.before.due && moved.after.due && moved.before.due != moved.after.due) {
    noted.from = moved.before.due;
    noted.to = moved.after.due;
  }
  outbox.note_moved(noted);
}

}  // namespace qixian::engine
