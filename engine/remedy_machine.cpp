#include "engine/msm.hpp"

/// Reconsideration (行政复议) and litigation (行政诉讼) about one request.
namespace qixian::engine {
namespace {

using namespace msm_support;

#define STATE(NAME, CODE)                     \
  struct NAME : msm::front::state<> {         \
    static constexpr const char* code = CODE; \
  }
STATE(Quiet, "none");
STATE(InReconsideration, "reconsideration");
STATE(Reconsidered, "reconsidered");
STATE(FirstInstance, "first_instance");
STATE(FirstJudged, "first_judged");
STATE(SecondInstance, "second_instance");
STATE(Ended, "ended");
#undef STATE
#define EVENT(NAME, VERB)                     \
  struct NAME {                               \
    static constexpr const char* verb = VERB; \
  }
EVENT(FileReview, "file");
EVENT(AnswerReview, "answer");
EVENT(CloseReview, "close");
EVENT(Sue, "sue");
EVENT(Defend, "defend");
EVENT(Judge, "judge");
EVENT(Appeal, "appeal");
#undef EVENT

struct has_new_answer {
  static constexpr std::string_view name = "has_new_answer";
  template <class E, class F, class S, class T>
  bool operator()(const E&, F& fsm, S&, T&) const {
    return fsm.has_new;
  }
};

struct RemedyLife_ : msm::front::state_machine_def<RemedyLife_> {
  using initial_state = Quiet;
  using no_exception_thrown = int;
  using no_message_queue = int;
  bool has_new = false;
  template <class S, class E, class T, class A, class G>
  using Row = msm::front::Row<S, E, T, A, G>;
  // clang-format off
  using transition_table = Table<
    //  from               step          target             action when
    Row<Quiet,             FileReview,   InReconsideration, none,  none>,
    Row<Quiet,             Sue,          FirstInstance,     none,  none>,
    // ----------------------------------------------------------------------------
    Row<InReconsideration, AnswerReview, none,              none,  none>,
    Row<InReconsideration, CloseReview,  Reconsidered,      none,  none>,
    // ----------------------------------------------------------------------------
    Row<Reconsidered,      Sue,          FirstInstance,     none,  none>,
    Row<Reconsidered,      FileReview,   InReconsideration, none,  has_new_answer>,
    // ----------------------------------------------------------------------------
    Row<FirstInstance,     Defend,       none,              none,  none>,
    Row<FirstInstance,     Judge,        FirstJudged,       none,  none>,
    // ----------------------------------------------------------------------------
    Row<FirstJudged,       Appeal,       SecondInstance,    none,  none>,
    Row<FirstJudged,       FileReview,   InReconsideration, none,  has_new_answer>,
    Row<FirstJudged,       Sue,          FirstInstance,     none,  has_new_answer>,
    // ----------------------------------------------------------------------------
    Row<SecondInstance,    Defend,       none,              none,  none>,
    Row<SecondInstance,    Judge,        Ended,             none,  none>,
    // ----------------------------------------------------------------------------
    Row<Ended,             FileReview,   InReconsideration, none,  has_new_answer>,
    Row<Ended,             Sue,          FirstInstance,     none,  has_new_answer>
  >;
  // clang-format on
  template <class F, class E>
  void no_transition(const E&, F&, int) {}
};
using RemedyLife = msm::back::state_machine<RemedyLife_>;

Text why_not(std::string_view state, std::string_view verb) {
  if (state == "none") return {N_("no reconsideration or suit has been filed"), {}};
  if (state == "reconsideration") return {N_("a reconsideration is pending: a suit waits for its decision"), {}};
  if (state == "first_instance" || state == "second_instance") return {N_("a suit is pending"), {}};
  if (verb == "file" || verb == "sue")
    return {N_("this answer has been reviewed already; only a new answer can be"), {}};
  return {N_("no reconsideration or suit is pending"), {}};
}

}  // namespace

Fired fire_remedy(std::string_view state, std::string_view verb, bool may_file_anew) {
  RemedyLife machine;
  machine.has_new = may_file_anew;
  restore(machine, state);
  msm::back::HandledEnum handled = msm::back::HANDLED_FALSE;
  const auto fire = [&]<class E>(E event) {
    if (verb == E::verb) handled = machine.process_event(event);
  };
  fire(FileReview{});
  fire(AnswerReview{});
  fire(CloseReview{});
  fire(Sue{});
  fire(Defend{});
  fire(Judge{});
  fire(Appeal{});
  if (handled == msm::back::HANDLED_TRUE) return {Fired::ok, code_of(machine), {}, {}};
  return {Fired::refused, std::string(state), why_not(state, verb), "LIT"};
}

std::span<const Row> remedy_rows() {
  static const auto rows = rows_of<RemedyLife_>();
  return rows;
}

}  // namespace qixian::engine
