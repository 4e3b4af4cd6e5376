#pragma once
#include <cstdint>
#include <span>

#include "engine/base/shared_facts.hpp"
#include "engine/store/ports.hpp"
#include "engine/store/rows/deadline_row.hpp"
#include "rules/calendar.hpp"
#include "rules/coded.hpp"

/// A complaint or report about disclosure (投诉举报) that stands alone: no request is needed (R07 art 33(1), R19 arts
/// 47 and 51). One about a request may name it. Beside `complain`, which notes one in its request.
namespace qixian::engine {

// clang-format off
/// The day of the event is the day it came. `days` is the office's own limit in working days, for the Regulation sets
/// none; 0: none. It stands in the event, so that another practice later moves nothing. `request` is the stream of the one that
/// it is about, `about` how it was called.
struct ComplaintReceived { QIXIAN_FACT("complaint_received", "complaint receive");
  std::string number; std::int64_t agency = 0; int days = 0; std::string officer; std::string about; std::int64_t request = 0; PrivateText complainant; PrivateText subject; };
/// A later one takes the place of the one before it, which was entered wrongly, for that reason.
struct ComplaintClosed { QIXIAN_FACT("complaint_closed", "complaint close"); std::string result; PrivateText note; PrivateText reason; bool has_known_codes() const; };
struct ComplaintVoided { QIXIAN_FACT("complaint_voided", "complaint void"); PrivateText reason; };
BOOST_DESCRIBE_STRUCT(ComplaintReceived, (), (number, agency, days, officer, about, request, complainant, subject))
BOOST_DESCRIBE_STRUCT(ComplaintClosed, (), (result, note, reason))
BOOST_DESCRIBE_STRUCT(ComplaintVoided, (), (reason))
// clang-format on
using ComplaintFact =
    std::variant<ComplaintReceived, OfficerAssigned, ComplaintClosed, ComplaintVoided, PersonalDataErased>;

using ComplaintEvent = EventOf<ComplaintFact>;

/// What a complaint came to; none: open.
enum class ComplaintResult : std::uint8_t {
  none,
  substantiated,         ///< 属实
  partly_substantiated,  ///< 部分属实
  unfounded,             ///< 不属实
  not_accepted,          ///< 不予受理
  handed_on,             ///< 移送
  taken_back             ///< 撤回
};
constexpr auto words_of(ComplaintResult) {
  using enum ComplaintResult;
  return rules::words<ComplaintResult>({{none, ""},
                                        {substantiated, "substantiated"},
                                        {partly_substantiated, "partly_substantiated"},
                                        {unfounded, "unfounded"},
                                        {not_accepted, "not_accepted"},
                                        {handed_on, "handed_on"},
                                        {taken_back, "taken_back"}});
}

struct Complaint {
  StreamId stream = 0;
  ComplaintReceived received;
  Day received_on;
  std::string officer;
  ComplaintResult result = ComplaintResult::none;
  std::optional<Day> closed_on;
  bool is_void = false, closed_anew = false;
  PrivateText note;
  int last_seq = 0;
  bool is_open() const { return !closed_on && !is_void; }
};

/// @returns unreadable_event
Result<Complaint> fold_complaint(StreamId stream, std::span<const EventRecord> records);

/// The last day of the office's own limit; nothing where there is none.
std::optional<Day> complaint_due(const Complaint& c, const rules::WorkCalendar& calendar);
bool is_late(const Complaint& c, const rules::WorkCalendar& calendar, Day today);
/// Still open, and its day (with its certainty) as reminders find it.
std::vector<DeadlineRow> obligations(const Complaint& c, const rules::WorkCalendar& calendar);

/// By which complaints of that day are dealt with.
std::vector<std::string> complaint_articles(Day received);

}  // namespace qixian::engine
