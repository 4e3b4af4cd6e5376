// The walks of the ports that stand beside the store, on their pages.
#include "engine/store/outbox.hpp"
#include "engine/store/ports/pages.hpp"
#include "engine/store/publication_rows.hpp"

namespace qixian::engine {

void PublicationRows::each(const PublicationFilter& filter, const Visit& visit) const {
  const auto view = one_view();
  for_each_page<PublicationRow>(
      [&](const PublicationRow* last, std::size_t limit) {
        return rows_after(filter, last ? std::optional(place_of(*last)) : std::nullopt, limit);
      },
      visit);
}

void PublicationRows::dump(const std::function<void(std::string_view)>& line) const {
  const auto view = one_view();
  for_each_line([&](const DumpPlace& at) { return lines(at, page_rows); }, line);
}

void Outbox::each(std::string_view state, const std::function<void(const OutboxEntry&)>& visit) const {
  const auto view = one_view();
  for_each_page<OutboxEntry>(
      [&](const OutboxEntry* last, std::size_t limit) { return entries_after(state, last ? last->id : 0, limit); },
      visit);
}

}  // namespace qixian::engine
