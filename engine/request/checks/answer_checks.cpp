#include <set>

#include "engine/request/checks/checks.hpp"
#include "engine/request/checks/verdict.hpp"
#include "engine/request/life/answer_bounds.hpp"
#include "engine/request/life/service.hpp"

namespace qixian::engine {
namespace {

/// It has a verb of its own, and `answer` refuses it.
bool is_end_of_its_own(rules::AnswerCode code) {
  using enum rules::AnswerCode;
  return code == closed_not_supplemented || code == closed_fee_unpaid || code == closed_withdrawn;
}

/// A ledger has a column for all of them, the command has verbs for some.
std::string answers_known_by(rules::Law law, Mode mode) {
  std::string all;
  for (const auto& a : rules::answers()) {
    if (rules::knows(law, a) && (mode == Mode::record || !is_end_of_its_own(a.value)))
      (all += all.empty() ? "" : ", ") += a.code;
  }
  return all;
}

/// How it was served, and what goes with that.
Verdict judge_manner(const Facts& f, const AnswerSent& e) {
  const auto manner = manner_of(e);
  if (!rules::is_known<Manner>(e.manner))
    return no("unknown_manner", {N_("unknown manner of service: {0}"), {e.manner}},
              {N_("one of: {0}"), {as::a_code(rules::code_list<Manner>())}});
  if (e.on_the_spot && manner != Manner::none && manner != Manner::handed_over)
    return no("on_the_spot", {N_("what is answered on the spot is handed over"), {}},
              {N_("leave out {0}"), {as::a_field("manner")}});
  if (manner != Manner::post && manner != Manner::courier && !(e.carrier.empty() && e.tracking.empty()))
    return no("no_carrier", {N_("only what is posted has a carrier and a tracking number"), {}},
              {N_("give {0}"), {as::a_field("manner", {as::a_code("post"), as::a_code("courier")})}});
  if (f.mode == Mode::desk && manner == Manner::post && !is_postal_enterprise(e.carrier) && f.on >= signing_counts_from)
    return no("no_postal_enterprise",
              {N_("{0} is no postal enterprise: what it carries counts on the day it is signed for"), {e.carrier}},
              {N_("give {0}, with {1} the day it was signed for"),
               {as::a_field("manner", {as::a_code("courier")}), as::a_field("on")}},
              "国办公开办函〔2016〕235号");
  if (e.given_out_on && *e.given_out_on > f.on)
    return no("given_out_after", {N_("given out on {0}, after the applicant had it"), {*e.given_out_on}},
              {N_("check both dates"), {}});
  return {};
}

/// What the law forbids outright (P24, P25).
Verdict judge_bounds(const Facts& f, const AnswerSent& e) {
  if (f.mode == Mode::record) return {};
  const bool r19 = f.c.law == rules::Law::r19;
  if (const auto why = against_review(f.c, e))
    return no("against_review", *why,
              {N_("answer as the review found, or have it reviewed anew: {0}"), {as::an_act("review.return")}},
              r19 ? "R19 art 17" : "R07 art 14");
  // R07 art 14 lets the agency weigh it; R19 art 15 does not.
  const auto why = r19 ? against_consent(f.c, e) : std::nullopt;
  if (!why) return {};
  return no("against_consent", *why, {N_("disclose it, or refuse on another ground with its article"), {}},
            "R19 art 15");
}

}  // namespace

Verdict known_answer(const Facts& f, const std::string& code) {
  const auto* answer = rules::find_answer(code);
  if (!answer)
    return no("unknown_answer", {N_("unknown answer: {0}"), {code}},
              {N_("one of: {0}"), {as::a_code(answers_known_by(f.c.law, f.mode))}});
  const bool forbidden = answer->value == rules::AnswerCode::refused_no_special_need;
  if (forbidden && f.mode == Mode::record) return {};  // flagged (P16)
  if (!rules::knows(f.c.law, *answer)) {
    return no("answer_of_other_law",
              {N_("the answer {0} is not one that {1} knows"), {as::a_code(code), as::a_code(rules::code_of(f.c.law))}},
              {N_("one of: {0}"), {as::a_code(answers_known_by(f.c.law, f.mode))}},
              forbidden ? "R19 (P16)" : std::string(rules::code_of(f.c.law)));
  }
  return {};
}

Verdict judge_answer(const Facts& f, const AnswerSent& e) {
  if (const auto* answer = rules::find_answer(e.code); answer && is_end_of_its_own(answer->value)) {
    return no("not_an_answer", {N_("{0} is an end of its own, not an answer"), {as::a_code(e.code)}},
              {N_("use {0} or {1}"), {as::an_act("lapse"), as::an_act("withdraw")}});
  }
  if (e.code.empty())
    return no("no_answer", {N_("the kind of answer is missing"), {}},
              {N_("give {0}, one of: {1}"), {as::a_field("code"), as::a_code(answers_known_by(f.c.law, f.mode))}});
  if (auto bad = known_answer(f, e.code)) return bad;
  std::set<int> answered;
  for (const auto& item : e.items) {
    if (auto bad = known_answer(f, item.code)) return bad;
    if (!answered.insert(item.item).second)
      return no("item_twice", {N_("item {0} has two outcomes"), {item.item}}, {N_("give each item one outcome"), {}});
    if (item.item < 1 || item.item > static_cast<int>(std::max<std::size_t>(1, f.c.request.items.size()))) {
      return no("unknown_item", {N_("the request has no item {0}"), {item.item}},
                {N_("items are numbered from 1 to {0}"), {f.c.request.items.size()}});
    }
  }
  if (e.signed_on && *e.signed_on > f.on)
    return no("signed_after_sending", {N_("signed on {0}, after it was sent"), {*e.signed_on}},
              {N_("check both dates"), {}});
  if (auto bad = judge_manner(f, e)) return bad;
  return judge_bounds(f, e);
}

Verdict judge_service(const Facts& f, const AnswerServed& e) {
  const auto count = static_cast<int>(std::max<std::size_t>(1, f.c.request.applicants.size()));
  if (e.applicant < 1 || e.applicant > count)
    return no("unknown_applicant", {N_("the request has no applicant {0}"), {e.applicant}},
              {N_("applicants are numbered from 1 to {0}"), {count}});
  if (f.c.served.contains(e.applicant)) return no("served_already", {N_("this applicant has been served already"), {}});
  return {};
}

void complete_answer(AnswerSent& e) {
  const auto to_code = [](std::string& code) {
    if (const auto* known = rules::find_answer(code)) code = known->code;
  };
  to_code(e.code);
  for (auto& item : e.items) to_code(item.code);
  if (!e.items.empty() && e.code.empty()) e.code = answer_of_items(e.items);
}

std::string answer_of_items(const std::vector<ItemAnswer>& items) {
  bool given = false, withheld = false;
  for (const auto& item : items) {
    const auto* answer = rules::find_answer(item.code);
    const auto group = answer ? answer->group : rules::AnswerGroup::other;
    given = given || group == rules::AnswerGroup::given || group == rules::AnswerGroup::partial;
    withheld = withheld || group != rules::AnswerGroup::given;
  }
  if (given && withheld) return "partial";
  for (const auto& item : items) {
    const auto* answer = rules::find_answer(item.code);
    if (answer && answer->value == rules::AnswerCode::disclosed) return item.code;
  }
  return items.empty() ? "" : items.front().code;
}

}  // namespace qixian::engine
