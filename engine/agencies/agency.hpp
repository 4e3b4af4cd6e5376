#pragma once
#include <boost/describe.hpp>
#include <map>
#include <span>
#include <variant>

#include "engine/agencies/agency_kinds.hpp"
#include "engine/store/ports.hpp"

namespace qixian::engine {

// clang-format off
struct AgencyAdded { static constexpr const char* type = "agency_added";
  std::string name; std::string kind; std::string level; std::int64_t parent = 0; bool web_by_confirmation = false;
  std::string superior; bool has_known_codes() const; };
struct AgencyRenamed { static constexpr const char* type = "agency_renamed"; std::string name; };
struct AgencyMoved { static constexpr const char* type = "agency_moved"; std::int64_t parent = 0; };
struct AgencyMerged { static constexpr const char* type = "agency_merged"; std::int64_t into = 0; };
/// What was not on record before, or has changed from this day on; an empty part leaves what stands.
struct AgencyDescribed { static constexpr const char* type = "agency_described";
  std::string kind; std::string level; std::string superior; std::string seat;
  bool has_known_codes() const; };
BOOST_DESCRIBE_STRUCT(AgencyAdded, (), (name, kind, level, parent, web_by_confirmation, superior))
BOOST_DESCRIBE_STRUCT(AgencyRenamed, (), (name))
BOOST_DESCRIBE_STRUCT(AgencyMoved, (), (parent))
BOOST_DESCRIBE_STRUCT(AgencyMerged, (), (into))
BOOST_DESCRIBE_STRUCT(AgencyDescribed, (), (kind, level, superior, seat))
// clang-format on
using AgencyFact = std::variant<AgencyAdded, AgencyRenamed, AgencyMoved, AgencyMerged, AgencyDescribed>;

/// An agency (行政机关) with its names and places over time, each list in order of its days: a renamed or moved one
/// keeps its cases. A merged one keeps them too: from that day it stands below the one that took it in, and takes no
/// new case.
struct Agency {
  StreamId id = 0;
  AgencyKind kind = AgencyKind::none;  ///< as it was described last
  AgencyLevel level = AgencyLevel::none;
  bool web_by_confirmation = false;
  std::vector<std::pair<rules::Day, AgencyDescribed>> described;
  std::vector<std::pair<rules::Day, std::string>> names;
  std::vector<std::pair<rules::Day, StreamId>> parents;  ///< 0: none
  std::optional<rules::Day> merged_on;
  StreamId merged_into = 0;
  int last_seq = 0;
  bool is_merged(rules::Day day) const { return merged_on && *merged_on <= day; }
  rules::Day since() const { return names.front().first; }
  /// The first name before it had any.
  const std::string& name_on(rules::Day day) const;
  const std::string& name() const { return names.back().second; }
  StreamId parent_on(rules::Day day) const;
  /// A part that was put on record later holds for the days before too: until then it was not known, not another.
  AgencyDescribed described_on(rules::Day day) const;
};

/// What a user calls a case of any kind.
struct Addressed {
  std::vector<StreamId> agencies;  ///< two only where an agency was made twice; empty: he named none
  std::string number;
};

/// The dated tree of agencies, folded from their streams. A name belongs to one agency for ever, past names included.
/// A store that an older edition wrote may hold two of one name, made side by side (agency_twins.hpp): NAME#ID then
/// means one of them.
class AgencyBook {
 public:
  /// What stands in the book already is passed over.
  /// @throws StoreFailure "unreadable_event": a tree with a hole would count its cases wrongly
  void add(StreamId stream, std::span<const EventRecord> events);
  const Agency* find(StreamId id) const;
  /// By any name that it has or had, or NAME#ID. Among several: one that was not merged, today's name before a past
  /// one.
  const Agency* named(std::string_view name) const;
  /// The same where there must be no doubt. @returns no_agency, ambiguous_agency
  Result<StreamId> the_one(std::string_view name) const;
  /// All that have or had that name, in order of their number; one for NAME#ID.
  std::vector<StreamId> bearing(std::string_view name) const;
  /// NUMBER, or AGENCY/NUMBER where several agencies have it; numbers and names may hold slashes of their own.
  Addressed addressed(std::string_view text) const;
  /// The way to say which is meant: "甲局/12, 乙局/12".
  std::string addresses(std::span<const StreamId> agencies, std::string_view number) const;
  /// It, and those that have or had one of its names.
  std::vector<StreamId> alike(StreamId id) const;
  /// Its name; NAME#ID where that alone means another as well. "?" where there is none.
  std::string label(StreamId id) const;
  const std::map<StreamId, Agency>& all() const { return m_agencies; }
  /// Every name with all that have or had it.
  const std::map<std::string, std::vector<StreamId>, std::less<>>& names() const { return m_names; }
  /// `id` and everything below it on a day.
  bool is_under(StreamId id, StreamId root, rules::Day day) const;
  /// It, or the one into which it was merged by that day: whoever works there has its cases before him.
  StreamId heir_of(StreamId id, rules::Day day) const;
  /// Whether another one stands below it on a day; one that was merged into it does not count.
  bool has_below(StreamId id, rules::Day day) const;
  AgencyFacts facts_of(StreamId id, rules::Day day) const;

 private:
  /// The best of them first.
  std::vector<const Agency*> ranked(std::string_view name) const;
  int rank(const Agency& agency, std::string_view name) const;

  std::map<StreamId, Agency> m_agencies;
  std::map<std::string, std::vector<StreamId>, std::less<>> m_names;
};

}  // namespace qixian::engine
