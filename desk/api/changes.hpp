#pragma once
#include "desk/api/call.hpp"

namespace qixian::desk {

/// GET /changes?after=12: what was written since, by whatever hand, of what the caller may see; without `after` only
/// how far the log goes now. Cost follows what is behind.
Result<Answer> list_changes(wiring::House& house, const Call& call);
/// GET /changes/stream: server-sent events, one each time that something was written.
Result<Answer> follow_changes(wiring::House& house, const Call& call);

}  // namespace qixian::desk
