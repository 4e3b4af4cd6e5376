#pragma once
#include <span>

#include "engine/base/mode.hpp"
#include "engine/machine/fired.hpp"
#include "engine/review/review.hpp"

namespace qixian::engine {

/// verbs: add, change, assign, review, release, withhold. In desk mode an item leaves only with an approved review.
Fired fire_publication(std::string_view state, std::string_view verb, const Review& review, Mode mode);
std::span<const Row> publication_rows();

}  // namespace qixian::engine
