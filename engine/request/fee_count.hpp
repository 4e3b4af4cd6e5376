#pragma once
#include "engine/request/request_office.hpp"

/// What the fee by count (按件计收) rests on: the requests that the same applicant made to the same agency in a
/// calendar month (FEE art 4), by the month of receipt (ours). What the store knows is counted; what lies outside it
/// the officer adds.
namespace qixian::engine {

struct CountedRequest {
  std::string number;
  Day received_on;
  int units = 1;  ///< one case is one, unless its own notice split it into several
};

struct FeeCount {
  std::vector<CountedRequest> earlier;  ///< received before this one, in that order
  int unnamed = 0;    ///< of this kind, month and agency, whose applicant was erased or never on record: not compared
  bool named = true;  ///< this request has an applicant to compare by
};
Result<FeeCount> earlier_in_month(const Office& office, const LoadedCase& loaded);

/// A name as it is compared: without blanks and middle dots, full-width letters and brackets as their narrow ones.
std::string comparable_name(std::string_view name);

/// Adds what the store counts to a notice by count, case by case. @returns not_counted_unknown, not_by_count
Result<void> settle_count(const Office& office, const LoadedCase& loaded, FeeNoticed& notice);

}  // namespace qixian::engine
