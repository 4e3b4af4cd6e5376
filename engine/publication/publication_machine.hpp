#pragma once
#include <span>

#include "engine/base/mode.hpp"
#include "engine/codes/publication_codes.hpp"
#include "engine/machine/fired.hpp"
#include "engine/review/review.hpp"

namespace qixian::engine {

/// verbs: add, change, assign, review, release, withhold. In desk mode an item leaves only with an approved review.
FiredTo<PublicationState> fire_publication(PublicationState state, std::string_view verb, const Review& review,
                                           Mode mode);
std::span<const Row> publication_rows();

}  // namespace qixian::engine
