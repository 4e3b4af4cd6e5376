#pragma once
#include <span>
#include <vector>

#include "engine/store/case_kind.hpp"
#include "engine/store/flaw.hpp"

namespace qixian::engine {

/// Holds what stands in a store against its events, and needs no Office: a broken event is named, by the store's seq
/// and its type, and stops nothing. Writes nothing; reads every event once, a stream at a time.
/// @returns unreadable (an event that this program can't read), unfit (a case whose events don't fit together, or whose
/// rows are not those that they make: `rebuild` mends the latter), no more than most_flaws of each; twins (an agency
/// that was made twice) and twin_number (a number that both have)
std::vector<Flaw> audit(const Store& store, std::span<CaseKind* const> kinds);

}  // namespace qixian::engine
