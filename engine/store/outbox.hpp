#pragma once
#include <boost/describe.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/moment.hpp"
#include "engine/store/ports.hpp"

namespace qixian::engine {

/// What a message says: plain values, rendered when it is sent, in the language of the configuration. No personal data
/// of an applicant.
struct Said {
  static constexpr const char* type = "said";
  std::string what;                     ///< rung, moved, ended, digest
  std::string kind;                     ///< of the deadline: one of rung_kinds(); empty for a digest
  std::string number, agency, officer;  ///< of the case; empty for the house's own deadlines
  std::optional<rules::Day> due;        ///< the due or opened day; of a digest its day; of `ended` none
  std::optional<rules::Day> was;        ///< moved, ended: what had been told
  bool provisional = false;             ///< the due day
  bool open = true;                     ///< ended: the case itself is open: its clock stands still
  bool stopped = false;                 ///< moved: the clock stands still for now, and this day holds when it goes on
  int offset = 0;                       ///< the rung: working days from the due day
  std::string because;                  ///< moved, ended: type of the event that did it, or the number of a notice
  std::string person, home;             ///< whom it is meant for, and that person's own agency
  /// The day that its reader takes for running.
  std::optional<rules::Day> running() const { return stopped ? std::nullopt : due; }
};
BOOST_DESCRIBE_STRUCT(Said, (),
                      (what, kind, number, agency, officer, due, was, provisional, open, stopped, offset, because,
                       person, home))

/// Where a message stands: void, true no longer before it was sent; dead, given up.
enum class OutboxState : std::uint8_t { waiting, claimed, sent, void_, dead };
constexpr auto words_of(OutboxState) {
  using enum OutboxState;
  return rules::words<OutboxState>(
      {{waiting, "waiting"}, {claimed, "claimed"}, {sent, "sent"}, {void_, "void"}, {dead, "dead"}});
}

/// A message on its way to one recipient on one channel.
struct OutboxEntry {
  std::int64_t id = 0;
  std::string key;      ///< the idempotency id
  StreamId stream = 0;  ///< 0: no case's
  std::string ordinal;  ///< of the deadline among those of its kind
  std::string channel;
  Said said;
  bool is_readable = true;  ///< false: what it says is damaged in the store, and `said` is blank
  OutboxState state = OutboxState::waiting;
  bool told = false;  ///< it may have arrived: sent, or an attempt whose end was not seen
  int attempts = 0;
  Moment next_at{};                   ///< not before
  std::optional<Moment> lease_until;  ///< while claimed
  std::string last_error;             ///< as engine::Sent has it
};

/// Names of channels.
using Channels = std::set<std::string, std::less<>>;

/// A case that a notice moved, noted in the transaction that moved it: whom it concerns is found at the next tick.
struct MovedCase {
  std::string kind;  ///< of the stream
  StreamId stream = 0;
  std::int64_t cause = 0;
  std::optional<rules::Day> from, to;  ///< both only where the due day of an open case moved
  bool operator==(const MovedCase&) const = default;
};

/// The outbox beside the log, in its transactions. It keeps what it is given; what is true is engine/reminding's to
/// say. No projection: a rebuild leaves it alone. Every store passes tests/conformance. Errors as in Store.
class Outbox : public Viewed {
 public:
  /// Once for each key: what is there stays, but for a void entry, which is true again and waits again.
  /// @returns whether it waits now and did not before
  virtual bool put(const OutboxEntry& entry) = 0;
  /// Writes state, told, attempts, next_at, lease and error of the entry with that id.
  virtual void update(const OutboxEntry& entry) = 0;
  virtual std::optional<OutboxEntry> find(std::string_view key) const = 0;
  /// The first that is ready: waiting and its time has come, or claimed and its lease has run out.
  /// @param full channels whose messages are passed over; that costs a step for each of those that are ready
  virtual std::optional<OutboxEntry> ready(Moment now, const Channels& full = {}) const = 0;
  /// When the next one will be ready, past moments included.
  virtual std::optional<Moment> next_ready(const Channels& full = {}) const = 0;
  /// Waiting or claimed entries of a stream.
  virtual std::vector<OutboxEntry> unsent(StreamId stream) const = 0;
  /// What each recipient was told last of each deadline of the stream, or is being told: told or claimed entries that
  /// can be read, one for each kind, ordinal, person and channel.
  virtual std::vector<OutboxEntry> last_told(StreamId stream) const = 0;
  /// Streams with waiting or claimed entries.
  virtual std::vector<StreamId> unsent_streams() const = 0;
  /// The entries of a state behind that id, in order, at most `limit`; fewer: there are no more. Of those that are not
  /// sent yet all are looked through for a page; they are what one day brings.
  virtual std::vector<OutboxEntry> entries_after(std::string_view state, std::int64_t id, std::size_t limit) const = 0;
  void each(std::string_view state, const std::function<void(const OutboxEntry&)>& visit) const;

  virtual std::int64_t count(std::string_view state) const = 0;

  virtual void note_moved(const MovedCase& moved) = 0;
  /// Those that were noted, in order; they are forgotten.
  virtual std::vector<MovedCase> take_moved() = 0;
};

}  // namespace qixian::engine
