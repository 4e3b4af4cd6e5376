#include "engine/reminding/reminder_round.hpp"

#include <algorithm>

#include "engine/reminding/ladder/house_obligations.hpp"

namespace qixian::engine {
namespace {

bool says_event(const OutboxEntry& e) { return e.said.what == "moved" || e.said.what == "ended"; }

std::string group(const OutboxEntry& e) { return std::to_string(e.stream) + "/" + e.said.kind + "/" + e.ordinal + "/"; }

bool is_same_rung(const OutboxEntry& a, const OutboxEntry& b) {
  return group(a) == group(b) && a.said.what == b.said.what && a.said.person == b.said.person &&
         a.said.due == b.said.due && a.said.offset == b.said.offset;
}

std::string to(const OutboxEntry& e) { return e.said.person + "@" + e.channel; }

/// The day of that deadline, whether it runs or not.
std::optional<Day> stands_at(std::span<const DeadlineRow> rows, const OutboxEntry& e) {
  for (const auto& row : rows)
    if (row.kind == e.said.kind && row.ordinal == e.ordinal) return row.due;
  return std::nullopt;
}

}  // namespace

Round::Round(const Office& office, Outbox& outbox, const ReminderSettings& settings, std::span<const Person> people,
             Moment now)
    : m_office(office),
      m_outbox(outbox),
      m_settings(settings),
      m_now(now),
      m_today(day_of(now)),
      m_reached(day_reached(settings.hours, now)),
      m_present(people.begin(), people.end()) {
  for (auto& person : m_present) {
    person.absences.clear();
    if (!person.names.empty()) person.name = person.names.front();
  }
}

std::vector<DeadlineRow> Round::rows(StreamId stream) const {
  if (stream != 0) return m_office.store().deadlines(stream);
  const auto& all = m_office.agencies().all();
  const auto governs = [](const auto& a) { return a.second.kind == AgencyKind::government; };
  const auto governments = std::ranges::count_if(all, governs);
  return house_obligations(calendar(), m_today, (governments < std::ssize(all)), (governments > 0));
}

std::string Round::agency_name(StreamId id) const {
  const auto* agency = m_office.agencies().find(id);
  return agency ? agency->name() : "";
}

/// The agency and those above it; for the house's own deadlines all.
std::vector<std::string> Round::agencies_of(const DeadlineRow& row) const {
  std::vector<std::string> names;
  const auto& book = m_office.agencies();
  if (row.stream == 0)
    for (const auto& [id, agency] : book.all()) names.push_back(agency.name());
  std::set<StreamId> seen;
  for (const auto* a = book.find(row.agency); a && seen.insert(a->id).second; a = book.find(a->parent_on(m_today)))
    names.push_back(a->name());
  return names;
}

OutboxEntry Round::entry(const DeadlineRow& row, std::string what, const std::string& person,
                         const std::string& channel) const {
  OutboxEntry e;
  e.stream = row.stream;
  e.ordinal = row.ordinal;
  e.channel = channel;
  e.next_at = m_now;
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

/// What the ladder says now of these deadlines.
std::vector<OutboxEntry> Round::true_rungs(std::span<const DeadlineRow> rows) const {
  std::vector<OutboxEntry> out;
  for (const auto& row : rows) {
    const auto is_true = true_rung(m_settings.policy, row, calendar(), m_reached, m_today);
    if (!is_true) continue;
    const auto agencies = agencies_of(row);
    std::set<std::string> keys;  // a person of two roles is told once
    for (const auto role : is_true->rung->roles) {
      for (const auto& r : recipients(m_present, role, agencies, row.officer, m_today)) {
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
std::optional<Day> Round::runs_to(std::span<const DeadlineRow> rows, const OutboxEntry& e) const {
  for (const auto& row : rows)
    if (row.kind == e.said.kind && row.ordinal == e.ordinal && is_running(row, m_today)) return row.due;
  return std::nullopt;
}

bool Round::is_true_still(const OutboxEntry& e, std::span<const DeadlineRow> rows) const {
  if (e.said.what == "digest") return e.said.due == m_today;
  if (e.said.stopped) return stands_at(rows, e) == e.said.due && !runs_to(rows, e);
  if (says_event(e)) return runs_to(rows, e) == e.said.due;
  return std::ranges::any_of(true_rungs(rows), [&](const OutboxEntry& now) { return now.key == e.key; });
}

/// What has to be said of a deadline that is not what its recipients were told last.
std::vector<OutboxEntry> Round::corrections(StreamId stream, std::span<const DeadlineRow> rows,
                                            const Touch& touch) const {
  std::vector<OutboxEntry> out;
  for (const auto& told : m_outbox.last_told(stream)) {
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
    e.next_at = m_now;
    e.key = e.said.what + "/" + group(e) + touch.cause + "/" + to(e);
    out.push_back(std::move(e));
  }
  return out;
}

bool Round::is_open(StreamId stream) const {
  for (const auto* kind : m_office.kinds())
    if (const auto s = kind->standing(stream)) return s->open;
  return false;
}

bool Round::is_limit(StreamId stream, std::string_view deadline) const {
  return std::ranges::any_of(m_office.kinds(),
                             [&](auto* kind) { return kind->is_limit(deadline) && kind->standing(stream); });
}

/// A notice moved the case: its officer is told, whatever he had been told before.
void Round::add_moved(std::vector<OutboxEntry>& out, std::span<const DeadlineRow> rows, const Touch& touch) const {
  if (!touch.moved || !touch.moved->from || !touch.moved->to || touch.moved->from == touch.moved->to) return;
  for (const auto& row : rows) {
    if (row.due != touch.moved->to || !is_limit(row.stream, row.kind)) continue;
    for (const auto& r : recipients(m_present, Role::officer, agencies_of(row), row.officer, m_today)) {
      for (const auto& address : r.addresses) {
        auto e = entry(row, "moved", r.name, address.channel);
        e.said.was = touch.moved->from;
        e.said.stopped = !is_running(row, m_today);
        e.said.because = touch.because;
        e.key = e.said.what + "/" + group(e) + touch.cause + "/" + to(e);
        if (std::ranges::none_of(out, [&](const auto& o) { return o.key == e.key; })) out.push_back(std::move(e));
      }
    }
  }
}

void Round::settle_case(StreamId stream, const Touch& touch, TickReport& report) const {
  const auto current = rows(stream);
  auto wanted = touch.by_event ? corrections(stream, current, touch) : std::vector<OutboxEntry>{};
  if (touch.by_event) add_moved(wanted, current, touch);
  for (auto e : m_outbox.unsent(stream)) {
    if (e.state != OutboxState::waiting) continue;  // under way: it is looked at again when its lease has run out
    if (!e.is_readable) {
      give_up_unreadable(m_outbox, std::move(e));
      continue;
    }
    if (is_true_still(e, current)) {
      // Of one change there is one message: the one that waits says the same.
      std::erase_if(wanted, [&](const auto& w) {
        return says_event(e) && group(w) == group(e) && to(w) == to(e) && w.said.running() == e.said.running();
      });
      continue;
    }
    e.state = OutboxState::void_;
    m_outbox.update(e);
    ++report.withdrawn;
  }
  // Who was told on the way that he had is not told the same again on another.
  const auto told = touch.by_people ? m_outbox.last_told(stream) : std::vector<OutboxEntry>{};
  for (auto& e : true_rungs(current))
    if (std::ranges::none_of(told, [&](const OutboxEntry& t) { return t.channel != e.channel && is_same_rung(t, e); }))
      wanted.push_back(std::move(e));
  for (const auto& e : wanted) report.put += m_outbox.put(e);
}

}  // namespace qixian::engine
