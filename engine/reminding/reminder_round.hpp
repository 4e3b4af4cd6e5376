#pragma once
#include <set>
#include <span>

#include "engine/reminding/reminder_touches.hpp"
#include "engine/reminding/reminding.hpp"

namespace qixian::engine {

/// One look at the store: a day, a calendar, and what is true then. Lives inside one transaction.
class Round {
 public:
  Round(const Office& office, Outbox& outbox, const ReminderSettings& settings, std::span<const Person> people,
        Moment now);

  Moment now() const { return m_now; }
  Day today() const { return m_today; }
  Day reached() const { return m_reached; }  ///< the last day whose hour has come
  const WorkCalendar& calendar() const { return m_office.calendar(); }

  /// The deadlines of a case, or of the house (0).
  std::vector<DeadlineRow> rows(StreamId stream) const;
  bool is_true_still(const OutboxEntry& entry, std::span<const DeadlineRow> rows) const;
  /// Puts what is true of a case and not put yet, withdraws what waits and is true no longer, and says what has
  /// changed.
  void settle_case(StreamId stream, const Touch& touch, TickReport& report) const;

 private:
  std::string agency_name(StreamId id) const;
  std::vector<std::string> agencies_of(const DeadlineRow& row) const;
  OutboxEntry entry(const DeadlineRow& row, std::string what, const std::string& person,
                    const std::string& channel) const;
  std::vector<OutboxEntry> true_rungs(std::span<const DeadlineRow> rows) const;
  std::optional<Day> runs_to(std::span<const DeadlineRow> rows, const OutboxEntry& entry) const;
  std::vector<OutboxEntry> corrections(StreamId stream, std::span<const DeadlineRow> rows, const Touch& touch) const;
  void add_moved(std::vector<OutboxEntry>& out, std::span<const DeadlineRow> rows, const Touch& touch) const;
  bool is_open(StreamId stream) const;
  bool is_limit(StreamId stream, std::string_view deadline) const;

  const Office& m_office;
  Outbox& m_outbox;
  const ReminderSettings& m_settings;
  Moment m_now;
  Day m_today, m_reached;
  /// The people as if nobody were away: a message is meant for the person. By their first names, which stand in the
  /// keys: who is renamed is not told twice.
  std::vector<Person> m_present;
};

}  // namespace qixian::engine
