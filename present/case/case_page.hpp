#pragma once
#include <boost/json/fwd.hpp>

#include "engine/agencies/agency.hpp"
#include "engine/request/request_office.hpp"
#include "present/language/page_lines.hpp"
#include "present/language/words.hpp"

/// All that is known of one case, for a page and as docs/json.md has it.
namespace qixian::present {

namespace json = boost::json;

/// What a page says of a case. Private texts must be unsealed.
struct CasePage {
  std::vector<PageLine> lines;
  std::vector<std::string> silence;  ///< overdue: what the applicant has against it
  std::vector<std::string> flags;
};
CasePage case_page(const Words& words, const engine::LoadedCase& loaded, const engine::CaseRow& row,
                   const engine::Office& office);

/// The same as JSON. Private texts must be unsealed.
json::object case_page_json(const Words& words, const engine::LoadedCase& loaded, const engine::CaseRow& row,
                            const engine::Office& office);
/// Its events with what each says; void where a correction took one back.
json::array history_json(const engine::LoadedCase& loaded, const engine::AgencyBook& agencies);

}  // namespace qixian::present
