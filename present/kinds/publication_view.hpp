#pragma once
#include <boost/json/fwd.hpp>
#include <string>

#include "engine/publication/publication_office.hpp"
#include "engine/request/clock/clock.hpp"
#include "present/language/page_lines.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

namespace json = boost::json;

/// running, overdue, published_in_time, published_late, withheld: on a day.
std::string_view status_on(const engine::PublicationRow& row, rules::Day today);
std::string status_text(const Words& words, const engine::PublicationRow& row, rules::Day today);
json::object to_json(const engine::PublicationRow& row, const engine::PublicationOffice& publications);
/// All that is known of one item, with its events.
json::object page_json(const Words& words, const engine::LoadedPublication& item, const engine::PublicationRow& row,
                       const engine::PublicationOffice& publications);
std::vector<PageLine> page_lines(const Words& words, const engine::LoadedPublication& item,
                                 const engine::PublicationRow& row, const engine::Office& office);
/// What an event did; of a review with its step.
std::string what_text(const Words& words, const engine::PublicationFact& fact);
/// What is wrong with an item that has this flag.
const char* unreviewed_text(const Words& words);
/// The steps to its due day; none where another law's day holds.
std::vector<engine::Step> steps_of(const engine::Publication& p, const rules::WorkCalendar& calendar);
/// "2026-12-01 (provisional …), 3 working days left"
std::string due_text(const Words& words, const engine::PublicationRow& row, const engine::Office& office);

}  // namespace qixian::present
