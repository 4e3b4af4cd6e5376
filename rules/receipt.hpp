#pragma once
#include <optional>
#include <string_view>

#include "rules/calendar.hpp"
#include "rules/codes.hpp"
#include "rules/statutes.hpp"

namespace qixian::rules {

/// What bears on the receipt date (收到申请之日) of a request.
struct Submission {
  Channel channel;
  Day submitted_on;                    ///< handed over, posted, arrived in the mail system, sent on the web
  std::optional<Day> confirmed_on;     ///< with the applicant, by both
  bool misdirected = false;            ///< sent to another unit of the agency, or the applicant can't be reached
  bool web_by_confirmation = false;    ///< the agency's published rule for web forms under R07
  bool posted = false;                 ///< submitted_on is a posting; a record of an older edition has one day for both
  std::optional<Day> arrived_on = {};  ///< a letter: the first signature of the agency, or the day it came
  bool letter_by_arrival = false;      ///< an office that counts an ordinary letter from the day it came: never later
};

/// A letter (信函, 平信): posted one day, there another.
bool is_letter(Channel channel);
bool is_letter(std::string_view channel);  ///< false for what is no channel

struct Receipt {
  std::optional<Day> received_on;  ///< nothing while a confirmation is awaited: no reply clock
  Law law = Law::r07;              ///< that governs the receipt
  std::string_view article;        ///< where the receipt date comes from
  bool by_confirmation = false;
  bool by_signature = false;  ///< a signed letter: while its signature is not on record there is no receipt
};

/// The legal receipt date by the channel's rule (R19 art 31, 国办公开办函〔2015〕207号, guiding case 26).
/// The regulation is the one in force on the receipt date that its own rule gives.
Receipt settle_receipt(const Submission& submission);

/// The agency confirmed later than the next working day after the request came: a letter whose coming is not on record
/// is under way for days that nobody knows.
bool confirmed_late(const Submission& submission, const WorkCalendar& calendar);

}  // namespace qixian::rules
