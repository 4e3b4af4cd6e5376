// The walks of the ports, on their pages.
#include <algorithm>

#include "engine/store/ports/case_rows.hpp"
#include "engine/store/ports/deadline_rows.hpp"
#include "engine/store/ports/frozen_tables.hpp"
#include "engine/store/ports/pages.hpp"

namespace qixian::engine {

void CaseRows::each_case(const CaseFilter& filter, const Visit& visit) const {
  const auto view = one_view();
  for_each_page<CaseRow>(
      [&](const CaseRow* last, std::size_t limit) {
        return cases_after(filter, last ? std::optional(place_of(*last)) : std::nullopt, limit);
      },
      visit);
}

void CaseRows::each_case_concerning(const Period& period, StreamId agency, const Visit& visit) const {
  const auto view = one_view();
  const auto streams = cases_concerning(period, agency);
  for (std::span<const StreamId> left(streams); !left.empty();) {
    const auto some = left.first(std::min(page_rows, left.size()));
    for (const auto& row : case_rows(some)) visit(row);
    left = left.subspan(some.size());
  }
}

void DeadlineRows::each_deadline(const DeadlineFilter& filter, const Visit& visit) const {
  const auto view = one_view();
  for_each_page<DeadlineRow>(
      [&](const DeadlineRow* last, std::size_t limit) { return deadlines_after(filter, last, limit); }, visit);
}

void FrozenTables::each_frozen(const Visit& visit) const {
  const auto view = one_view();
  for_each_page<FrozenTable>(
      [&](const FrozenTable* last, std::size_t limit) { return frozen_after(last ? last->id : 0, limit); }, visit);
}

}  // namespace qixian::engine
