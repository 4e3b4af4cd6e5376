#pragma once
#include "cli/context.hpp"

namespace qixian::cli {

/// One thing that a fact says.
struct Detail {
  const char* name;   ///< as it stands in the store: approved_by
  std::string label;  ///< in the user's language
  std::string text;
  json::value value;  ///< null for a personal text that has been erased
};

/// All that a fact says, in its own order; what it leaves unsaid is left out. Private texts must be unsealed.
std::vector<Detail> details_of(const engine::Fact& fact, const engine::AgencyBook& agencies);
json::object details_json(const engine::Fact& fact, const engine::AgencyBook& agencies);

}  // namespace qixian::cli
