#pragma once
#include "desk/api/call.hpp"

/// What is done to requests: each act by its form, with the rights and the law of the command line.
namespace qixian::desk {

/// What each act asks for, as a page shows it.
Result<Answer> list_forms(wiring::House& house, const Call& call);
/// POST /cases: a new request.
Result<Answer> receive(wiring::House& house, const Call& call);
/// POST /cases/17/acts/extend. With If-Match on what the caller saw it is refused where the case has moved on since.
Result<Answer> act(wiring::House& house, const Call& call);
/// What the act would come to; nothing is written.
Result<Answer> preview(wiring::House& house, const Call& call);

}  // namespace qixian::desk
