#include "engine/publication/publication_machine.hpp"

#include <algorithm>

#include "engine/machine/msm.hpp"

/// An item of government information on its way to the public.
namespace qixian::engine {
namespace {

using namespace msm_support;

QIXIAN_STATE(NotMade, PublicationState::fresh);
QIXIAN_STATE(Pending, PublicationState::pending);
QIXIAN_STATE(Published, PublicationState::published);
QIXIAN_STATE(Withheld, PublicationState::withheld);

QIXIAN_STEP(Add, "add");
QIXIAN_STEP(Change, "change");
QIXIAN_STEP(Assign, "assign");
QIXIAN_STEP(StepReview, "review");
QIXIAN_STEP(Release, "release");
QIXIAN_STEP(Withhold, "withhold");

bool found(const Review& r, ReviewOutcome outcome) { return r.state == ReviewState::approved && r.outcome == outcome; }

/// The review's outcome allows it; what a ledger reports has happened, reviewed or not.
QIXIAN_STEP_GUARD(is_cleared, fsm.mode == Mode::record || found(*fsm.review, ReviewOutcome::open) ||
                                  found(*fsm.review, ReviewOutcome::part_open));
QIXIAN_STEP_GUARD(is_found_closed, fsm.mode == Mode::record || found(*fsm.review, ReviewOutcome::refuse));

struct PublicationLife_ : msm::front::state_machine_def<PublicationLife_> {
  using initial_state = NotMade;
  using no_exception_thrown = int;
  using no_message_queue = int;
  const Review* review = nullptr;
  Mode mode = Mode::desk;
  template <class S, class E, class T, class A, class G>
  using Row = msm::front::Row<S, E, T, A, G>;
  // clang-format off
  using transition_table = Table<
    //  from       command     target     action when
    Row<NotMade,   Add,        Pending,   none,  none>,
    // --------------------------------------------------------------
    Row<Pending,   Change,     none,      none,  none>,
    Row<Pending,   Assign,     none,      none,  none>,
    Row<Pending,   StepReview, none,      none,  none>,
    Row<Pending,   Release,    Published, none,  is_cleared>,
    Row<Pending,   Withhold,   Withheld,  none,  is_found_closed>,
    // --------------------------------------------------------------
    Row<Published, Change,     Pending,   none,  none>,
    // --------------------------------------------------------------
    Row<Withheld,  Change,     Pending,   none,  none>,
    Row<Withheld,  StepReview, none,      none,  none>,
    Row<Withheld,  Release,    Published, none,  is_cleared>
  >;
  // clang-format on
  template <class F, class E>
  void no_transition(const E&, F&, int) {}
};

Text why_not(PublicationState state, std::string_view verb) {
  if (verb == "add") return {N_("the item is on record"), {}};
  if (state == PublicationState::published)
    return {N_("the item has been published; only a change opens it again"), {}};
  if (verb == "release") return {N_("the confidentiality review has not cleared the item for publication"), {}};
  if (verb == "withhold" && state == PublicationState::pending)
    return {N_("the confidentiality review has not found that the item must be withheld"), {}};
  return {N_("the item is withheld; a new review or a change opens it again"), {}};
}

}  // namespace

FiredTo<PublicationState> fire_publication(PublicationState state, std::string_view verb, const Review& review,
                                           Mode mode) {
  msm::back::state_machine<PublicationLife_> machine;
  machine.review = &review;
  machine.mode = mode;
  auto fired = fire_step(machine, state, verb, why_not, "R19 art 17");
  const auto here = [&](const Row& row) { return row.source == code_of(state) && row.command == verb; };
  if (fired.result == Firing::refused && std::ranges::none_of(publication_rows(), here))
    fired.result = Firing::not_here;
  return fired;
}

std::span<const Row> publication_rows() {
  static const auto rows = rows_of<PublicationLife_>();
  return rows;
}

}  // namespace qixian::engine
