#pragma once
#include <optional>
#include <string_view>

#include "rules/calendar.hpp"
#include "rules/statutes.hpp"

namespace qixian::rules {

/// What bears on the receipt date (收到申请之日) of a request.
struct Submission {
  std::string_view channel;
  Day submitted_on;                  ///< handed over, signed for, arrived in the mail system, sent on the web
  std::optional<Day> confirmed_on;   ///< with the applicant, by both
  bool misdirected = false;          ///< sent to another unit of the agency, or the applicant can't be reached
  bool web_by_confirmation = false;  ///< the agency's published rule for web forms under R07
};

struct Receipt {
  std::optional<Day> received_on;  ///< nothing while a confirmation is awaited: no reply clock
  Law law = Law::r07;              ///< that governs the receipt
  std::string_view article;        ///< where the receipt date comes from
  bool by_confirmation = false;
};

/// The legal receipt date by the channel's rule (R19 art 31, 国办公开办函〔2015〕207号, guiding case 26).
/// The regulation is the one in force on the receipt date that its own rule gives.
Receipt settle_receipt(const Submission& submission);

/// The agency confirmed later than the next working day after submission.
bool confirmed_late(const Submission& submission, const WorkCalendar& calendar);

}  // namespace qixian::rules
