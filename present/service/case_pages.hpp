#pragma once
#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/request/request_office.hpp"
#include "present/language/words.hpp"

/// Lists and acts as a service gives them: the JSON of docs/json.md, with what a caller needs to come back to a case.
namespace qixian::present {

namespace json = boost::json;

/// A case of a list, with `id`, by which its page is asked for, and `seq`, its last event.
json::object listed_json(const engine::CaseRow& row, const engine::Office& office);
/// {cases, next}: `next` is the place behind the last one, null where there are no more.
json::object list_json(const std::vector<engine::CaseRow>& rows, bool more, const engine::Office& office);
/// Where the next page begins, in a word for an address; and back. @returns nothing for what is none
std::string place_text(const engine::ListPlace& place);
std::optional<engine::ListPlace> place_of_text(std::string_view text);

/// All that is known of one, with `id` and `seq`. Private texts must be unsealed.
json::object paged_json(const Words& words, const engine::LoadedCase& loaded, const engine::CaseRow& row,
                        const engine::Office& office);

/// What an act came to, or would: {case, line, windows, days, warnings} as after an act at a terminal; `case` as in a
/// list.
json::object recorded_json(const Words& words, const engine::Recorded& recorded, const engine::Office& office);
/// {forms}: what each act asks for.
json::object forms_json(const Words& words);

/// Who asks, and what the service takes for today: {name, today, trust: terminal or account, roles, agency}.
json::object me_json(const engine::Actor& actor, const engine::Office& office);

}  // namespace qixian::present
