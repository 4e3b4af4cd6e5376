#pragma once
#include <functional>
#include <span>

#include "engine/store/ports/dump.hpp"
#include "engine/store/ports/log.hpp"
#include "engine/store/rows/deadline_row.hpp"

namespace qixian::engine {

/// The projection of open deadlines, of every kind of case: the index that reminders are found by.
class DeadlineRows : public Viewed {
 public:
  using Visit = std::function<void(const DeadlineRow&)>;

  /// What stands for that stream is replaced. Costs a look-up where there is nothing before or after.
  virtual void put_deadlines(StreamId stream, std::span<const DeadlineRow> rows) = 0;
  /// In order of kind and ordinal.
  virtual std::vector<DeadlineRow> deadlines(StreamId stream) const = 0;
  /// The rows behind that one (null: from the first on), at most `limit`; fewer: there are no more. Of a kind: in order
  /// of due day, stream and ordinal. Of the days of a stop alone: in order of its last day, then stream, kind and
  /// ordinal. Cost follows what is found then. Else, in order of stream, kind and ordinal, all are passed over.
  virtual std::vector<DeadlineRow> deadlines_after(const DeadlineFilter& filter, const DeadlineRow* after,
                                                   std::size_t limit) const = 0;
  virtual void clear_deadlines() = 0;
  virtual DumpPage deadline_lines(const DumpPlace& from, std::size_t limit) const = 0;

  /// All of them, in that order and in one view.
  void each_deadline(const DeadlineFilter& filter, const Visit& visit) const;
};

}  // namespace qixian::engine
