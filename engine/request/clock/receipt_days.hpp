#pragma once
#include <optional>
#include <vector>

#include "engine/request/case/case.hpp"
#include "rules/calendar.hpp"

namespace qixian::engine {

/// One of two signatures of a letter (门卫签收, 收文登记), and the due day that it would give.
struct ReceiptDay {
  Day on;
  std::optional<Day> due;  ///< nothing while the clock stands still
};

/// Both signatures where two are on record; the first is the one that counts, and both are kept (ours, law.md section
/// 2). Empty otherwise.
std::vector<ReceiptDay> receipt_days(const Case& c, const rules::WorkCalendar& calendar);

/// A signed letter that counts from its submission, as an older edition or a ledger without arrived_on recorded it:
/// that this was the day of the signature is not on record.
bool is_receipt_doubtful(const Case& c);

}  // namespace qixian::engine
