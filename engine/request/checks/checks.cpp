#include "engine/request/checks/checks.hpp"

#include "engine/request/checks/verdict.hpp"
#include "engine/request/clock/consultation.hpp"
#include "engine/request/life/actions.hpp"
#include "engine/request/life/machine.hpp"
#include "engine/request/remedies/matters.hpp"
#include "rules/fees.hpp"

namespace qixian::engine {
namespace {

Verdict judge(const Facts&, const RequestReceived& e) { return judge_receipt(e); }
Verdict judge(const Facts& f, const ReceiptConfirmed& e) { return judge_confirmation(f, e); }

Verdict judge(const Facts&, const OfficerAssigned& e) {
  return e.officer.empty()
             ? no("no_officer", {N_("the officer is missing"), {}}, {N_("give {0}"), {as::a_field("officer")}})
             : Verdict{};
}

Verdict judge(const Facts& f, const SupplementAsked& e) {
  if (e.due && *e.due <= f.on)
    return no("due_before_notice", {N_("the supplement would be due before it is asked for"), {}},
              {N_("give a later {0}"), {as::a_field("due")}}, "R19 art 30");
  if (f.mode == Mode::desk && e.items.empty()) {
    return no("no_items", {N_("the notice must list what is to be supplemented"), {}},
              {N_("give {0}"), {as::a_field("items")}}, "R19 art 30");
  }
  return {};
}

Verdict judge(const Facts& f, const SupplementReceived& e) {
  if (f.c.open_wait(WaitKind::supplement) || !e.good_reason.empty()) return {};
  return no("no_good_reason", {N_("a late supplement reopens the case only for a good reason"), {}},
            {N_("give {0}"), {as::a_field("good_reason")}}, "R19 art 30");
}

Verdict judge(const Facts& f, const OpinionAsked& e) {
  const auto kind = find_code<WaitKind>(e.kind);
  if (kind != WaitKind::third_party && kind != WaitKind::agency)
    return no("unknown_kind", {N_("unknown kind of consultation: {0}"), {e.kind}},
              {N_("one of: {0}"), {as::a_code("third_party, agency")}});
  if (f.c.wait_by_id(e.id))
    return no("id_in_use", {N_("a consultation {0} is on record already"), {e.id}},
              {N_("give another {0}"), {as::a_field("id")}});
  return {};
}

Verdict known_consultation(const Facts& f, const std::string& id) {
  if (const auto* w = f.c.wait_by_id(id); w && w->open()) return {};
  std::string open;
  for (const auto& w : f.c.waits) {
    if (!w.id.empty() && w.open()) (open += open.empty() ? "" : ", ") += w.id;
  }
  if (id.empty() && !open.empty())
    return no("which_consultation", {N_("several consultations are open: which one?"), {}},
              {N_("give {0}, one of: {1}"), {as::a_field("id"), open}});
  return no("unknown_consultation", {N_("no open consultation {0}"), {id}},
            {N_("open: {0}"), {open.empty() ? "-" : open}});
}

Verdict judge(const Facts& f, const ConsultationServed& e) {
  if (auto bad = known_consultation(f, e.id)) return bad;
  if (f.c.wait_by_id(e.id)->served_on) return no("served_already", {N_("the letter was served already"), {}});
  return {};
}

/// Nobody is silent before his time is over.
Verdict judge_silence(const Facts& f, const Wait& w) {
  if (f.mode == Mode::record || f.c.law == rules::Law::r07 || !w.is_consultation()) return {};
  const Day last = last_day_of_opinion(w, f.calendar);
  if (f.on >= last) return {};
  return no("not_silent_yet", {N_("its time to answer runs until {0}: only then is it silent"), {last}},
            {N_("record the opinion that came, or wait for that day"), {}}, std::string(consultation_rule(w).article));
}

Verdict judge(const Facts& f, const OpinionGiven& e) {
  if (auto bad = known_consultation(f, e.id)) return bad;
  const auto view = find_code<View>(e.view);
  if (view == View::silent) {
    if (auto bad = judge_silence(f, *f.c.wait_by_id(e.id))) return bad;
  }
  const bool said = view && *view != View::none && *view <= View::returned;
  if (said || (view == View::none && f.mode == Mode::record)) return {};
  return no("unknown_view", {N_("unknown opinion: {0}"), {e.view}},
            {N_("one of: {0}"), {as::a_field("view", {"agrees", "objects", "silent", "returned"})}});
}

Verdict judge(const Facts& f, const ThirdPartyTold& e) {
  const auto* w = f.c.wait_by_id(e.id);
  if (!w || !w->is_objection())
    return no("no_objection", {N_("{0} is no consultation in which a third party objected"), {e.id}},
              {N_("see {0}"), {as::a_view("case")}}, "R19 art 32");
  if (w->told_on) return no("told_already", {N_("the third party has been told already"), {}});
  return {};
}

/// A limit that is not the Regulation's own can't be extended under it.
Verdict has_own_limit(const Case& c) {
  const ClockMark* limit = nullptr;
  for (const auto& mark : c.marks) {
    if (mark.kind != ClockMark::exclude && mark.kind != ClockMark::extend) limit = &mark;
  }
  if (limit && limit->kind == ClockMark::replace)
    return no("own_limit", {N_("a later date was fixed: it takes the place of the limit, and is not extended"), {}},
              {N_("answer by the date that was told, or fix another with {0}"), {as::an_act("postpone")}},
              "R19 art 35");
  if (limit && limit->kind == ClockMark::order)
    return no("own_limit", {N_("the order sets its own limit: it is not extended under the Regulation"), {}},
              {N_("answer within the order's limit"), {}}, "R19 art 33");
  return {};
}

Verdict judge(const Facts& f, const ReplyPostponed& e) {
  if (f.mode == Mode::desk && f.c.is_under_order()) {
    if (auto bad = has_own_limit(f.c)) return bad;
  }
  const auto due = f.due();
  const Day last = f.mode == Mode::desk && due ? std::max(*due, f.on) : f.on;
  if (e.to > last) return {};
  return no("not_later", {N_("{0} is no later date: the limit ends on {1}"), {e.to, last}},
            {N_("give a later {0}"), {as::a_field("to")}}, "R19 art 35");
}

Verdict judge(const Facts& f, const ReplyExtended& e) {
  if (f.mode == Mode::desk) {
    if (auto bad = has_own_limit(f.c)) return bad;
  }
  const auto& row = rules::extension_rule(f.c.law);
  if (e.days < 1)
    return no("no_days", {N_("an extension is of at least one working day"), {}},
              {N_("give {0}"), {as::a_field("days")}}, std::string(row.article));
  if (f.mode == Mode::record) return {};
  if (e.days > row.length) {
    return no("over_the_cap", {N_("an extension is of at most {0} working days (P5)"), {row.length}},
              {N_("give at most {0}"), {as::a_field("days", {row.length})}}, std::string(row.article));
  }
  if (e.approved_by.empty()) {
    return no("no_consent", {N_("an extension needs the consent of the head of the disclosure office (P5)"), {}},
              {N_("give {0}"), {as::a_field("approved_by")}}, std::string(row.article));
  }
  return {};
}

Verdict judge(const Facts& f, const FeeNoticed& e) { return judge_fee(f, e); }
Verdict judge(const Facts&, const FeePaid& e) { return judge_payment(e); }
Verdict judge(const Facts& f, const CostsCharged& e) { return judge_costs(f, e); }

Verdict judge(const Facts& f, const ReviewStepped& e) { return check_review(f.c.review, e, f.mode); }

Verdict judge(const Facts& f, const AnswerSent& e) { return judge_answer(f, e); }
Verdict judge(const Facts& f, const AnswerServed& e) { return judge_service(f, e); }

Verdict judge(const Facts& f, const RequestLapsed& e) {
  const auto kind = find_code<WaitKind>(e.wait);
  if (f.mode == Mode::desk && !e.wait.empty() && kind != WaitKind::supplement && kind != WaitKind::fee)
    return no("unknown_wait", {N_("nothing lapses for want of: {0}"), {e.wait}},
              {N_("one of: {0}"), {as::a_code("supplement, fee")}});
  const Wait* w = kind ? f.c.open_wait(*kind) : nullptr;
  if (!w) w = f.c.open_wait(WaitKind::supplement);
  if (!w) w = f.c.open_wait(WaitKind::fee);
  if (!w) return {};
  if (auto bad = known_answer(f, std::string(rules::code_of(end_of_lapse(*w))))) return bad;
  if (f.mode == Mode::record) return {};
  if (!w->due)
    return no("not_lapsed",
              {N_("the day of receipt of the fee notice is not on record: the time to pay has not begun"), {}},
              {N_("find it out and record it: {0}"),
               {as::an_act("charge-received", {f.c.request.number, as::a_field("on", {Text{N_("DATE"), {}}})})}},
              "FEE art 6");
  // It lapses from the first working day after its due day.
  const Day last = f.calendar.add(*w->due, 1) - rules::Days{1};
  const auto fired = fire_wait(w->state, WaitStep::lapse, last, f.on, false);
  if (fired.result == Firing::ok) return {};
  return no("not_lapsed", fired.why, {N_("it is due on {0}"), {*w->due}},
            w->kind == WaitKind::fee ? "FEE art 6" : "R19 art 30");
}

Verdict judge(const Facts& f, const FlagExplained& e) {
  if (f.mode == Mode::record) return {};
  std::string all;
  for (const auto& flag : f.c.flags) {
    if (code_of(flag.id) == e.flag) return {};
    (all += all.empty() ? "" : ", ") += code_of(flag.id);
  }
  return no("no_flag", {N_("the case has no flag {0}"), {e.flag}}, {N_("its flags: {0}"), {all.empty() ? "-" : all}});
}

Verdict judge(const Facts& f, const RequestReopened& e) {
  if (e.days > 0 && e.due)
    return no("two_limits", {N_("an order sets either working days or a date"), {}},
              {N_("give {0} or {1}"), {as::a_field("days"), as::a_field("due")}});
  if (e.due && *e.due <= f.on)
    return no("date_passed", {N_("the order's date {0} is not after {1}"), {*e.due, f.on}},
              {N_("check both dates"), {}});
  return {};
}

template <class F>
Verdict judge(const Facts&, const F&) {
  return {};
}

}  // namespace

void complete(const Facts& f, Fact& fact) {
  complete_remedy(f, fact);
  if (auto* request = std::get_if<RequestReceived>(&fact)) {
    complete_receipt(f, *request);
  } else if (auto* mending = std::get_if<EventCorrected>(&fact)) {
    complete_mending(*mending);
  } else if (auto* e = std::get_if<SupplementAsked>(&fact); e && !e->due) {
    e->due = f.calendar.add(f.on, rules::rule("r19.art30.usual_time").length);
  } else if (auto* letter = std::get_if<OpinionAsked>(&fact); letter && letter->id.empty()) {
    int n = 1;
    while (f.c.wait_by_id(std::to_string(n))) ++n;
    letter->id = std::to_string(n);
  } else if (auto* fee = std::get_if<FeeNoticed>(&fact); fee && fee->yuan == 0) {
    const bool by_count = method_of(*fee) == FeeMethod::count;
    if (by_count && fee->quantity == 0) fee->quantity = 1;  // one case is one unless it is split
    if (fee->quantity <= 0) return;
    fee->yuan =
        static_cast<int>(by_count ? rules::by_count(fee->earlier, fee->quantity) : rules::by_page(fee->quantity));
  } else if (auto* paid = std::get_if<FeePaid>(&fact); paid && paid->yuan == 0) {
    if (const auto* w = f.c.open_wait(WaitKind::fee)) paid->yuan = std::max(1, w->yuan - w->paid);
  } else if (auto* answer = std::get_if<AnswerSent>(&fact)) {
    complete_answer(*answer);
  }
}

std::optional<Error> check(const Facts& f, const Fact& fact) {
  if (!f.calendar.covers(f.on)) {
    return no("date_outside", {N_("{0} lies outside the calendar"), {f.on}},
              {N_("the calendar is known from {0}"), {f.calendar.first()}}, "C7");
  }
  if (f.c.received_on && f.on < f.c.request.submitted_on) {
    return no("before_receipt", {N_("{0} lies before the submission on {1}"), {f.on, f.c.request.submitted_on}},
              {N_("check the date"), {}});
  }
  if (f.c.received_on && f.on < *f.c.received_on && !std::holds_alternative<OfficerAssigned>(fact)) {
    return no("before_receipt", {N_("{0} lies before the receipt on {1}"), {f.on, *f.c.received_on}},
              {N_("check the date"), {}});
  }
  if (is_remedy_fact(fact)) return judge_remedy(f, fact);
  return std::visit([&](const auto& e) { return judge(f, e); }, fact);
}

}  // namespace qixian::engine
