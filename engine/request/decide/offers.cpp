// What is offered: whether each verb is allowed now.
#include <boost/mp11.hpp>

#include "engine/request/decide/decide.hpp"
#include "engine/request/life/machine.hpp"

namespace qixian::engine {
namespace {

/// What stands in the way of an act that the request's machine allows: another machine, or a day that has not come.
template <class F>
std::optional<Error> out_of_turn(const Facts& f) {
  auto bad = check(f, Fact{F{}});
  if constexpr (std::is_same_v<F, SuitFiled>) {
    if (bad && bad->code == "remedy_order") bad = check(f, Fact{SuitFiled{"", 2, false, {}}});
  }
  for (const auto code : {"remedy_order", "not_lapsed", "own_limit", "answer_of_other_law", "costs_of_other_law",
                          "no_receipt_date", "no_tariff"}) {
    if (bad && bad->code == code) return bad;
  }
  return {};
}

}  // namespace

std::vector<Action> actions_of(const Case& c, Day today, const WorkCalendar& calendar) {
  std::vector<Action> out;
  Case copy = c;
  const Facts f{copy, calendar, today, 0, {}, Mode::desk};
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Fact>>([&]<class F>(std::type_identity<F>) {
    if constexpr (std::is_same_v<F, CleanUpNoted>) return;  // decide()'s own
    if (c.state == State::voided) {
      const bool allowed = std::is_same_v<F, EventCorrected> || std::is_same_v<F, PersonalDataErased>;
      out.push_back(
          {F::verb, allowed, allowed ? Text{} : Text{N_("its receipt is void: it was entered by mistake"), {}}, ""});
      return;
    }
    const auto may = may_request(f, F::verb);
    Action action{F::verb, may.result == Firing::ok, may.why, may.article};
    if (auto bad = action.allowed ? out_of_turn<F>(f) : std::nullopt) {
      action = {F::verb, false, std::move(bad->message), std::move(bad->article)};
    }
    action.article = article_of_day(c, today, std::move(action.article));
    out.push_back(std::move(action));
  });
  return out;
}

std::string allowed_now(const Case& c, Day today, const WorkCalendar& calendar) {
  std::string all;
  for (const auto& a : actions_of(c, today, calendar)) {
    if (a.allowed) (all += all.empty() ? "" : ", ") += a.verb;
  }
  return all;
}

}  // namespace qixian::engine
