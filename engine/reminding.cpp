#include "engine/reminding.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/described.hpp"
#include "engine/obligations.hpp"

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

/// Acts that bear on no deadline: never what moved one.
bool is_beside_the_clock(std::string_view type) {
  return type == OfficerAssigned::type || type == FlagExplained::type || type == ComplaintFiled::type ||
         type == PersonalDataErased::type || type == AnswerServed::type;
}

bool says_event(const OutboxEntry& e) { return e.said.what == "moved" || e.said.what == "ended"; }

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

/// What happened to a case since the last tick.
struct Touch {
  bool by_event = false;  ///< an act or a notice: what was told may be true no longer
  std::int64_t seq = 0;   ///< of the last event that can have moved it
  std::string because;
  std::optional<MovedCase> moved;
};

}  // namespace

/// One look at the store: a day, a calendar, and what is true then.
struct Reminding::Round {
  const Reminding& self;
  Moment now;
  Day today, reached;
  std::vector<Person> present{};  ///< the people as if nobody were away: a message is meant for the person

  const WorkCalendar& calendar() const { return self.m_office.calendar(); }
  const ReminderSettings& settings() const { return self.m_settings; }
  Store& store() const { return self.m_office.store(); }
  Outbox& outbox() const { return self.m_outbox; }

  std::vector<DeadlineRow> rows(StreamId stream) const {
    if (stream != 0) return store().deadlines(stream);
    const auto& all = self.m_office.agencies().all();
    const auto governs = [](const auto& a) { return a.second.kind == "government"; };
    const auto governments = std::ranges::count_if(all, governs);
    return house_obligations(calendar(), today, governments<std::ssize(all), governments> 0);
  }

  std::string agency_name(StreamId id) const {
    const auto* agency = self.m_office.agencies().find(id);
    return agency ? agency->name() : "";
  }

  /// The agency and those above it; for the house's own deadlines all.
  std::vector<std::string> agencies_of(const DeadlineRow& row) const {
    std::vector<std::string> names;
    const auto& book = self.m_office.agencies();
    if (row.stream == 0)
      for (const auto& [id, agency] : book.all()) names.push_back(agency.name());
    std::set<StreamId> seen;
    for (const auto* a = book.find(row.agency); a && seen.insert(a->id).second; a = book.find(a->parent_on(today)))
      names.push_back(a->name());
    return names;
  }

  OutboxEntry entry(const DeadlineRow& row, std::string what, const std::string& person,
                    const std::string& channel) const {
    OutboxEntry e;
    e.stream = row.stream;
    e.ordinal = row.ordinal;
    e.channel = channel;
    e.next_at = now;
    e.said.what = std::move(what);
    e.said.kind = row.kind;
    e.said.number = row.number;
    e.said.agency = agency_name(row.agency);
    e.said.officer = row.officer;
    e.said.due = row.due;
    e.said.provisional = row.provisional;
    e.said.person = person;
    e.said.home = e.said.agency;
    return e;
  }

  std::string group(const OutboxEntry& e) const {
    return std::to_string(e.stream) + "/" + e.said.kind + "/" + e.ordinal + "/";
  }
  static std::string to(const OutboxEntry& e) { return e.said.person + "@" + e.channel; }

  /// What the ladder says now of these deadlines.
  std::vector<OutboxEntry> true_rungs(std::span<const DeadlineRow> rows) const {
    std::vector<OutboxEntry> out;
    for (const auto& row : rows) {
      const auto is_true = true_rung(settings().policy, row, calendar(), reached, today);
      if (!is_true) continue;
      const auto agencies = agencies_of(row);
      std::set<std::string> keys;  // a person of two roles is told once
      for (const auto role : is_true->rung->roles) {
        for (const auto& r : recipients(present, role, agencies, row.officer, today)) {
          for (const auto& address : r.addresses) {
            auto e = entry(row, "rung", r.name, address.channel);
            e.said.offset = is_true->offset;
            e.key = group(e) + rules::iso(row.due) + "/" + std::to_string(e.said.offset) + "/" + to(e);
            if (keys.insert(e.key).second) out.push_back(std::move(e));
          }
        }
      }
    }
    return out;
  }

  /// The day of that deadline while it runs.
  std::optional<Day> runs_to(std::span<const DeadlineRow> rows, const OutboxEntry& e) const {
    for (const auto& row : rows)
      if (row.kind == e.said.kind && row.ordinal == e.ordinal && is_running(row, today)) return row.due;
    return std::nullopt;
  }

  /// The same whether it runs or not.
  static std::optional<Day> stands_at(std::span<const DeadlineRow> rows, const OutboxEntry& e) {
    for (const auto& row : rows)
      if (row.kind == e.said.kind && row.ordinal == e.ordinal) return row.due;
    return std::nullopt;
  }

  bool is_true_still(const OutboxEntry& e, std::span<const DeadlineRow> rows) const {
    if (e.said.what == "digest") return e.said.due == today;
    if (e.said.stopped) return stands_at(rows, e) == e.said.due && !runs_to(rows, e);
    if (says_event(e)) return runs_to(rows, e) == e.said.due;
    return std::ranges::any_of(true_rungs(rows), [&](const OutboxEntry& now) { return now.key == e.key; });
  }

  /// What has to be said of a deadline that is not what its recipients were told last.
  std::vector<OutboxEntry> corrections(StreamId stream, std::span<const DeadlineRow> rows, const Touch& touch) const {
    std::vector<OutboxEntry> out;
    for (const auto& told : outbox().last_told(stream)) {
      if (told.said.what == "digest") continue;
      const auto is = runs_to(rows, told);
      if (is == told.said.running() || (!is && ends_with_its_day(told.said.kind))) continue;
      auto e = told;
      e.said.what = is ? "moved" : "ended";
      e.said.due = is;
      e.said.stopped = false;
      e.said.was = told.said.due ? told.said.due : told.said.was;
      e.said.because = touch.because;
      e.said.provisional = false;
      for (const auto& row : rows)
        if (row.kind == e.said.kind && row.ordinal == e.ordinal) e.said.provisional = row.provisional;
      e.said.open = is_open(stream);
      e.next_at = now;
      e.key = e.said.what + "/" + group(e) + std::to_string(touch.seq) + "/" + to(e);
      out.push_back(std::move(e));
    }
    return out;
  }

  bool is_open(StreamId stream) const {
    for (const auto* kind : self.m_office.kinds())
      if (const auto s = kind->standing(stream)) return s->open;
    return false;
  }

  /// A notice moved the case: its officer is told, whatever he had been told before.
  void add_moved(std::vector<OutboxEntry>& out, std::span<const DeadlineRow> rows, const Touch& touch) const {
    if (!touch.moved || !touch.moved->from || !touch.moved->to || touch.moved->from == touch.moved->to) return;
    for (const auto& row : rows) {
      const bool own = row.kind == "reply" || row.kind == "new_answer" || row.kind == "publication";
      if (!own || row.due != touch.moved->to) continue;
      for (const auto& r : recipients(present, Role::officer, agencies_of(row), row.officer, today)) {
        for (const auto& address : r.addresses) {
          auto e = entry(row, "moved", r.name, address.channel);
          e.said.was = touch.moved->from;
          e.said.stopped = !is_running(row, today);
          e.said.because = touch.because;
          e.key = e.said.what + "/" + group(e) + std::to_string(touch.seq) + "/" + to(e);
          if (std::ranges::none_of(out, [&](const auto& o) { return o.key == e.key; })) out.push_back(std::move(e));
        }
      }
    }
  }

  void settle_case(StreamId stream, const Touch& touch, TickReport& report) const {
    const auto current = rows(stream);
    auto wanted = touch.by_event ? corrections(stream, current, touch) : std::vector<OutboxEntry>{};
    if (touch.by_event) add_moved(wanted, current, touch);
    for (auto e : outbox().unsent(stream)) {
      if (e.state != "waiting") continue;  // under way: it is looked at again when its lease has run out
      if (is_true_still(e, current)) {
        // Of one change there is one message: the one that waits says the same.
        std::erase_if(wanted, [&](const auto& w) {
          return says_event(e) && group(w) == group(e) && to(w) == to(e) && w.said.running() == e.said.running();
        });
        continue;
      }
      e.state = "void";
      outbox().update(e);
      ++report.withdrawn;
    }
    for (auto& e : true_rungs(current)) wanted.push_back(std::move(e));
    for (const auto& e : wanted) report.put += outbox().put(e);
  }
};

Reminding::Reminding(Office& office, Outbox& outbox, ReminderSettings settings)
    : m_office(office), m_outbox(outbox), m_settings(std::move(settings)) {}

bool Reminding::is_sending(Moment now) const { return engine::is_sending(m_settings.hours, m_office.calendar(), now); }

Reminding::Round Reminding::round(Moment now) const {
  Round out{*this, now, day_of(now), day_reached(m_settings.hours, now)};
  out.present = m_settings.people;
  for (auto& person : out.present) person.absences.clear();
  return out;
}

namespace {

using Notices = std::map<std::int64_t, std::string>;  ///< seq → number

/// What a tick has to look at, by stream.
class Touched {
 public:
  explicit Touched(Store& store) : m_store(store) {}

  Touch& operator[](StreamId stream) { return m_all[stream]; }
  const std::map<StreamId, Touch>& all() const { return m_all; }

  // The acts since the last tick, by the log's position. Turned down: messages put by each act itself. It would have to
  // know policy and people (a configuration that is broken would stop a legal act), an import would write a message for
  // each of a million old cases, and whoever writes to the store without the hook would lose one. The log loses
  // nothing: an act is in it or did not happen, and the position moves in the transaction that puts what follows from
  // it.
  /// @returns the notices among them
  Notices take_events(std::int64_t after, const std::vector<CaseKind*>& kinds) {
    Notices notices;
    m_store.each_event_after(after, [&](const EventRecord& e) {
      if (const auto fact = described::from_json<std::variant<NoticeImported>>(e.type, e.data))
        notices[e.seq] = std::get<NoticeImported>(*fact).number;
      const bool is_case = std::ranges::any_of(kinds, [&](auto* k) { return k->stream_kind() == e.stream_kind; });
      if (!is_case) return;
      auto& touch = m_all[e.stream];
      touch.by_event = true;
      if (!touch.because.empty() && is_beside_the_clock(e.type)) return;
      touch.seq = e.seq;
      touch.because = e.type;
    });
    return notices;
  }

  void take_moved(const MovedCase& moved, const Notices& notices) {
    auto& touch = m_all[moved.stream];
    const auto earlier = touch.moved;  // two notices between two ticks are one way
    touch.moved = moved;
    if (earlier && earlier->from) touch.moved->from = earlier->from;
    if (!moved.to && earlier) touch.moved->to = earlier->to;
    touch.by_event = true;
    touch.seq = moved.cause;
    const auto notice = notices.find(moved.cause);
    touch.because = notice == notices.end() ? NoticeImported::type : notice->second;
  }

 private:
  Store& m_store;
  std::map<StreamId, Touch> m_all;
};

std::int64_t number(const std::string& text) { return text.empty() ? 0 : std::stoll(text); }

void set_if_other(Store& store, std::string_view key, const std::string& value) {
  if (store.meta(key) != value) store.set_meta(key, value);
}

}  // namespace

TickReport Reminding::tick(Moment now) {
  TickReport report;
  if (!is_sending(now)) return report;
  const auto transaction = m_office.begin();
  const auto r = round(now);
  auto& store = m_office.store();
  const auto head = store.head().seq;
  const auto before = rules::parse_day(store.meta(day_key));
  const auto policy = fingerprint(m_settings.policy);

  Touched touched(store);
  // Under another ladder or calendar any deadline may have another rung: they are all looked at. That is the one tick
  // that costs what is open, at an installation, at a change of the policy, and a few times a year.
  // After a clock that was ahead, too: the days that it skipped were never looked at.
  const bool all = !before || *before > r.today || store.meta(policy_key) != policy;
  const auto notices = before ? touched.take_events(number(store.meta(seq_key)), m_office.kinds()) : Notices{};
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
  } else if (*before < r.today) {
    for (const auto& span : spans(m_settings.policy, m_office.calendar(), *before, r.reached)) {
      store.each_deadline({.kind = span.kind, .from = span.from, .to = span.to}, [&](const DeadlineRow& row) {
        const auto was = true_rung(m_settings.policy, row, m_office.calendar(), *before, *before);
        if (was != true_rung(m_settings.policy, row, m_office.calendar(), r.reached, r.today)) look_at(row);
      });
    }
    // A stop that ended with its day: the clock runs on by itself. One that was told of stands still no longer.
    store.each_deadline({.stopped_from = *before, .stopped_to = r.today - Days{1}}, [&](const DeadlineRow& row) {
      auto& touch = touched[row.stream];
      if (touch.by_event) return;
      touch = {true, head, "stop_ended", {}};
    });
  }
  for (const auto& [stream, touch] : touched.all()) r.settle_case(stream, touch, report);
  if (all || calendar_changed || *before < r.today || touched.all().contains(0)) {
    // The house's own, a handful. What an earlier day's digest would say goes with them.
    r.settle_case(0, {calendar_changed, head, notice, {}}, report);
  }
  put_digests(r, report);
  set_if_other(store, seq_key, std::to_string(head));
  set_if_other(store, day_key, rules::iso(r.today));
  set_if_other(store, policy_key, policy);
  transaction->commit();
  return report;
}

void Reminding::put_digests(const Round& r, TickReport& report) {
  auto& store = m_office.store();
  const auto day = rules::iso(r.today);
  if (time_of(r.now) < m_settings.hours.digest || !m_office.calendar().is_working(r.today)) return;
  if (m_office.agencies().all().empty() || store.meta(digest_key) == day) return;
  OutboxEntry e;
  e.next_at = r.now;
  e.said.what = "digest";
  e.said.due = r.today;
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

std::optional<Delivery> Reminding::claim(Moment now) {
  if (!is_sending(now)) return std::nullopt;
  const auto transaction = m_office.begin();
  const auto r = round(now);
  std::optional<Delivery> out;
  while (!out) {
    auto e = m_outbox.ready(now);
    if (!e) break;
    if (e->state == "claimed") e->told = true;  // its lease ran out: nobody saw how that attempt ended
    e->lease_until.reset();
    const auto address = r.is_true_still(*e, r.rows(e->stream)) ? address_of(*e, r.today) : std::nullopt;
    if (address) {
      e->state = "claimed";
      e->lease_until = now + m_settings.lease;
      ++e->attempts;
      out = Delivery{e->key,  e->attempts, address->name, address->instead_of, address->addresses.front(),
                     e->said, 0,           r.today};
      if (e->said.due && m_office.calendar().covers(*e->said.due))
        out->left = m_office.calendar().working_days_between(r.today, *e->said.due);
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

std::optional<Moment> Reminding::next_moment(Moment now) const {
  const auto& hours = m_settings.hours;
  const auto opening = next_opening(hours, m_office.calendar(), now);
  if (!is_sending(now)) return opening;
  const auto today = day_of(now);
  auto next = opening;
  if (m_office.store().meta(day_key) != rules::iso(today)) next = now;
  if (m_office.store().meta(digest_key) != rules::iso(today))
    next = std::min(next, std::max(now, moment_at(today, hours.digest)));
  const auto ready = m_outbox.next_ready();
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
