#pragma once
#include "engine/office/office.hpp"
#include "engine/tables/returns.hpp"
#include "engine/tables/tally.hpp"

namespace qixian::engine {

/// What a table is asked for.
struct TableQuery {
  const rules::Form* form = nullptr;
  Period period{};
  StreamId root = 0;              ///< an agency and all below it at the period's end; 0: all
  std::optional<Day> as_of;       ///< from what had happened by that day
  std::string known_at;           ///< from what had been recorded by that UTC time; empty: all
  std::optional<Bookmark> until;  ///< from the events up to there
  bool whole_year() const;
  int year() const { return rules::year_of(period.from); }
  bool then() const { return as_of || !known_at.empty() || until; }
  Day tree_day() const { return as_of ? std::min(*as_of, period.to) : period.to; }
};

/// That the year is reported on another form than the one that is asked for; nothing where it is not.
std::optional<Text> other_form(const TableQuery& query);

/// An agency of the tree, and what it came with.
struct Body {
  StreamId agency = 0;
  std::string name;    ///< on the last day
  bool cases = false;  ///< some case counts in the period
  const Return* filed = nullptr;
  std::string standing;  ///< cases, return, nil, none
};

/// A filled form as plain values: what every format is written from.
struct OfficialTable {
  TableQuery query;
  std::string agency;  ///< name of the root on the period's last day; empty: all agencies
  rules::FilledTable table;
  std::vector<Text> notes;
  std::map<std::string, std::int64_t> residue;
  std::vector<Body> bodies;
  std::vector<rules::BrokenCheck> broken;
  ReturnBook returns;  ///< what `bodies` points into
};

/// The agencies, returns and cases as the query wants them: as they stand, or as they stood. All of one moment, for as
/// long as this lives.
class Records {
 public:
  Records(const Office& office, TableQuery query);
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  bool has(StreamId agency) const;
  /// Nothing for an event that can't be read.
  Result<void> each_group(const std::function<void(const CaseGroup&)>& visit) const;
  /// Every case of the tree.
  Result<void> each_case(const std::function<void(const CaseRow&)>& visit) const;
  /// The case as it stood; nothing when it was not there yet.
  Result<std::optional<CaseRow>> row_of(StreamId stream, std::span<const EventRecord> records) const;
  /// Complaints of the tree that stand alone and were closed in the period, as rows: number, agency, days, result.
  Result<void> each_complaint(const std::function<void(const CaseRow&)>& visit) const;
  /// One of them as it stood; nothing where it does not count.
  Result<std::optional<CaseRow>> complaint_row(StreamId stream, std::span<const EventRecord> records) const;
  const AgencyBook& agencies() const { return m_then ? *m_then : m_office.agencies(); }
  const ReturnBook& returns() const { return m_returns; }
  const TableQuery& query() const { return m_query; }

 private:
  std::vector<EventRecord> known(std::span<const EventRecord> records) const;
  const Office& m_office;
  Snapshot m_view;
  TableQuery m_query;
  std::unique_ptr<AgencyBook> m_then;
  ReturnBook m_returns;
};

CaseGroup complaint_group(const CaseRow& complaint);
/// How many of the cells count such a complaint.
std::int64_t complaints_in(const rules::Form& form, std::span<const std::size_t> cells, const CaseRow& complaint);

/// Fills the form. @returns unreadable_event
Result<OfficialTable> make_table(const Office& office, const TableQuery& query);

/// The sums of returns alone for that year, for F6 of the next.
rules::FilledTable returned_table(const rules::Form& form, const Records& records, int year);

/// A case that counts in one cell and not, or not as often, in another.
struct Between {
  CaseRow row;
  std::int64_t left = 0, right = 0;
};
/// What a cell lists: the cases in it. With several cells, how often each counts in all of them.
Result<void> each_in_cells(const Office& office, const TableQuery& query, std::span<const std::size_t> cells,
                           const std::function<void(const CaseRow&, std::int64_t)>& visit);
/// The cases that count differently on the two sides.
Result<void> each_between(const Office& office, const TableQuery& query, std::span<const std::size_t> left,
                          std::span<const std::size_t> right, const std::function<void(const Between&)>& visit);

}  // namespace qixian::engine
