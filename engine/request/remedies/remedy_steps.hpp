#pragma once
#include "engine/base/error.hpp"
#include "engine/request/case/event.hpp"
#include "engine/request/clock/facts.hpp"

/// The steps of reconsiderations and suits.
namespace qixian::engine {

/// Reconsideration and litigation: their order, their results, and whether the way was open.
Verdict judge_remedy(const Facts& f, const Fact& fact);
/// A step of a remedy.
void fold_remedy(const Facts& f, const Fact& fact);

}  // namespace qixian::engine
