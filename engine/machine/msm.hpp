#pragma once
#include <boost/mpl/for_each.hpp>
#include <boost/mpl/push_back.hpp>
#include <boost/mpl/size.hpp>
#include <boost/mpl/vector/vector0.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>
#include <vector>

#include "engine/machine/fired.hpp"
#include "rules/coded.hpp"

/// What the machines share: states and steps with their codes (of an enum, or text), tables of any length, restoring by
/// code, reading the rows back.
#define QIXIAN_STATE(NAME, CODE)             \
  struct NAME : boost::msm::front::state<> { \
    static constexpr auto code = CODE;       \
  }
/// A step that carries nothing: what a small machine needs to know stands in its members.
#define QIXIAN_STEP(NAME, VERB)        \
  struct NAME {                        \
    static constexpr auto verb = VERB; \
  }
/// A condition on the members of `fsm`.
#define QIXIAN_STEP_GUARD(NAME, ...)                  \
  struct NAME {                                       \
    static constexpr std::string_view name = #NAME;   \
    template <class E, class F, class S, class T>     \
    bool operator()(const E&, F& fsm, S&, T&) const { \
      return __VA_ARGS__;                             \
    }                                                 \
  }

namespace qixian::engine::msm_support {

namespace mpl = boost::mpl;
namespace msm = boost::msm;
using msm::front::none;

// mpl::vector ends at 20 rows; a chain of push_back has no such limit.
template <class V, class... R>
struct TableOf {
  using type = V;
};
template <class V, class R, class... Rs>
struct TableOf<V, R, Rs...> : TableOf<typename mpl::push_back<V, R>::type, Rs...> {};
template <class... R>
using Table = typename TableOf<mpl::vector0<>, R...>::type;

/// Sets the state of a machine without start(), so that no entry action runs: the archive that serialize() expects.
struct StatePoke {
  int id;
  template <std::size_t N>
  StatePoke& operator&(int (&states)[N]) {
    static_assert(N == 1);
    states[0] = id;
    return *this;
  }
  template <class T>
  StatePoke& operator&(T&) {
    return *this;
  }
};

/// The word of a code.
template <class C>
constexpr std::string_view word_of(C code) {
  if constexpr (std::is_enum_v<C>) {
    return rules::code_of(code);
  } else {
    return code;
  }
}
/// How a code is held: text by value.
template <class C>
using CodeOf = std::conditional_t<std::is_enum_v<C>, C, std::string_view>;

template <class Machine>
const auto& state_codes() {
  using States = typename msm::back::generate_state_set<typename Machine::stt>::type;
  using Code = CodeOf<std::remove_cv_t<decltype(Machine::initial_state::code)>>;
  static const auto codes = [] {
    std::vector<Code> v(static_cast<std::size_t>(mpl::size<States>::value));
    mpl::for_each<States, msm::wrap<mpl::_1>>([&]<class S>(msm::wrap<S>) {
      v[static_cast<std::size_t>(msm::back::get_state_id<typename Machine::stt, S>::value)] = S::code;
    });
    return v;
  }();
  return codes;
}

/// @throws std::out_of_range for a code that the table does not have
template <class Machine, class C>
void restore(Machine& machine, const C& code) {
  const auto& codes = state_codes<Machine>();
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (code == codes[i]) {
      StatePoke poke{static_cast<int>(i)};
      machine.serialize(poke, 0);
      return;
    }
  }
  throw std::out_of_range("no state " + std::string(word_of<CodeOf<C>>(code)));
}

template <class Machine>
auto state_of(const Machine& machine) {
  return state_codes<Machine>()[static_cast<std::size_t>(machine.current_state()[0])];
}

template <class T>
constexpr std::string_view name_of() {
  if constexpr (std::is_same_v<T, none>) {
    return "";
  } else {
    return T::name;
  }
}

template <class Front>
std::vector<Row> rows_of() {
  std::vector<Row> rows;
  mpl::for_each<typename Front::transition_table, msm::wrap<mpl::_1>>([&]<class R>(msm::wrap<R>) {
    std::string_view target = word_of(R::Source::code);
    if constexpr (!std::is_same_v<typename R::Target, none>) target = word_of(R::Target::code);
    rows.push_back({word_of(R::Source::code), word_of(R::Evt::verb), target, name_of<typename R::Action>(),
                    name_of<typename R::Guard>()});
  });
  return rows;
}

/// Why a guard of the rows for (state, event) refuses: asks each with the same arguments.
template <class Front, class Event, class State, class Ask>
void each_guard(State state, const Ask& ask) {
  mpl::for_each<typename Front::transition_table, msm::wrap<mpl::_1>>([&]<class R>(msm::wrap<R>) {
    if constexpr (std::is_same_v<typename R::Evt, Event>) {
      if (state == R::Source::code) ask(msm::wrap<typename R::Guard>{});
    }
  });
}

/// Fires the step of a small machine that has this verb, from the state with this code.
/// @param why_not says in words why there is no way (state, verb)
template <class Front, class State, class Verb>
auto fire_step(msm::back::state_machine<Front>& machine, std::type_identity_t<State> state,
               std::type_identity_t<Verb> verb, Text (*why_not)(State, Verb), std::string article) {
  restore(machine, state);
  auto handled = msm::back::HANDLED_FALSE;
  bool found = false;
  mpl::for_each<typename Front::transition_table, msm::wrap<mpl::_1>>([&]<class R>(msm::wrap<R>) {
    if (found || verb != R::Evt::verb) return;
    found = true;
    handled = machine.process_event(typename R::Evt{});
  });
  if (handled == msm::back::HANDLED_TRUE) return FiredTo<State>{Firing::ok, state_of(machine), {}, {}};
  return FiredTo<State>{Firing::refused, state, why_not(state, verb), std::move(article)};
}

}  // namespace qixian::engine::msm_support
