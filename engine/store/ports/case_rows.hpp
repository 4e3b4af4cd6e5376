#pragma once
#include <functional>
#include <span>

#include "engine/store/ports/dump.hpp"
#include "engine/store/ports/log.hpp"
#include "engine/store/rows/case_group.hpp"

namespace qixian::engine {

/// The projection of requests; depends on events and rules only, never on today. Another kind of case has a port of its
/// own for its projection (publication_rows.hpp), beside the store and in the same transactions.
class CaseRows : public Viewed {
 public:
  using Visit = std::function<void(const CaseRow&)>;

  /// Adds or replaces the row of that stream, its remedies and complaints with it. Two cases of one agency and number
  /// are a mistake of the program (std::logic_error): ask case_of first.
  virtual void put_case(const CaseRow& row) = 0;
  /// Takes the row away where there is one: its receipt was void. Its number is free again.
  virtual void drop_case(StreamId stream) = 0;
  virtual std::optional<CaseRow> case_row(StreamId stream) const = 0;
  /// Those that are there, in the order in which they are asked for.
  virtual std::vector<CaseRow> case_rows(std::span<const StreamId> streams) const = 0;
  /// Every agency's case of that number (numbers are unique in an agency only).
  virtual std::vector<CaseRow> cases_numbered(std::string_view number) const = 0;
  virtual std::optional<CaseRow> case_of(StreamId agency, std::string_view number) const = 0;
  /// The cases behind that place of the list (nothing: from its beginning), in order of due day, then agency and
  /// number, at most `limit`; fewer: there are no more. All pages of a list together cost what it costs at once: what
  /// lies before the place is not read again.
  virtual std::vector<CaseRow> cases_after(const CaseFilter& filter, const std::optional<ListPlace>& after,
                                           std::size_t limit) const = 0;
  /// The cases of which something concerns() the period, in that order: those behind a cell of a table are among them.
  /// Numbers only, and cost follows theirs: a list in order of day has no index for it. @param agency 0: of any
  virtual std::vector<StreamId> cases_concerning(const Period& period, StreamId agency) const = 0;
  /// All that concerns() the period, alike cases together, every group once, in no order; as many groups as the cases
  /// are of kinds, so memory does not grow with the cases.
  virtual std::vector<CaseGroup> groups(const Period& period) const = 0;
  virtual void clear_cases() = 0;
  /// Rows, remedies, complaints, reopenings; pages of `limit` lines or more.
  virtual DumpPage case_lines(const DumpPlace& from, std::size_t limit) const = 0;

  /// The whole list, in one view; memory does not grow with the cases.
  void each_case(const CaseFilter& filter, const Visit& visit) const;
  void each_case_concerning(const Period& period, StreamId agency, const Visit& visit) const;
};

}  // namespace qixian::engine
