#pragma once
#include "engine/request/request_office.hpp"

namespace qixian::engine {

/// Which consultation an act speaks of. An event holds its short code, which stands for good; whoever acts may name the
/// addressee, who is personal data, or nobody where only one can be meant: the one that is open, else the one that
/// objected and is still to be told. What nothing on record answers to stays as it was said, and is refused by the
/// checks.
/// @param loaded its private texts are opened here where a name is to be found
void settle_consultation(const Office& office, const LoadedCase& loaded, Fact& fact);

}  // namespace qixian::engine
