#include "engine/reminding.hpp"

#include <algorithm>

#include "engine/reminder_round.hpp"

namespace qixian::engine {
namespace {

using rules::Days;

/// Since when these hold: what the last tick left behind.
constexpr std::string_view seq_key = "reminded_seq";        // the log's position
constexpr std::string_view day_key = "reminded_day";        // the day
constexpr std::string_view policy_key = "reminded_policy";  // the ladder
constexpr std::string_view digest_key = "reminded_digest";  // the day of the last digest

std::string fingerprint(std::span<const Rung> policy) {
  std::string out;
  for (const auto& rung : policy) {
    (out += rung.kind) += ' ' + std::to_string(rung.days) + ' ' + std::to_string(rung.every);
    for (const auto role : rung.roles) (out += ' ') += code_of(role);
    out += ';';
  }
  return out;
}

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

std::int64_t number(const std::string& text) { return text.empty() ? 0 : std::stoll(text); }

void set_if_other(Store& store, std::string_view key, const std::string& value) {
  if (store.meta(key) != value) store.set_meta(key, value);
}

}  // namespace

Reminding::Reminding(Office& office, Outbox& outbox, ReminderSettings settings)
    : m_office(office), m_outbox(outbox), m_settings(std::move(settings)) {}

bool Reminding::is_sending(Moment now) const { return engine::is_sending(m_settings.hours, m_office.calendar(), now); }

TickReport Reminding::tick(Moment now) {
  TickReport report;
  if (!is_sending(now)) return report;
  const auto transaction = m_office.begin();
  const Round r(m_office, m_outbox, m_settings, now);
  auto& store = m_office.store();
  const auto head = store.head().seq;
  const auto before = rules::parse_day(store.meta(day_key));
  const auto policy = fingerprint(m_settings.policy);

  Touched touched;
  // Under another ladder or calendar any deadline may have another rung: they are all looked at. That is the one tick
  // that costs what is open, at an installation, at a change of the policy, and a few times a year.
  // After a clock that was ahead, too: the days that it skipped were never looked at.
  const bool all = !before || *before > r.today() || store.meta(policy_key) != policy;
  const auto notices = before ? touched.take_events(store, number(store.meta(seq_key)), m_office.kinds()) : Notices{};
  const bool calendar_changed = !notices.empty();
  const auto notice = notices.empty() ? std::string(NoticeImported::type) : notices.rbegin()->second;
  for (const auto& moved : m_outbox.take_moved()) touched.take_moved(moved, notices);
  const auto look_at = [&](const DeadlineRow& row) { (void)touched[row.stream]; };
  if (all || calendar_changed) {
    store.each_deadline({}, [&](const DeadlineRow& row) {
      auto& touch = touched[row.stream];
      touch.by_event |= calendar_changed;
      if (touch.because.empty()) touch.because = notice;
      if (touch.seq == 0) touch.seq = head;
    });
    for (const auto stream : m_outbox.unsent_streams()) (void)touched[stream];
  } else if (*before < r.today()) {
    for (const auto& span : spans(m_settings.policy, m_office.calendar(), *before, r.reached())) {
      store.each_deadline({.kind = span.kind, .from = span.from, .to = span.to}, [&](const DeadlineRow& row) {
        const auto was = true_rung(m_settings.policy, row, m_office.calendar(), *before, *before);
        if (was != true_rung(m_settings.policy, row, m_office.calendar(), r.reached(), r.today())) look_at(row);
      });
    }
    // A stop that ended with its day: the clock runs on by itself. One that was told of stands still no longer.
    store.each_deadline({.stopped_from = *before, .stopped_to = r.today() - Days{1}}, [&](const DeadlineRow& row) {
      auto& touch = touched[row.stream];
      if (touch.by_event) return;
      touch = {true, head, "stop_ended", {}};
    });
  }
  for (const auto& [stream, touch] : touched.all()) r.settle_case(stream, touch, report);
  if (all || calendar_changed || *before < r.today() || touched.all().contains(0)) {
    // The house's own, a handful. What an earlier day's digest would say goes with them.
    r.settle_case(0, {calendar_changed, head, notice, {}}, report);
  }
  put_digests(r, report);
  set_if_other(store, seq_key, std::to_string(head));
  set_if_other(store, day_key, rules::iso(r.today()));
  set_if_other(store, policy_key, policy);
  transaction->commit();
  return report;
}

void Reminding::put_digests(const Round& r, TickReport& report) {
  auto& store = m_office.store();
  const auto day = rules::iso(r.today());
  if (time_of(r.now()) < m_settings.hours.digest || !m_office.calendar().is_working(r.today())) return;
  if (m_office.agencies().all().empty() || store.meta(digest_key) == day) return;
  OutboxEntry e;
  e.next_at = r.now();
  e.said.what = "digest";
  e.said.due = r.today();
  const auto put = [&](const std::string& name, const std::string& home, const std::string& channel) {
    e.channel = channel;
    e.said.person = name;
    e.said.home = e.said.agency = home;
    e.key = "digest/" + day + "/" + (home.empty() ? "" : home + "/") + name + "@" + channel;
    report.put += m_outbox.put(e);
  };
  bool anybody = false;
  for (const auto& person : m_settings.people) {
    if (std::ranges::find(person.roles, Role::supervisor) == person.roles.end()) continue;
    anybody = true;
    for (const auto& address : person.addresses) put(person.name, person.agency, address.channel);
    if (person.addresses.empty()) put(person.name, person.agency, std::string(files_channel));
  }
  if (!anybody) put(std::string(code_of(Role::supervisor)), "", std::string(files_channel));
  store.set_meta(digest_key, day);
}

std::optional<Delivery> Reminding::claim(Moment now, const Channels& full) {
  if (!is_sending(now)) return std::nullopt;
  const auto transaction = m_office.begin();
  const Round r(m_office, m_outbox, m_settings, now);
  std::optional<Delivery> out;
  while (!out) {
    auto e = m_outbox.ready(now, full);
    if (!e) break;
    if (e->state == "claimed") e->told = true;  // its lease ran out: nobody saw how that attempt ended
    e->lease_until.reset();
    const auto address = r.is_true_still(*e, r.rows(e->stream)) ? address_of(*e, r.today()) : std::nullopt;
    if (address) {
      e->state = "claimed";
      e->lease_until = now + m_settings.lease;
      ++e->attempts;
      out = Delivery{e->key,     e->attempts, address->name, address->instead_of, address->addresses.front(),
                     e->channel, e->said,     0,             r.today()};
      if (e->said.due && m_office.calendar().covers(*e->said.due))
        out->left = m_office.calendar().working_days_between(r.today(), *e->said.due);
    } else {
      e->state = "void";
    }
    m_outbox.update(*e);
  }
  transaction->commit();
  return out;
}

/// Who gets it today, and where: the person, or the substitute on the same channel. A substitute without that channel
/// gets the first message on the first of his own; the others would say the same there.
std::optional<Recipient> Reminding::address_of(const OutboxEntry& e, Day today) const {
  auto who = recipient(m_settings.people, e.said.person, e.said.home, today);
  const auto same = std::ranges::find(who.addresses, e.channel, &Address::channel);
  if (same != who.addresses.end()) {
    who.addresses = {*same};
    return who;
  }
  if (!who.instead_of.empty()) {
    const auto& meant = std::ranges::find(m_settings.people, who.instead_of, &Person::name);
    const bool is_first =
        meant == m_settings.people.end() || meant->addresses.empty() || meant->addresses.front().channel == e.channel;
    if (!is_first) return std::nullopt;
  }
  who.addresses.resize(1);
  return who;
}

void Reminding::settle(const Delivery& delivery, const Sent& sent, Moment now) {
  const auto transaction = m_office.begin();
  auto e = m_outbox.find(delivery.key);
  if (!e || e->state == "sent") return;
  const bool ours = e->state == "claimed" && e->attempts == delivery.attempt;
  if (sent.outcome != Sent::ok && !ours) return;  // the lease ran out, and another has it
  // The other side may have taken what broke off or was not answered in time.
  const bool unseen = sent.reason.starts_with("dropped") || sent.reason.starts_with("timeout");
  e->told = e->told || sent.outcome == Sent::ok || unseen;
  e->lease_until.reset();
  e->last_error = sent.reason;
  if (sent.outcome == Sent::ok) {
    e->state = "sent";
  } else if (sent.outcome == Sent::failed || e->attempts >= m_settings.retry.tries) {
    e->state = "dead";
  } else {
    e->state = "waiting";
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
  if (!e || e->state != "dead") return false;
  e->state = "waiting";
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

void note_moved(Outbox& outbox, const Moved& moved) {
  MovedCase noted{std::string(moved.kind), moved.stream, moved.cause, {}, {}};
  if (moved.after.open && moved.before.due && moved.after.due && moved.before.due != moved.after.due) {
    noted.from = moved.before.due;
    noted.to = moved.after.due;
  }
  outbox.note_moved(noted);
}

}  // namespace qixian::engine
