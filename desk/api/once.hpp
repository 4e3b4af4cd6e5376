#pragma once
#include <functional>

#include "desk/api/call.hpp"

namespace qixian::desk {

/// An act that came with an `Idempotency-Key` is done once for whoever sent it: sent again within three days it is
/// answered as the first time. Act and answer are written together. One that was refused was not done, and is asked
/// anew. Without a key it is just done.
/// @returns what `act` gives; bad_key, key_used for a key that came with another act
Result<Answer> once(wiring::House& house, const Call& call, const std::function<Result<Answer>()>& act);

}  // namespace qixian::desk
