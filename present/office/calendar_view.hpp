#pragma once
#include <boost/json/fwd.hpp>
#include <string>
#include <vector>

#include "engine/office/office.hpp"
#include "engine/request/clock/plain_due.hpp"
#include "present/language/words.hpp"
#include "rules/plain_limit.hpp"

namespace qixian::present {

namespace json = boost::json;

json::object notices_json(const rules::WorkCalendar& calendar);

/// The days of a year that a notice speaks of.
struct CalendarYear {
  struct Day {
    rules::Day day;
    bool works;  ///< a make-up day
    std::string name, notice;
    const char* kind() const { return works ? "make_up" : "day_off"; }
  };
  int year = 0, working_days = 0;
  rules::Day provisional_from;
  std::vector<Day> days;
};
CalendarYear calendar_year(const rules::WorkCalendar& calendar, int year);
json::object to_json(const CalendarYear& year);
const char* weekday_text(const Words& words, rules::Day day);

/// A limit that stands by itself, with its steps.
json::object to_json(const Words& words, const engine::PlainDue& answer);
/// One of many that were counted.
struct Counted {
  rules::Day from;
  int days = 0;
  rules::Day due;
  bool provisional = false;
};
json::object to_json(const Counted& counted);

// ---- a notice that was taken into the store, or would be
json::object to_json(const engine::Moved& moved, const engine::Office& office);
/// Of a case that moved: that it is closed, late by the notice, has other flags.
std::string note_of(const Words& words, const engine::Moved& moved);
/// provisional → final
std::string certainty_text(const Words& words, const engine::Moved& moved);
/// @param kept whether it stands in the store now @param moved the cases
json::object notice_json(const rules::Notice& notice, const engine::NoticeOutcome& done, bool kept, json::array moved);
/// How many days were set, cases computed anew, and what else there is to say of it.
std::vector<std::string> notice_lines(const Words& words, const rules::Notice& notice,
                                      const engine::NoticeOutcome& done, bool kept);

}  // namespace qixian::present
