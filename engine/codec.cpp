#include "engine/codec.hpp"

#include "engine/described.hpp"

namespace qixian::engine {

std::string encode(const Fact& fact) {
  return std::visit([](const auto& f) { return described::to_json(f); }, fact);
}

std::optional<Fact> decode(std::string_view type, std::string_view text) {
  return described::from_json<Fact>(type, text);
}

void each_private(Fact& fact, const std::function<void(const std::string&, PrivateText&)>& visit) {
  visit_private(fact, visit);
}

}  // namespace qixian::engine
