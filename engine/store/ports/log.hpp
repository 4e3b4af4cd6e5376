#pragma once
#include <functional>
#include <span>
#include <vector>

#include "engine/store/ports/bookmark.hpp"
#include "engine/store/ports/transaction.hpp"
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
  std::int64_t chain = 0;

  bool is_behind(const Bookmark& read) const { return seq > read.of(chain); }
};

/// Where a chain stops being true. `seq` is the first event that does not fit.
struct BrokenChain {
  std::int64_t seq = 0;
  std::string why;  ///< "hash": changed, "gap": missing, "head": the log ends elsewhere, "stream": out of order,
                    ///< "private_text": a text that it speaks of was changed or taken away
  std::int64_t chain = 0;
};

/// The log of events: one chain of hashes (chain 0), or one for each agency and chain 0 for what is the whole house's
/// (calendar, agencies, practices, tables).
///
/// With many chains several write at once, as long as they write into different ones: who appends has the chain until
/// its transaction ends, so that in a chain the order of seq is the order of commits. Every act reads chain 0: who
/// appends to it does so alone, while no other transaction is open, and the others wait for him. Who meets another
/// there is told "conflict" or "busy" and begins again; no store waits for ever.
class Log : public Viewed {
 public:
  using Visit = std::function<void(const EventRecord&)>;
  using VisitStream = std::function<void(StreamId, std::span<const EventRecord>)>;

  /// A number for a new stream of this kind ("request", "publication" …), in the chain of that agency, for good,
  /// wherever a correction moves the case. Inside a transaction. @param agency 0: the whole house's
  virtual StreamId new_stream_of(std::string_view kind, StreamId agency) = 0;
  StreamId new_stream(std::string_view kind) { return new_stream_of(kind, 0); }
  /// Adds events behind `after` (the stream_seq that the caller saw last, 0 for a new stream). Inside a transaction.
  /// @returns the seq of the last one, or error "conflict" when the stream has moved on
  virtual Result<std::int64_t> append(std::string_view kind, StreamId stream, int after,
                                      std::span<const NewEvent> events) = 0;
  virtual std::vector<EventRecord> load(StreamId stream) const = 0;
  /// The events behind the bookmark, chain after chain, each in order of seq, at most `limit`; fewer: there are no
  /// more. Cost follows what it gives.
  virtual std::vector<EventRecord> events_after(const Bookmark& read, std::size_t limit) const = 0;
  /// The events of the streams of a kind behind the stream `after`, in order of stream and stream_seq, whole streams
  /// until they are `limit` events or more; none: there are no more. Cost follows what it gives.
  virtual std::vector<EventRecord> streams_after(std::string_view kind, StreamId after, std::size_t limit) const = 0;
  virtual Heads heads() const = 0;
  /// Recomputes the chains; with `expected`, also that these events still stand (a cut tail).
  /// @returns the first event that does not fit: changed, out of its stream's order, or missing
  virtual std::optional<BrokenChain> verify(const std::optional<Heads>& expected) const = 0;

  /// How far the log goes now.
  Bookmark bookmark() const { return heads().bookmark(); }
  /// Every event, as each_event_after().
  void each_event(const Visit& visit) const { each_event_after({}, visit); }
  /// The events behind the bookmark, those of each chain in order; what is appended meanwhile may be among them. Memory
  /// does not grow with the log. @returns how far it was read now
  Bookmark each_event_after(Bookmark read, const Visit& visit) const;
  /// The events of each stream of a kind together, streams in order of their number, in one view; memory as for one
  /// page and one stream.
  void each_stream(std::string_view kind, const VisitStream& visit) const;
};

/// @returns error "unreadable_event"
Error unreadable_event(const EventRecord& event);

}  // namespace qixian::engine
