#include "engine/store/ports/log.hpp"

#include <algorithm>

#include "engine/store/ports/pages.hpp"

namespace qixian::engine {

Error unreadable_event(const EventRecord& e) {
  return {
      "unreadable_event",
      {N_("event {0} ({1}) can't be read"), {e.seq, e.type}},
      {N_("where a newer program wrote the store, use that one; else it is damaged: run {0}"), {as::an_act("verify")}}};
}

Bookmark Log::each_event_after(Bookmark read, const Visit& visit) const {
  for_each_page<EventRecord>([&](const EventRecord*, std::size_t limit) { return events_after(read, limit); },
                             [&](const EventRecord& event) {
                               visit(event);
                               read.advance(event.chain, event.seq);
                             });
  return read;
}

void Log::each_stream(std::string_view kind, const VisitStream& visit) const {
  const auto view = one_view();
  StreamId after = 0;
  for (auto page = streams_after(kind, after, page_rows); !page.empty(); page = streams_after(kind, after, page_rows)) {
    for (auto first = page.cbegin(); first != page.cend();) {
      after = first->stream;
      const auto last = std::find_if(first, page.cend(), [&](auto& e) { return e.stream != after; });
      visit(after, std::span(first, last));
      first = last;
    }
  }
}

}  // namespace qixian::engine
