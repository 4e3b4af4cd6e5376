#pragma once
#include <map>

#include "engine/office/office.hpp"
#include "engine/request/clock/clock.hpp"
#include "engine/store/rows/case_group.hpp"
#include "engine/supervision/report_faults.hpp"

namespace qixian::engine {

/// How many cases took how many working days: quantiles in memory that does not grow with the cases.
class DayCounts {
 public:
  void add(int days) { ++m_cases[days], ++m_all; }
  /// The smallest number of days within which that share of the cases was done (nearest rank); nothing without cases.
  /// @param share 0.5 the median, 0.9
  std::optional<int> quantile(double share) const;
  std::int64_t size() const { return m_all; }
  void merge(const DayCounts& other);

 private:
  std::map<int, std::int64_t> m_cases;
  std::int64_t m_all = 0;
};

/// What a supervisor counts of an agency in a period. A share is blank where nothing was counted.
struct Measures {
  std::int64_t received = 0;
  std::int64_t closed = 0;     ///< for the first time: an order's new answer counts no second time
  std::int64_t in_time = 0;    ///< of the closed
  std::int64_t extended = 0;   ///< of the closed
  std::int64_t suspended = 0;  ///< working days on which the clock of the closed ones stood still or began anew
  std::int64_t overdue = 0;    ///< on the day of the assessment, whenever received
  DayCounts used;              ///< working days of the limit that the closed ones used
  std::int64_t reviews = 0, reviews_corrected = 0;  ///< reconsiderations (行政复议) decided in the period
  std::int64_t suits = 0, suits_corrected = 0;      ///< litigation (行政诉讼) decided in the period
  std::map<int, std::int64_t> flags;  ///< P1 to P18: cases received or closed in the period that have it; P19, P20:
                                      ///< annual reports that were due in it

  std::optional<double> on_time() const { return share(in_time, closed); }
  std::optional<double> corrected_on_review() const { return share(reviews_corrected, reviews); }
  std::optional<double> corrected_in_court() const { return share(suits_corrected, suits); }
  bool any() const { return received || closed || overdue || reviews || suits || !flags.empty(); }
  void merge(const Measures& other);
  static std::optional<double> share(std::int64_t part, std::int64_t whole);
};

/// An agency with its own cases, without those below it.
struct Assessed {
  StreamId agency = 0;      ///< 0: the reports of all agencies together, without a case
  std::string name;         ///< on the period's last day
  Measures now, before;     ///< the period, and the one before it
  std::optional<int> rank;  ///< by the share closed in time, the best is 1, equals share it; nothing without one
  std::optional<int> rank_before;
};

struct Assessment {
  Period period{}, before{};
  Day today;
  std::vector<Assessed> agencies;  ///< those with anything to count, in order of rank, then name
  Measures all, all_before;
  std::vector<ReportFault> reports;  ///< of the period, whosever; counted among the flags
};

/// The period of the same length before it: whole months before whole months, else as many days.
Period period_before(const Period& period);

/// The supervisor's assessment (考核) of an agency and all below it. Cost follows the cases on record; each closed in
/// one of the two periods is folded once for its working days. Memory follows the agencies.
/// @param root 0: all agencies @returns unreadable_event
Result<Assessment> assess(const Office& office, const Period& period, StreamId root = 0);

/// What an agency is to put right (限期整改).
struct Fault {
  CaseRow row;
  bool overdue = false;           ///< open past its limit on the day of the assessment
  bool late = false;              ///< closed late in the period
  std::vector<Flag> unexplained;  ///< flags without a reason on record
};
struct Faults {
  std::vector<Fault> cases;  ///< its own, in order of due day, then number
  std::vector<ReportFault> reports;
};
/// Cost follows the agency's cases.
/// @param agency 0: the reports of all agencies together, no case
Result<Faults> faults_of(const Office& office, const Assessment& assessment, StreamId agency);

}  // namespace qixian::engine
