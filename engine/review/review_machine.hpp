#pragma once
#include <span>

#include "engine/base/mode.hpp"
#include "engine/machine/fired.hpp"
#include "engine/review/review.hpp"

namespace qixian::engine {

/// verbs: mark, legal, head, body, leader, return, refer, ruled
Fired fire_review(const Review& review, std::string_view verb, std::string_view person, Mode mode);

std::span<const Row> review_rows();

}  // namespace qixian::engine
