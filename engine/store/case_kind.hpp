#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/days.hpp"
#include "engine/store/ports.hpp"
#include "rules/calendar.hpp"

namespace qixian::engine {

/// Where a case of any kind stands by the calendar: all that a holiday notice can move, and that a forecast needs.
struct Standing {
  std::string number;
  StreamId agency = 0;
  std::string officer;
  bool open = true;
  std::optional<rules::Day> due;
  std::optional<rules::Day> stopped_until;  ///< the clock stands still; 9999-12-31: until an act
  bool provisional = false;
  bool late = false;
  std::string flags;
  bool operator==(const Standing&) const = default;
};

/// A case that a notice moved; plain values, to be told to whom it concerns.
struct Moved {
  std::string_view kind;  ///< of the stream: request, publication
  StreamId stream = 0;
  Standing before, after;
  std::int64_t cause = 0;  ///< the notice's seq in chain 0: the key of what is said about it
};

/// Whether a verb is allowed now, with the reason and the article where it is not.
struct Action {
  std::string verb;
  bool allowed = false;
  Text reason;
  std::string article;
  Text not_yours = {};  ///< who may, where whoever asks may not; `allowed` is false then
};

/// How a kind is spoken of where a case is looked for by its number.
struct KindWords {
  const char* none_code;  ///< of the error, where there is none
  const char *none, *several;
  const char *all_view, *one_view;  ///< where they are read
};
/// Who has a number.
struct Numbered {
  StreamId stream = 0, agency = 0;
};

/// A kind of case (requests, publications) as the house needs it: a projection that comes out of its events and the
/// calendar, and nothing else. Another kind adds files of its own and a line where the program is wired. Calls that
/// write stand inside a transaction.
class CaseKind {
 public:
  virtual ~CaseKind() = default;
  virtual std::string_view stream_kind() const = 0;
  virtual KindWords words() const = 0;
  /// The cases of that number (unique in an agency only), void ones left out. @param agencies theirs; empty:
  /// everybody's
  virtual std::vector<Numbered> numbered(std::string_view number, std::span<const StreamId> agencies) const = 0;
  /// The cases for which days from `from` to `to` were counted, or may yet be: their dates may differ under another
  /// calendar. Cost follows their number.
  virtual std::vector<StreamId> counted_over(rules::Day from, rules::Day to) const = 0;
  virtual std::optional<Standing> standing(StreamId stream) const = 0;
  /// The open cases in order of due day, those without one last; of one moment, and no query stands open meanwhile.
  virtual void each_open(const std::function<void(StreamId, const Standing&)>& visit) const = 0;
  /// Makes the projection of one case anew. @returns what its events no longer fit to, or can't be read
  virtual Result<void> project(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) = 0;
  /// Whether a deadline of that kind is the limit by which the case stands (Standing::due), and not a step on the way.
  virtual bool is_limit(std::string_view deadline) const { return deadline == stream_kind(); }
  /// Whether the event bears on no deadline: it is never what moved one.
  virtual bool is_beside_the_clock(std::string_view event_type) const;
  /// What may be done with the case now, every verb once.
  virtual Result<std::vector<Action>> actions(StreamId stream, rules::Day today,
                                              const WorkCalendar& calendar) const = 0;
  /// Whether this program understands the event.
  virtual bool reads(const EventRecord& event) const = 0;
  /// Whether the projection and the deadlines of one case are those that its events make, which can be read.
  virtual bool fits(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) const = 0;
  /// Empties the kind's own rows. Deadlines are one index for all kinds, which the house empties.
  virtual void clear() = 0;
  /// The projection as text in a fixed order.
  virtual void dump(const std::function<void(std::string_view)>& line) const = 0;
};

/// Holds the rows of a kind against its events: what an official table is made of. Reads every event of the kind.
/// @returns the numbers of cases that differ
std::vector<std::string> cases_that_differ(const Log& log, const CaseKind& kind, const rules::WorkCalendar& calendar);

}  // namespace qixian::engine
