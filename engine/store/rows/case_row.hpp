#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/codes/case_codes.hpp"
#include "engine/store/rows/list_place.hpp"

namespace qixian::engine {

/// One reconsideration (行政复议) or suit (行政诉讼); two instances of one suit are one matter.
struct RemedyRow {
  RemedyKind kind = RemedyKind::none;
  rules::Day filed_on;
  std::optional<rules::Day> closed_on;
  RemedyResult result = RemedyResult::none;
  bool operator==(const RemedyRow&) const = default;
};

/// An answer that was ordered anew and counts as a request of its own (a practice of the office).
struct ReopeningRow {
  rules::Day received_on;
  std::optional<rules::Day> closed_on;
  std::string answer;
  Timing timing = Timing::none;
  bool operator==(const ReopeningRow&) const = default;
};

/// What lists and tables need of a request, projected from its events. Holds nothing that depends on today.
struct CaseRow {
  std::int64_t id = 0;      ///< the stream of its events
  std::int64_t agency = 0;  ///< the stream of its agency
  std::string number;
  State state = State::fresh;
  std::string law;  ///< R07, R19; empty while awaiting confirmation
  std::string channel;
  std::string applicant_kind;
  std::string officer;
  rules::Day submitted_on;
  std::optional<rules::Day> received_on;
  bool open = true;                         ///< no answer and no other end yet
  std::optional<rules::Day> due;            ///< nothing while no limit runs to an end
  std::optional<rules::Day> base_due;       ///< without an extension
  std::optional<rules::Day> stopped_until;  ///< the clock stands still until this day; 9999-12-31: until an act
  bool provisional = false;
  std::optional<rules::Day> first_closed_on;  ///< of the first closing: it alone counts in the tables
  std::string first_answer;                   ///< its answer's code
  Timing first_timing = Timing::none;
  std::optional<rules::Day> closed_on;  ///< of the last closing, for a case that was reopened
  std::string answer;
  bool late = false;  ///< answered past the limit, for good
  FlagSet flags;
  bool reopened = false;       ///< by order, and counted once
  bool several_items = false;  ///< one letter that asks for several things
  bool joint = false;          ///< several applicants
  bool resumed = false;        ///< lapsed, and taken up again for a good reason
  std::vector<RemedyRow> remedies;
  std::vector<ReopeningRow> reopenings;
  std::vector<rules::Day> complaints;
  int last_seq = 0;  ///< the stream_seq that is applied
  bool operator==(const CaseRow&) const = default;
};

/// The days that a table counts, both included.
struct Period {
  rules::Day from, to;
  bool operator==(const Period&) const = default;
};

/// Each part narrows; an empty part does not.
struct CaseFilter {
  std::string state = {};
  std::optional<std::int64_t> agency = {};
  std::optional<std::vector<std::int64_t>> agencies = {};  ///< of one of these; an empty list: of none
  std::string officer = {};
  bool open_only = false;
  std::optional<rules::Day> due_until = {};   ///< open, due on or before this day and the clock not stopped on it
  std::optional<rules::Day> due_before = {};  ///< open, due before this day and the clock not stopped on it: overdue
  /// Days from … to … lie between the submission and the due day, or the closing where there is none: what a change of
  /// those days in the calendar can bear on. The case may be open or closed.
  std::optional<std::pair<rules::Day, rules::Day>> counted_over = {};
};

}  // namespace qixian::engine
