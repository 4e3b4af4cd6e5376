#pragma once
#include "engine/office/office.hpp"
#include "engine/reminding/channel.hpp"
#include "engine/reminding/ladder/reminders.hpp"
#include "engine/store/outbox.hpp"

namespace qixian::engine {

struct ReminderSettings {
  std::vector<Rung> policy = default_policy();
  SendingHours hours;
  RetryPolicy retry;
  std::vector<Person> people;       ///< of the configuration: they hold until the store has people of its own
  std::chrono::seconds lease{300};  ///< how long one attempt may take
  std::string by = "qixian";        ///< who takes them into it
};

/// What a tick did.
struct TickReport {
  int put = 0;        ///< messages that wait since this tick
  int withdrawn = 0;  ///< unsent ones that are true no longer
};

/// A message claimed for one attempt.
struct Delivery {
  std::string key;
  int attempt = 0;         ///< from 1
  std::string recipient;   ///< who gets it
  std::string instead_of;  ///< whose substitute that is; empty else
  Address address;         ///< channel's name, and the address there
  std::string channel;     ///< that it was put for: not the address's where a substitute has none there
  Said said;
  int left = 0;  ///< working days from today to said.due; negative past it
  Day today;
};

/// For people: what waits, what was given up.
struct OutboxStatus {
  std::vector<OutboxEntry> waiting, claimed, dead;
  std::int64_t sent = 0;
};

class Round;

/// A message that can't be read is a dead letter: it holds up no other.
void give_up_unreadable(Outbox& outbox, OutboxEntry entry);

/// Who puts into the outbox, and who takes out of it. Every call but next_moment and status is a transaction of its
/// own; @throws StoreFailure. `now` is any moment: a clock that jumps back finds nothing to do.
class Reminding {
 public:
  Reminding(Office& office, Outbox& outbox, ReminderSettings settings);

  /// What is true now is put, what is true no longer is withdrawn: one transaction. Outside of the sending hours it
  /// does nothing: what it would put could be untrue by the time at which it may leave.
  TickReport tick(Moment now);
  /// The next message that is ready, checked again and leased; nothing when none is, or outside of the sending hours.
  /// @param full channels that can take no more for now
  std::optional<Delivery> claim(Moment now, const Channels& full = {});
  /// What the attempt came to: sent, again later (back-off and jitter), or dead.
  void settle(const Delivery& delivery, const Sent& sent, Moment now);
  /// When tick and claim will next have something to do: the timer of a daemon. In the past: now.
  std::optional<Moment> next_moment(Moment now, const Channels& full = {}) const;
  /// Given to Office::import_notice and prepare: notes the case in their transaction. Needs no settings.
  void on_moved(const Moved& moved);

  OutboxStatus status() const;
  /// A dead letter waits again. @returns false where there is none of that key
  bool retry(std::string_view key, Moment now);
  int retry_all(Moment now);

 private:
  bool is_sending(Moment now) const;
  void put_digests(const Round& round, std::span<const Person> everybody, TickReport& report);
  const std::vector<Person>& people(Day today) const;
  void take_over_people(Day today);
  std::optional<Recipient> address_of(const OutboxEntry& entry, Day today) const;

  Office& m_office;
  Outbox& m_outbox;
  ReminderSettings m_settings;
  /// As a claim read them last, where nothing was written since: it writes no event, so that none is read that is taken
  /// back.
  struct {
    Bookmark read;
    Day on;
    std::vector<Person> people;
    bool is_read = false;
  } mutable m_known;
};

/// The same note without a Reminding: for whoever opens a store to which the program brings a notice.
void note_moved(Outbox& outbox, const Moved& moved);

}  // namespace qixian::engine
