#include "engine/machine/msm.hpp"
#include "engine/request/life/machine.hpp"

/// One wait: a supplement, an opinion, reasons, a fee.
namespace qixian::engine {
namespace {

using namespace msm_support;

QIXIAN_STATE(NotAsked, WaitState::not_asked);
QIXIAN_STATE(Asked, WaitState::asked);
QIXIAN_STATE(AtAddressee, WaitState::at_addressee);
QIXIAN_STATE(Replied, WaitState::replied);
QIXIAN_STATE(Lapsed, WaitState::lapsed);
QIXIAN_STATE(Returned, WaitState::returned);
QIXIAN_STATE(Overtaken, WaitState::overtaken);

QIXIAN_STEP(Ask, WaitStep::ask);
QIXIAN_STEP(ServeLetter, WaitStep::serve);
QIXIAN_STEP(TakeReply, WaitStep::reply);
QIXIAN_STEP(LapseWait, WaitStep::lapse);
QIXIAN_STEP(TakeBack, WaitStep::take_back);
QIXIAN_STEP(Overtake, WaitStep::overtake);

QIXIAN_STEP_GUARD(is_past_due, !fsm.due || fsm.on > *fsm.due);
QIXIAN_STEP_GUARD(has_good_reason, fsm.good_reason);

struct WaitLife_ : msm::front::state_machine_def<WaitLife_> {
  using initial_state = NotAsked;
  using no_exception_thrown = int;
  using no_message_queue = int;
  std::optional<Day> due;
  Day on;
  bool good_reason = false;
  template <class S, class E, class T, class A, class G>
  using Row = msm::front::Row<S, E, T, A, G>;
  // clang-format off
  using transition_table = Table<
    //  from         command      target       action when
    Row<NotAsked,    Ask,         Asked,       none,  none>,
    // --------------------------------------------------------------
    Row<Asked,       ServeLetter, AtAddressee, none,  none>,
    Row<Asked,       TakeReply,   Replied,     none,  none>,
    Row<Asked,       LapseWait,   Lapsed,      none,  is_past_due>,
    Row<Asked,       TakeBack,    Returned,    none,  none>,
    Row<Asked,       Overtake,    Overtaken,   none,  none>,
    // --------------------------------------------------------------
    Row<AtAddressee, TakeReply,   Replied,     none,  none>,
    Row<AtAddressee, LapseWait,   Lapsed,      none,  is_past_due>,
    Row<AtAddressee, Overtake,    Overtaken,   none,  none>,
    // --------------------------------------------------------------
    Row<Lapsed,      TakeReply,   Replied,     none,  has_good_reason>
  >;
  // clang-format on
  template <class F, class E>
  void no_transition(const E&, F&, int) {}
};

Text why_not(WaitState state, WaitStep step) {
  using enum WaitState;
  if (step == WaitStep::lapse && (state == asked || state == at_addressee)) {
    return {N_("it can lapse only from the day after its due day"), {}};
  }
  if (state == lapsed) return {N_("it lapsed; a late reply needs a good reason (R19 art 30)"), {}};
  if (state == not_asked) return {N_("it was not asked for"), {}};
  return {N_("it has been answered, returned or served already"), {}};
}

}  // namespace

FiredTo<WaitState> fire_wait(WaitState state, WaitStep step, std::optional<Day> due, Day on, bool good_reason) {
  msm::back::state_machine<WaitLife_> machine;
  machine.due = due;
  machine.on = on;
  machine.good_reason = good_reason;
  return fire_step(machine, state, step, why_not, "R19 art 30");
}

std::span<const Row> wait_rows() {
  static const auto rows = rows_of<WaitLife_>();
  return rows;
}

}  // namespace qixian::engine
