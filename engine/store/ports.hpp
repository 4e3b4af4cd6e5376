#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/store/case_group.hpp"
#include "engine/store/deadline_row.hpp"
#include "rules/civil_date.hpp"

namespace qixian::engine {

using StreamId = std::int64_t;

/// What is appended. `data` is compact JSON and holds no personal data: a private text stands in it as key and hash.
struct NewEvent {
  std::string type;  ///< stable code: "reply_extended"
  rules::Day happened_on;
  std::string recorded_at;  ///< UTC, 2026-11-23T10:00:00.000Z; one time stamp a transaction
  std::string by;
  std::string data;
};

/// An event as it stands in the log. Never edited.
struct EventRecord : NewEvent {
  std::int64_t seq = 0;  ///< in its chain, from 1, without holes
  std::string stream_kind;
  StreamId stream = 0;
  int stream_seq = 0;  ///< in its stream, from 1, without holes
};

struct ChainHead {
  std::int64_t seq = 0;
  std::string hash;  ///< 64 hex digits; all 0 while the log is empty
};

/// How far a log was read: of each of its chains the last event. A log may be one chain (SQLite: chain 0) or many; in a
/// chain no event is ever committed behind one of a larger seq, so that what stands behind a bookmark is all that came
/// since, however many write. Turned down: one seq for all, of which the larger may be committed first, and what comes
/// late is skipped for good.
class Bookmark {
 public:
  Bookmark() = default;
  explicit Bookmark(std::map<std::int64_t, std::int64_t> last) : m_last(std::move(last)) {}
  /// 0 for a chain that had none.
  std::int64_t of(std::int64_t chain) const;
  /// As it is kept among the store's small facts: "12" of chain 0 alone, else "0:12 7:3"; "" before any event.
  std::string text() const;
  /// Nothing for what text() does not write.
  static std::optional<Bookmark> read(std::string_view text);
  bool operator==(const Bookmark&) const = default;

 private:
  std::map<std::int64_t, std::int64_t> m_last;  ///< none of 0
};

/// A table as it was published.
struct FrozenTable {
  std::string form;
  StreamId agency = 0;  ///< its root; 0: all agencies
  Period period{};
  std::string content;    ///< as its CSV
  ChainHead head;         ///< the last event behind it
  std::string frozen_at;  ///< UTC
  std::string by;
  std::string hash;    ///< over all that stands above, 64 hex digits
  bool intact = true;  ///< whether it still has that hash
};

/// Where a chain stops being true. `seq` is the first event that does not fit.
struct BrokenChain {
  std::int64_t seq = 0;
  std::string why;  ///< "hash": changed, "gap": missing, "head": the log ends elsewhere, "stream": out of order,
                    ///< "private_text": a text that it speaks of was changed or taken away
};

/// A write transaction; rolled back at destruction unless committed. Other processes read on and wait to write.
class Transaction {
 public:
  virtual ~Transaction() = default;
  /// @throws StoreFailure: the disk is full, the file was taken away
  virtual void commit() = 0;
};

/// The environment failed (disk, lock, corrupt file): exit 3. Nothing of the transaction stands.
struct StoreFailure : std::exception {
  Error error;
  explicit StoreFailure(Error e) : error(std::move(e)) {}
  const char* what() const noexcept override { return error.code.c_str(); }
};

/// The log of events, the private texts beside it, and the projections made from it. Every store passes
/// tests/conformance.
///
/// A handle is one thread's; any number of them, in any number of processes, may be open on one store. What is read
/// outside a transaction is what was committed last, at each call anew; inside one, what stood at its beginning and
/// what it wrote. A call that writes stands inside a transaction; outside one, or at a second begin(), it is a mistake
/// of the program (std::logic_error). What is not committed leaves nothing, neither numbers of streams, texts and what
/// was forgotten, rows, nor keys; a handle can be used on after a roll-back. Every call throws StoreFailure when the
/// environment fails: the transaction that stood open is rolled back then. Visitors may read, and must not write what
/// is being read.
class Store {
 public:
  virtual ~Store() = default;

  /// Takes the one writer's place (waits for another process up to the store's busy limit).
  virtual std::unique_ptr<Transaction> begin() = 0;

  // ---- the log
  /// A number for a new stream of this kind ("request", "publication", "agency", "calendar"). Inside a transaction.
  virtual StreamId new_stream(std::string_view kind) = 0;
  /// Adds events behind `after` (the stream_seq that the caller saw last, 0 for a new stream). Inside a transaction.
  /// @returns the seq of the last one, or error "conflict" when the stream has moved on
  virtual Result<std::int64_t> append(std::string_view kind, StreamId stream, int after,
                                      std::span<const NewEvent> events) = 0;
  virtual std::vector<EventRecord> load(StreamId stream) const = 0;
  /// Every event in order of seq; memory does not grow with the log.
  virtual void each_event(const std::function<void(const EventRecord&)>& visit) const = 0;
  /// How far the log goes now.
  virtual Bookmark bookmark() const = 0;
  /// The events behind it, those of each chain in order.
  virtual void each_event_after(const Bookmark& read, const std::function<void(const EventRecord&)>& visit) const = 0;
  /// The events of each stream of a kind together, streams in order of their number; memory as for one stream.
  virtual void each_stream(std::string_view kind,
                           const std::function<void(StreamId, std::span<const EventRecord>)>& visit) const = 0;
  virtual ChainHead head() const = 0;
  /// Recomputes the chain; with `expected`, also that this event still stands (a cut tail).
  /// @returns the first event that does not fit: changed, out of its stream's order, or missing
  virtual std::optional<BrokenChain> verify(const std::optional<ChainHead>& expected) const = 0;

  // ---- private texts: personal data, beside the log (a name, an address, the words of a request)
  /// Stores `value` under a key of the stream with a fresh salt; what stood under that key before is forgotten.
  /// @returns the salted hash that goes into the event
  virtual std::string seal(StreamId stream, std::string_view key, std::string_view value) = 0;
  /// Nothing when it was erased or never there.
  virtual std::optional<std::string> unseal(StreamId stream, std::string_view key) const = 0;
  /// Forgets value and salt of every text of the stream; the chain stays valid. @returns how many
  virtual int erase_private(StreamId stream) = 0;
  /// Whether what was erased may still stand in what the store writes beside itself, because somebody was reading. Each
  /// later transaction tries to take it out.
  virtual bool is_erasure_pending() const = 0;

  // ---- the projection of requests; depends on events and rules only, never on today. Another kind of case has a port
  // of its own for its projection (publication_rows.hpp), beside the store and in the same transactions.
  /// Adds or replaces the row of that stream, its remedies and complaints with it. Two cases of one agency and number
  /// are a mistake of the program (std::logic_error): ask case_of first.
  virtual void put_case(const CaseRow& row) = 0;
  /// Takes the row away where there is one: its receipt was void. Its number is free again.
  virtual void drop_case(StreamId stream) = 0;
  virtual std::optional<CaseRow> case_row(StreamId stream) const = 0;
  /// Every agency's case of that number (numbers are unique in an agency only).
  virtual std::vector<CaseRow> cases_numbered(std::string_view number) const = 0;
  virtual std::optional<CaseRow> case_of(StreamId agency, std::string_view number) const = 0;
  /// In order of due day, then agency and number; memory does not grow with the cases.
  virtual void each_case(const CaseFilter& filter, const std::function<void(const CaseRow&)>& visit) const = 0;
  /// All that concerns() the period, alike cases together, every group once, in no order; as many groups as the cases
  /// are of kinds, so memory does not grow with the cases.
  virtual void each_group(const Period& period, const std::function<void(const CaseGroup&)>& visit) const = 0;

  // ---- the projection of open deadlines, of every kind of case: the index that reminders are found by
  /// What stands for that stream is replaced. Costs a look-up where there is nothing before or after.
  virtual void put_deadlines(StreamId stream, std::span<const DeadlineRow> rows) = 0;
  /// In order of kind and ordinal.
  virtual std::vector<DeadlineRow> deadlines(StreamId stream) const = 0;
  /// In order of due day, stream, kind and ordinal; cost follows what is found where kind and days, or the days of a
  /// stop, are given.
  virtual void each_deadline(const DeadlineFilter& filter,
                             const std::function<void(const DeadlineRow&)>& visit) const = 0;

  /// The rows of requests; the deadlines of every kind.
  virtual void clear_cases() = 0;
  virtual void clear_deadlines() = 0;
  /// The rows, remedies, complaints and deadlines as text in a fixed order, to compare before and after a rebuild.
  virtual void dump_projections(const std::function<void(std::string_view)>& line) const = 0;

  // ---- tables as they were published; no projection
  /// Keeps it for good; its hash is made here. @returns it with its hash
  virtual FrozenTable freeze(FrozenTable table) = 0;
  /// The last one of a period, form and agency.
  virtual std::optional<FrozenTable> frozen(std::string_view form, StreamId agency, const Period& period) const = 0;
  /// In the order in which they were frozen.
  virtual void each_frozen(const std::function<void(const FrozenTable&)>& visit) const = 0;

  // ---- small facts about the store itself (the rules' version of the projections, the calendar's revision)
  virtual std::string meta(std::string_view key) const = 0;  ///< "" when not set
  virtual void set_meta(std::string_view key, std::string_view value) = 0;

  /// Remembers a key until the transaction ends, outside memory. @returns false when it was noted already
  virtual bool note_once(std::string_view key) = 0;

  /// A full copy of the store as of now while others go on working, not inside a transaction.
  /// @returns the head of the copy; "file_exists", "no_folder", "left_over": no file is left behind
  virtual Result<ChainHead> backup_to(const std::string& path) const = 0;
};

/// @returns error "unreadable_event"
Error unreadable_event(const EventRecord& event);

/// A number among the store's small facts; 0 when not set. @throws StoreFailure "corrupt" for anything else
std::int64_t meta_number(const Store& store, std::string_view key);

/// A bookmark that was kept among them. @throws StoreFailure "corrupt"
Bookmark meta_bookmark(const Store& store, std::string_view key);

/// The one clock. Everything else takes today as an argument.
class WallClock {
 public:
  virtual ~WallClock() = default;
  virtual rules::Day today() const = 0;       ///< in Asia/Shanghai
  virtual std::string timestamp() const = 0;  ///< UTC, milliseconds
};

}  // namespace qixian::engine
