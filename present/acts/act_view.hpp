#pragma once
#include <boost/json/fwd.hpp>
#include <vector>

#include "engine/request/request_office.hpp"
#include "engine/request/voided_cases.hpp"
#include "present/language/page_lines.hpp"
#include "present/language/words.hpp"

/// What an act came to, what may be done next, and what was undone.
namespace qixian::present {

namespace json = boost::json;

/// The case after an act, with the days beside its limit.
json::object act_json(const engine::Recorded& recorded, const engine::Office& office);
/// The case in a line: 2026-1  registered  due 2026-03-02
std::string act_line(const Words& words, const engine::Recorded& recorded, const engine::Office& office);
/// What the act set beside the reply limit, or moved: days that somebody waits for, what was paid too much.
std::vector<PageLine> act_days(const Words& words, const engine::Recorded& recorded, const engine::Office& office);
/// What it calls attention to: the flags that it raised, a filing after its window, an extension that adds nothing.
std::vector<std::string> act_warnings(const Words& words, const engine::Recorded& recorded);

/// What may be done with a case, and why the rest may not.
json::array to_json(const Words& words, const std::vector<engine::Action>& actions);
/// Why its limit ends on that day.
json::object deadline_json(const Words& words, const engine::Case& c, const engine::Deadline& deadline);
json::object to_json(const engine::VoidedCase& voided, const engine::Office& office);

}  // namespace qixian::present
