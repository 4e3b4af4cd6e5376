#pragma once
#include <boost/json/fwd.hpp>
#include <string>

#include "engine/complaint/complaint.hpp"
#include "engine/office/office.hpp"
#include "present/language/page_lines.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

namespace json = boost::json;

std::string status_text(const Words& words, const engine::Complaint& c, const engine::Office& office);
/// In a sentence; a day beyond the last notice says so (C7).
std::string due_sentence(const Words& words, const engine::Complaint& c, const engine::Office& office);
/// For a list: 2026-12-01, or 2026-12-01? where the notice is not out; empty without a limit.
std::string due_text(const engine::Complaint& c, const engine::Office& office);
json::object to_json(const engine::Complaint& c, const engine::Office& office);
/// All that is known of one. Private texts must be unsealed.
std::vector<PageLine> page_lines(const Words& words, const engine::Complaint& c, const engine::Office& office);

}  // namespace qixian::present
