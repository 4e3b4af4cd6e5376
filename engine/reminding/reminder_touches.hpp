#pragma once
#include <map>
#include <span>

#include "engine/store/outbox.hpp"

namespace qixian::engine {

class CaseKind;

/// What happened to a case since the last tick.
struct Touch {
  bool by_event = false;  ///< an act or a notice: what was told may be true no longer
  std::string cause;      ///< part of the message's key: the place in the log of the last event that can have
                          ///< moved it, or where the log ended and the day with which a stop ended
  std::string because;
  std::optional<MovedCase> moved;
  bool by_people = false;  ///< somebody came, left or is reached elsewhere
};

using Notices = std::map<std::int64_t, std::string>;  ///< seq → number

/// What a tick has to look at, by stream.
class Touched {
 public:
  Touch& operator[](StreamId stream) { return m_all[stream]; }
  const std::map<StreamId, Touch>& all() const { return m_all; }

  /// The acts behind a position of the log. @returns the notices among them
  Notices take_events(const Log& log, const Bookmark& after, std::span<CaseKind* const> kinds);
  void take_moved(const MovedCase& moved, const Notices& notices);
  /// Whether somebody came, left or is reached elsewhere: whom a deadline's messages go to may be others now.
  /// The day has come on which they do.
  void note_other_people() { m_other_people = true; }
  bool has_other_people() const { return m_other_people; }

 private:
  std::map<StreamId, Touch> m_all;
  bool m_other_people = false;
};

}  // namespace qixian::engine
