#pragma once
#include <boost/json/fwd.hpp>
#include <string>
#include <vector>

#include "engine/agencies/agency.hpp"
#include "engine/request/case/event.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

namespace json = boost::json;

/// What a field of a fact is called; the name itself where there is no label.
std::string field_label(const Words& words, std::string_view name);

/// One thing that a fact says.
struct Detail {
  const char* name;  ///< as it stands in the store: approved_by
  std::string label;
  std::string text;
};

/// All that a fact says, in its own order; what it leaves unsaid is left out. Private texts must be unsealed.
std::vector<Detail> details_of(const Words& words, const engine::Fact& fact, const engine::AgencyBook& agencies);
/// The same by name; null for a personal text that has been erased.
json::object details_json(const engine::Fact& fact, const engine::AgencyBook& agencies);

}  // namespace qixian::present
