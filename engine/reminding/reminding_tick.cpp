// What a tick puts and withdraws.
#include <algorithm>

#include "engine/office/people_office.hpp"
#include "engine/reminding/reminder_round.hpp"
#include "engine/reminding/reminding.hpp"
#include "engine/reminding/reminding_marks.hpp"

namespace qixian::engine {
namespace {

using rules::Days;

std::string fingerprint(std::span<const Rung> policy) {
  std::string out;
  for (const auto& rung : policy) {
    (out += rung.kind) += ' ' + std::to_string(rung.days) + ' ' + std::to_string(rung.every);
    for (const auto role : rung.roles) (out += ' ') += code_of(role);
    out += ';';
  }
  return out;
}

void set_if_other(SmallFacts& facts, std::string_view key, const std::string& value) {
  if (facts.meta(key) != value) facts.set_meta(key, value);
}

/// A stop that ended with its day: the clock runs on by itself. One that was told of stands still no longer. The day is
/// part of its place: where the log ends is also the place of a notice that moved the case while it stood still.
void touch_ended_stops(const Store& store, Day before, Day today, Touched& touched) {
  const auto log_end = store.bookmark().mark();
  store.each_deadline({.stopped_from = before, .stopped_to = today - Days{1}}, [&](const DeadlineRow& row) {
    auto& touch = touched[row.stream];
    if (touch.by_event) return;
    touch = {true, log_end + "/" + rules::iso(*row.stopped_until), "stop_ended", {}};
  });
}

}  // namespace

TickReport Reminding::tick(Moment now) {
  TickReport report;
  if (!is_sending(now)) return report;
  const auto transaction = m_office.begin();
  take_over_people(day_of(now));
  const auto everybody = people_on(m_office, day_of(now), m_settings.people);
  const Round r(m_office, m_outbox, m_settings, everybody, now);
  auto& store = m_office.store();
  const auto reached = store.bookmark();
  const auto now_in_log = reached.mark();
  const auto before = rules::parse_day(store.meta(day_key));
  const auto policy = fingerprint(m_settings.policy);

  // Under another ladder or calendar any deadline may have another rung: they are all looked at. That is the one tick
  // that costs what is open, at an installation, at a change of the policy, and a few times a year.
  // After a clock that was ahead, too: the days that it skipped were never looked at.
  // And under other people: who came has been told nothing yet.
  Touched touched;
  const auto notices = before ? touched.take_events(store, meta_bookmark(store, seq_key), m_office.kinds()) : Notices{};
  if (before && PeopleBook::read(store).changes_in(*before, r.today())) touched.note_other_people();
  const bool all = !before || *before > r.today() || store.meta(policy_key) != policy || touched.has_other_people();
  const bool calendar_changed = !notices.empty();
  const auto notice = notices.empty() ? std::string(NoticeImported::type) : notices.rbegin()->second;
  for (const auto& moved : m_outbox.take_moved()) touched.take_moved(moved, notices);
  const auto look_at = [&](const DeadlineRow& row) { (void)touched[row.stream]; };
  if (all || calendar_changed) {
    store.each_deadline({}, [&](const DeadlineRow& row) {
      auto& touch = touched[row.stream];
      touch.by_event |= calendar_changed;
      touch.by_people = touched.has_other_people();
      if (touch.because.empty()) touch.because = notice;
      if (touch.cause.empty()) touch.cause = now_in_log;
    });
    for (const auto stream : m_outbox.unsent_streams()) (void)touched[stream];
  } else if (*before < r.today()) {
    for (const auto& span : spans(m_settings.policy, m_office.calendar(), *before, r.reached())) {
      store.each_deadline({.kind = span.kind, .from = span.from, .to = span.to}, [&](const DeadlineRow& row) {
        const auto was = true_rung(m_settings.policy, row, m_office.calendar(), *before, *before);
        if (was != true_rung(m_settings.policy, row, m_office.calendar(), r.reached(), r.today())) look_at(row);
      });
    }
  }
  if (before && *before < r.today()) touch_ended_stops(store, *before, r.today(), touched);
  for (const auto& [stream, touch] : touched.all()) r.settle_case(stream, touch, report);
  if (all || calendar_changed || *before < r.today() || touched.all().contains(0)) {
    // The house's own, a handful. What an earlier day's digest would say goes with them.
    r.settle_case(0, {calendar_changed, now_in_log, notice, {}}, report);
  }
  put_digests(r, everybody, report);
  set_if_other(store, seq_key, reached.text());
  set_if_other(store, day_key, rules::iso(r.today()));
  set_if_other(store, policy_key, policy);
  transaction->commit();
  return report;
}

void Reminding::put_digests(const Round& r, std::span<const Person> everybody, TickReport& report) {
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
  for (const auto& person : everybody) {
    if (std::ranges::find(person.roles, Role::supervisor) == person.roles.end()) continue;
    anybody = true;
    for (const auto& address : person.addresses) put(person.name, person.agency, address.channel);
    if (person.addresses.empty()) put(person.name, person.agency, std::string(files_channel));
  }
  if (!anybody) put(std::string(code_of(Role::supervisor)), "", std::string(files_channel));
  store.set_meta(digest_key, day);
}

}  // namespace qixian::engine
