#include <boost/mp11.hpp>

#include "engine/request/life/case_table.hpp"

namespace qixian::engine {
namespace {

namespace mp = boost::mp11;
using namespace msm_support;
using RequestLife = msm::back::state_machine<RequestLife_>;

template <class F>
struct CommandOf {
  using type = std::conditional_t<is_remedy<F>, StepRemedy, Command<F>>;
};

/// Facts that leave the machine where it is, in any state.
template <class F>
constexpr bool beside =
    std::is_same_v<F, CostsCharged> || std::is_same_v<F, ComplaintFiled> || std::is_same_v<F, FlagExplained> ||
    std::is_same_v<F, CleanUpNoted> || std::is_same_v<F, EventCorrected> || std::is_same_v<F, PersonalDataErased>;

/// Every pair that is missing from the table has a reason in words.
Text why_not_here(State state, std::string_view verb) {
  using enum State;
  if (state == fresh) return {N_("no such request has been received"), {}};
  if (verb == "receive") return {N_("the request has been received already"), {}};
  if (state == awaiting_confirmation) {
    if (verb == "deliver") return {N_("there is no answer to serve yet"), {}};
    return {N_("the day of receipt (confirmed, or signed for) is not on record: there is no reply clock yet"), {}};
  }
  if (verb == "confirm") return {N_("the receipt date stands already"), {}};
  if (state == registered || state == assigned || state == in_hand) {
    if (verb == "deliver") return {N_("there is no answer to serve yet"), {}};
    if (verb == "reopen") return {N_("the case is open"), {}};
    if (verb == "supplement") return {N_("no supplement is awaited"), {}};
    if (verb == "reasons" || verb == "postpone") return {N_("no reasons were asked for"), {}};
    if (verb == "charge-received") return {N_("no fee notice is on its way to the applicant"), {}};
    if (verb == "paid") return {N_("no fee is awaited"), {}};
    if (verb == "lapse") return {N_("neither a supplement nor a fee is awaited"), {}};
    if (verb == "opinion" || verb == "consult-received") return {N_("no opinion is awaited"), {}};
    return {N_("no third party has objected"), {}};
  }
  if (verb == "deliver") return {N_("every applicant has been served"), {}};
  if (state == closed) return {N_("the case was closed without an answer"), {}};
  if (verb == "answer")
    return {N_("the request has been answered already: a wrong answer is corrected, a new one is ordered"), {}};
  if (verb == "withdraw") return {N_("the request has been answered: nothing is left to withdraw"), {}};
  if (verb == "opinion" || verb == "consult-received")
    return {N_("the request was answered: no opinion is awaited"), {}};
  if (verb == "supplement") return {N_("the request was answered: no supplement is awaited"), {}};
  if (verb == "paid") return {N_("the request was answered: no fee is awaited"), {}};
  if (verb == "lapse") return {N_("the request was answered: nothing can lapse"), {}};
  if (verb == "assign") return {N_("the request has been answered: it needs no officer any more"), {}};
  if (verb == "review") return {N_("the request has been answered: a review would come too late"), {}};
  return {N_("the request has been answered; its limit is past changing"), {}};
}

template <class E>
FiredTo<State> refusal(const Facts& facts, std::string_view verb) {
  FiredTo<State> out{Firing::not_here, facts.c.state, why_not_here(facts.c.state, verb), {}};
  each_guard<RequestLife_, E>(facts.c.state, [&]<class G>(msm::wrap<G>) {
    if constexpr (!std::is_same_v<G, none>) {
      if (G::ok(facts)) return;
      out.result = Firing::refused;
      out.why = {G::why, {}};
      out.article = G::article;
    }
  });
  return out;
}

template <class E>
Taken fire(const Facts& facts, const Fact& whole, const E& command, std::string_view verb, Content content) {
  RequestLife machine;
  machine.facts = &facts;
  machine.fact = &whole;
  machine.content = content;
  restore(machine, facts.c.state);
  if (machine.process_event(command) & msm::back::HANDLED_TRUE)
    return {{Firing::ok, state_of(machine), {}, {}}, std::move(machine.objection)};
  return {refusal<E>(facts, verb), {}};
}

template <class F>
Taken fire_fact(const Facts& facts, const Fact& whole, const F& fact, Content content) {
  using C = typename CommandOf<F>::type;
  if constexpr (std::is_same_v<C, StepRemedy>) {
    return fire(facts, whole, StepRemedy{whole}, F::verb, content);
  } else {
    return fire(facts, whole, C{fact}, F::verb, content);
  }
}

template <class F>
void take_beside([[maybe_unused]] const Facts& facts, [[maybe_unused]] const F& fact) {
  if constexpr (is_one_of<F, CostsCharged, ComplaintFiled, CleanUpNoted>) {
    fold_in(facts, fact);
  } else if constexpr (std::is_same_v<F, PersonalDataErased>) {
    facts.c.erased = true;
  } else if constexpr (std::is_same_v<F, FlagExplained>) {
    for (auto& flag : facts.c.flags)
      if (code_of(flag.id) == fact.flag) flag.reason = fact.reason;
  }
}

template <class F>
Taken fire_beside(const Facts& facts, const Fact& whole, const F& fact, Content content) {
  if (facts.c.state == State::fresh)
    return {{Firing::not_here, State::fresh, why_not_here(State::fresh, F::verb), {}}, {}};
  Taken out{{Firing::ok, facts.c.state, {}, {}}, content ? content(facts, whole) : std::nullopt};
  if (content && !out.objection) take_beside(facts, fact);
  return out;
}

/// @param content null: only asked whether it may
Taken run(const Facts& facts, const Fact& fact, Content content) {
  return std::visit(
      [&]<class F>(const F& f) {
        if constexpr (beside<F>) {
          return fire_beside(facts, fact, f, content);
        } else {
          return fire_fact(facts, fact, f, content);
        }
      },
      fact);
}

}  // namespace

Taken fire_request(const Facts& facts, const Fact& fact, Content content) {
  if (const auto* received = std::get_if<RequestReceived>(&fact); received && facts.c.state == State::fresh) {
    settle_receipt_of(facts, *received);  // by the channel's rule, before the guards look
  }
  return run(facts, fact, content);
}

FiredTo<State> may_request(const Facts& facts, std::string_view verb) {
  FiredTo<State> out{Firing::not_here, facts.c.state, {N_("no such command"), {}}, {}};
  mp::mp_for_each<mp::mp_transform<std::type_identity, Fact>>([&]<class F>(std::type_identity<F>) {
    if (verb == F::verb) out = run(facts, Fact{F{}}, nullptr).fired;
  });
  return out;
}

std::span<const Row> request_rows() {
  static const auto rows = rows_of<RequestLife_>();
  return rows;
}

}  // namespace qixian::engine
