#pragma once
#include <span>

#include "engine/machine/fired.hpp"
#include "engine/request/case/matter_codes.hpp"

namespace qixian::engine {

FiredTo<RemedyState> fire_remedy(RemedyState state, RemedyStep step, bool may_file_anew);

std::span<const Row> remedy_rows();

}  // namespace qixian::engine
