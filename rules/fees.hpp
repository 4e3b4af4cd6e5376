#pragma once
#include <cstdint>
#include <string_view>

#include "rules/statutes.hpp"

namespace qixian::rules {

using Yuan = std::int64_t;

/// From the `first`-th request or page on, each costs `each` yuan; with `step` > 0, `more` yuan more after every `step`
/// of them. A band ends where the next begins.
struct FeeBand {
  int first;
  Yuan each;
  int step = 0;
  Yuan more = 0;
};

/// 政府信息公开信息处理费管理办法, the information processing fee (信息处理费; law section 5).
inline constexpr std::string_view fee_source = "国办函〔2020〕109号";
inline constexpr FeeBand fee_by_count[] = {{1, 0}, {11, 100}, {31, 200, 10, 100}};
inline constexpr FeeBand fee_by_page[] = {{1, 0}, {31, 10}, {101, 20}, {201, 40}};

/// To a request of this receipt date: its own day of entry into force is the rule's row.
inline bool fee_applies(Day receipt) { return receipt >= rule("fee.art6.payment").from; }

/// By count (按件): for `now` requests of an applicant who made `before` others in the same calendar month.
/// @throws std::out_of_range for a negative number, or one of more than a million
Yuan by_count(int before, int now);

/// By page (按量): for the pages of one request. @throws as by_count()
Yuan by_page(int pages);

}  // namespace qixian::rules
