#pragma once
#include "engine/agencies/agency.hpp"

namespace qixian::engine {

/// Agencies of one name that were made side by side, by two processes of an edition that did not look inside the
/// transaction. They are made one by a merge (AgencyMerged), and are no twins from then on.
struct Twins {
  std::string name;
  std::vector<StreamId> agencies;  ///< in order of their number
  bool operator==(const Twins&) const = default;
};
std::vector<Twins> twins_of(const AgencyBook& book);

/// Numbers of requests that several of them have, in order. Costs a look-up for each of their cases.
std::vector<std::string> doubled_numbers(const CaseRows& rows, const Twins& twins);

}  // namespace qixian::engine
