#pragma once
#include "engine/office.hpp"

namespace qixian::engine {

/// What is wrong with a year's table as an agency published it: P19, its row 2 is not what the year before carried over
/// (law F5); P20, published after its day, or not at all.
struct ReportFault {
  StreamId agency = 0;  ///< whose table, with all below it; 0: all agencies
  int year = 0;         ///< that the report is of
  int flag = 0;         ///< 19 or 20
  Text why;
  Day due;  ///< of the report
};

/// Of the reports that were due in the period, as the frozen tables show. An agency that never froze a table of a whole
/// year is not asked for one: it publishes without this program. Where a table was published anew the first one says
/// when, the last one what.
/// @param root 0: all agencies
std::vector<ReportFault> report_faults(const Office& office, const Period& period, StreamId root = 0);

}  // namespace qixian::engine
