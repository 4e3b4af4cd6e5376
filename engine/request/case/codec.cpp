#include "engine/request/case/codec.hpp"

#include "engine/base/described.hpp"

namespace qixian::engine {

std::string encode(const Fact& fact) {
  return std::visit([](const auto& f) { return described::to_json(f); }, fact);
}

std::optional<Fact> decode(std::string_view type, std::string_view text) {
  return described::from_json<Fact>(type, text);
}

Result<std::vector<Event>> decode_all(std::span<const EventRecord> records) {
  std::vector<Event> events;
  events.reserve(records.size());
  for (const auto& r : records) {
    auto fact = decode(r.type, r.data);
    if (!fact) return tl::unexpected(unreadable_event(r));
    events.push_back({r.stream_seq, r.happened_on, r.recorded_at, r.by, std::move(*fact)});
  }
  return events;
}

}  // namespace qixian::engine
