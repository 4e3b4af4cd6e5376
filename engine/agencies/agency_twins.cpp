#include "engine/agencies/agency_twins.hpp"

#include <algorithm>
#include <set>

namespace qixian::engine {

std::vector<Twins> twins_of(const AgencyBook& book) {
  std::vector<Twins> out;
  for (const auto& [name, bearers] : book.names()) {
    Twins twins{name, bearers};
    std::erase_if(twins.agencies, [&](auto id) { return book.find(id)->merged_on.has_value(); });
    const bool known = std::ranges::find(out, twins.agencies, &Twins::agencies) != out.end();  // by another name
    if (twins.agencies.size() > 1 && !known) out.push_back(std::move(twins));
  }
  return out;
}

std::vector<std::string> doubled_numbers(const CaseRows& rows, const Twins& twins) {
  std::set<std::string> found;
  for (const auto id : twins.agencies) {
    rows.each_case({.agency = id}, [&](const CaseRow& row) {
      const auto has_it = [&](auto other) { return other > id && rows.case_of(other, row.number).has_value(); };
      if (std::ranges::any_of(twins.agencies, has_it)) found.insert(row.number);
    });
  }
  return {found.begin(), found.end()};
}

}  // namespace qixian::engine
