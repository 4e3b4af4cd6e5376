#pragma once
#include "engine/tables/official_table.hpp"

/// What applicants were charged in a period, case by case: costs of search, copy and post and what was waived of them
/// (R07 arts 27 and 28), the information processing fee (FEE). What the annual report says of fees rests on it.
namespace qixian::engine {

/// Of one act: costs on the day they were charged, a fee on the day it was paid in full. In hundredths of a yuan.
struct FeeLine {
  std::string number;
  StreamId agency = 0;
  Day on;
  std::int64_t search_fen = 0, copy_fen = 0, post_fen = 0, waived_fen = 0;
  std::int64_t fee_fen = 0;      ///< kept; what was paid beyond the fee is given back
  std::int64_t surplus_fen = 0;  ///< to be given back
  bool fee_unknown = false;      ///< from a ledger, which tells no sum
  std::int64_t received_fen() const { return search_fen + copy_fen + post_fen - waived_fen + fee_fen; }
};

struct FeeSums {
  std::vector<FeeLine> lines;  ///< in order of day and number
  FeeLine total;               ///< number and day are empty
  std::int64_t waivers = 0;    ///< acts that waived something
};
/// @param query its period and tree; as it stood once is not asked for
Result<FeeSums> fee_sums(const Office& office, const TableQuery& query);

}  // namespace qixian::engine
