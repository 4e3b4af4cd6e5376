#pragma once
#include "engine/office/office.hpp"

namespace qixian::engine {

/// What is wrong with a year's report: P19, row 2 of its table as it was frozen is not what the year before carried
/// over (law F5); P20, published after its day.
struct ReportFault {
  StreamId agency = 0;  ///< whose table, with all below it; 0: all agencies
  int year = 0;         ///< that the report is of
  int flag = 0;         ///< 19 or 20
  Text why;
  Day due;  ///< of the report
};

/// Of the reports that were due in the period. Where a table was frozen anew the last one says what it says. When a
/// report was published is a fact of its own (report_publication): where it is not on record nobody is accused (P20).
/// @param root 0: all agencies
std::vector<ReportFault> report_faults(const Office& office, const Period& period, StreamId root = 0);

}  // namespace qixian::engine
