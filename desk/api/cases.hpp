#pragma once
#include "desk/api/call.hpp"

/// Requests: lists, pages, acts. A case is named by its id, which a list gives and no correction changes.
namespace qixian::desk {

/// GET /cases: one page of a list, in order of due day; `next` of the answer is `after` of the next question.
Result<Answer> list_cases(wiring::House& house, const Call& call);
Result<Answer> show_case(wiring::House& house, const Call& call);
/// What may be done now, and why the rest may not.
Result<Answer> show_actions(wiring::House& house, const Call& call);
Result<Answer> show_deadline(wiring::House& house, const Call& call);
Result<Answer> show_history(wiring::House& house, const Call& call);

/// A case as somebody sees it.
struct Seen {
  engine::LoadedCase loaded;
  bool is_revealed = false;  ///< what names who asked is unsealed
};
/// @returns no_case, for a case that the caller may not see as for one that is not there
Result<Seen> load_for(const wiring::House& house, const Call& call);
Result<Seen> load_for(const wiring::House& house, const Call& call, engine::StreamId stream);
/// The tag of a case as it stands: its last event, which If-Match gives back, the calendar, and the day.
std::string tag_of(int last_seq, const engine::Office& office);

}  // namespace qixian::desk
