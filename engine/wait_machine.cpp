#include "engine/msm.hpp"

/// One wait: a supplement, an opinion, reasons, a fee.
namespace qixian::engine {
namespace {

using namespace msm_support;

#define STATE(NAME, CODE)                     \
  struct NAME : msm::front::state<> {         \
    static constexpr const char* code = CODE; \
  }
STATE(NotAsked, "not_asked");
STATE(Asked, "asked");
STATE(AtAddressee, "at_addressee");
STATE(Replied, "replied");
STATE(Lapsed, "lapsed");
STATE(Returned, "returned");
#undef STATE
#define EVENT(NAME, VERB)                     \
  struct NAME {                               \
    static constexpr const char* verb = VERB; \
  }
EVENT(Ask, "ask");
EVENT(ServeLetter, "serve");
EVENT(TakeReply, "reply");
EVENT(LapseWait, "lapse");
EVENT(TakeBack, "return");
#undef EVENT

struct is_past_due {
  static constexpr std::string_view name = "is_past_due";
  template <class E, class F, class S, class T>
  bool operator()(const E&, F& fsm, S&, T&) const {
    return !fsm.due || fsm.on > *fsm.due;
  }
};
struct has_good_reason {
  static constexpr std::string_view name = "has_good_reason";
  template <class E, class F, class S, class T>
  bool operator()(const E&, F& fsm, S&, T&) const {
    return fsm.good_reason;
  }
};

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
    // --------------------------------------------------------------
    Row<AtAddressee, TakeReply,   Replied,     none,  none>,
    Row<AtAddressee, LapseWait,   Lapsed,      none,  is_past_due>,
    // --------------------------------------------------------------
    Row<Lapsed,      TakeReply,   Replied,     none,  has_good_reason>
  >;
  // clang-format on
  template <class F, class E>
  void no_transition(const E&, F&, int) {}
};
using WaitLife = msm::back::state_machine<WaitLife_>;

Text why_not(std::string_view state, std::string_view verb) {
  if (verb == "lapse" && (state == "asked" || state == "at_addressee")) {
    return {N_("it can lapse only from the day after its due day"), {}};
  }
  if (state == "lapsed") return {N_("it lapsed; a late reply needs a good reason (R19 art 30)"), {}};
  if (state == "not_asked") return {N_("it was not asked for"), {}};
  return {N_("it has been answered, returned or served already"), {}};
}

}  // namespace

Fired fire_wait(std::string_view state, std::string_view verb, std::optional<Day> due, Day on, bool good_reason) {
  WaitLife machine;
  machine.due = due;
  machine.on = on;
  machine.good_reason = good_reason;
  restore(machine, state);
  msm::back::HandledEnum handled = msm::back::HANDLED_FALSE;
  const auto fire = [&]<class E>(E event) {
    if (verb == E::verb) handled = machine.process_event(event);
  };
  fire(Ask{});
  fire(ServeLetter{});
  fire(TakeReply{});
  fire(LapseWait{});
  fire(TakeBack{});
  if (handled == msm::back::HANDLED_TRUE) return {Fired::ok, code_of(machine), {}, {}};
  return {Fired::refused, std::string(state), why_not(state, verb), "R19 art 30"};
}

std::span<const Row> wait_rows() {
  static const auto rows = rows_of<WaitLife_>();
  return rows;
}

}  // namespace qixian::engine
