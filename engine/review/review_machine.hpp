#pragma once
#include <span>

#include "engine/base/mode.hpp"
#include "engine/machine/fired.hpp"
#include "engine/review/review.hpp"

namespace qixian::engine {

FiredTo<ReviewState> fire_review(const Review& review, ReviewStep step, std::string_view person, Mode mode);

std::span<const Row> review_rows();

}  // namespace qixian::engine
