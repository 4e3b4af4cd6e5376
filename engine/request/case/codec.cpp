#include "engine/request/case/codec.hpp"

#include "engine/store/sealed_fact.hpp"

namespace qixian::engine {

std::string encode(const Fact& fact) {
  return std::visit([](const auto& f) { return described::to_json(f); }, fact);
}

std::optional<Fact> decode(std::string_view type, std::string_view text) {
  return described::from_json<Fact>(type, text);
}

Result<std::vector<Event>> decode_all(std::span<const EventRecord> records) { return decode_events<Fact>(records); }

}  // namespace qixian::engine
