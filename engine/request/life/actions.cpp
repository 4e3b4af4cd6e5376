#include "engine/request/life/actions.hpp"

#include "engine/request/life/answer_bounds.hpp"
#include "engine/request/life/machine.hpp"
#include "rules/fees.hpp"
#include "rules/receipt.hpp"

namespace qixian::engine {
namespace {

void settle_on(const Facts& f, const rules::Receipt& receipt) {
  f.c.received_on = receipt.received_on;
  f.c.law = receipt.law;
  f.c.receipt_article = receipt.article;
}

rules::Submission submission_of(const RequestReceived& e, std::optional<Day> confirmed) {
  return {rules::channel_of(e.channel), e.submitted_on, confirmed,    e.misdirected,
          e.web_by_confirmation,        e.posted,       e.arrived_on, e.letter_by_arrival};
}

void flag_receipt(const Facts& f, const RequestReceived& e, Day received, bool by_confirmation) {
  using enum rules::Channel;
  // What the agency signed for; the posting of a letter is no signature.
  const auto channel = rules::channel_of(e.channel);
  const auto signed_on = channel == in_person     ? std::optional(e.submitted_on)
                         : channel == post_signed ? e.arrived_on
                                                  : std::nullopt;
  if (signed_on && received > *signed_on && !by_confirmation) {
    f.flag(FlagId::p6, {N_("the receipt date is later than the signature on record"), {}});
  }
  // What comes over a wire arrives when it is sent; a letter, on the day that is on record or nobody knows when.
  const bool over_a_wire = channel == web || channel == email || channel == fax;
  const bool later = over_a_wire && !by_confirmation && received > e.submitted_on;
  const bool confirmed_late = by_confirmation && (over_a_wire || channel == post_ordinary) &&
                              rules::confirmed_late(submission_of(e, received), f.calendar);
  if (!later && !confirmed_late) return;
  f.flag(FlagId::p2, channel == web
                         ? Text{N_("web receipt counted from the agency's own later registration or confirmation"), {}}
                         : Text{N_("confirmed later than the next working day after it came in"), {}});
}

Wait& add_wait(const Facts& f, WaitKind kind, std::string id = {}) {
  Wait w;
  w.kind = kind;
  w.id = std::move(id);
  w.state = fire_wait(WaitState::not_asked, WaitStep::ask, {}, f.on, false).state;
  w.asked_on = f.on;
  return f.c.waits.emplace_back(std::move(w));
}

void end_wait(const Facts& f, Wait& w, WaitStep how, bool good_reason = true) {
  w.state = fire_wait(w.state, how, std::nullopt, f.on, good_reason).state;
  w.ended_on = f.on;
}

}  // namespace

bool was_asked_to_supplement(const Case& c) {
  return std::ranges::any_of(c.waits, [](const Wait& w) { return w.kind == WaitKind::supplement; });
}

bool is_late_supplement_notice(const Facts& f) {
  if (f.c.law != rules::Law::r19 || f.c.is_under_order()) return false;
  return f.on > f.calendar.add(*f.c.received_on, rules::rule("r19.art30.supplement").length);
}

void settle_receipt_of(const Facts& f, const RequestReceived& e) {
  auto receipt = rules::settle_receipt(submission_of(e, e.received_on));
  if (e.received_on) {
    receipt.received_on = e.received_on;
    receipt.law = rules::governing(*e.received_on);
  }
  settle_on(f, receipt);
}

void fold_in(const Facts& f, const RequestReceived& e) {
  f.c.request = e;
  if (!f.c.received_on) return;
  const auto rule = rules::settle_receipt(submission_of(e, e.received_on));
  flag_receipt(f, e, *f.c.received_on, rule.by_confirmation);
}

void fold_in(const Facts& f, const ReceiptConfirmed& e) {
  auto& request = f.c.request;
  if (e.arrived_on) request.arrived_on = e.arrived_on;
  const bool by_signature = rules::settle_receipt(submission_of(request, f.on)).by_signature;
  if (by_signature && !request.arrived_on) request.arrived_on = f.on;
  const auto receipt = rules::settle_receipt(submission_of(request, f.on));
  settle_on(f, receipt);
  flag_receipt(f, request, f.c.received_on.value_or(f.on), receipt.by_confirmation);
}

void fold_in(const Facts& f, const OfficerAssigned& e) { f.c.officer = e.officer; }

Wait& fold_in(const Facts& f, const SupplementAsked& e) {
  if (is_late_supplement_notice(f)) {
    const int limit = rules::rule("r19.art30.supplement").length;
    f.flag(FlagId::p8, {N_("the supplement notice came after the {0}th working day"), {limit}});
  }
  // Under R07 too; there what it does to the clock is open, and it stops it as the first one does (ours).
  if (was_asked_to_supplement(f.c))
    f.flag(FlagId::p8, {N_("the supplement was asked for piecemeal, in more than one notice"), {}});
  auto& w = add_wait(f, WaitKind::supplement);
  w.due = e.due ? *e.due : f.calendar.add(f.on, rules::rule("r19.art30.usual_time").length);
  return w;
}

Wait& fold_in(const Facts& f, const SupplementReceived& e) {
  auto* w = f.c.open_wait(WaitKind::supplement);
  for (auto& past : f.c.waits) {
    if (!w && past.kind == WaitKind::supplement && past.state == WaitState::lapsed) w = &past;
  }
  if (f.c.state == State::closed) {  // it was no end: the case counts where its real answer is (ours)
    f.c.closings.pop_back();
    f.c.resumed = true;
  }
  end_wait(f, *w, WaitStep::reply, !e.good_reason.empty() || w->open());
  return *w;
}

Wait& fold_in(const Facts& f, const OpinionAsked& e) { return add_wait(f, rules::coded<WaitKind>(e.kind), e.id); }

void fold_in(const Facts& f, const ConsultationServed& e) {
  auto* w = f.c.wait_by_id(e.id);
  w->state = fire_wait(w->state, WaitStep::serve, {}, f.on, false).state;
  w->served_on = f.on;
}

void fold_in(const Facts& f, const OpinionGiven& e) {
  auto* w = f.c.wait_by_id(e.id);
  const auto view = rules::coded<View>(e.view);
  end_wait(f, *w, view == View::returned && w->state == WaitState::asked ? WaitStep::take_back : WaitStep::reply);
  w->view = view;
}

void fold_in(const Facts& f, const ThirdPartyTold& e) {
  f.c.wait_by_id(e.id)->told_on = f.on;
  // The notice goes out with the decision: on its day it is in time, whichever was entered first.
  const bool untold = std::ranges::any_of(f.c.waits, [](const Wait& w) { return is_untold_objection(w); });
  if (untold || f.c.closings.empty() || f.on > f.c.closings.back().on) return;
  std::erase_if(f.c.flags, [](const Flag& flag) { return flag.until_told; });
}

void fold_in(const Facts& f, const ReasonsAsked&) { add_wait(f, WaitKind::reasons); }

void fold_in(const Facts& f, const ReasonsGiven& e) {
  auto* w = f.c.open_wait(WaitKind::reasons);
  end_wait(f, *w, WaitStep::reply);
  w->view = e.reasonable ? View::reasonable : View::unreasonable;
}

void fold_in(const Facts& f, const ReplyPostponed& e) { f.c.postponed_to = e.to; }

void fold_in(const Facts& f, const ReplyExtended& e) {
  const auto& row = rules::extension_rule(f.c.law);
  if (e.days > row.length) f.flag(FlagId::p5, {N_("extended by more than {0} working days"), {row.length}});
  if (f.c.extended) f.flag(FlagId::p5, {N_("extended twice"), {}});
  if (!f.c.extension_on) {
    f.c.extension_on = f.on;
    f.c.extension_days = e.days;
  }
  f.c.extended = true;
}

/// The time to pay begins on the day after the notice is received (FEE art 6): until that day is on record it has no
/// end. Turned down: counting from the notice, which lets a case lapse whose notice never came.
void begin_payment(const Facts& f, Wait& w, Day served) {
  w.state = fire_wait(w.state, WaitStep::serve, {}, served, false).state;
  w.served_on = served;
  w.due = f.calendar.add(served, rules::rule("fee.art6.payment").length);
}

Wait& fold_in(const Facts& f, const FeeNoticed& e) {
  const auto method = method_of(e);
  if (f.c.fee_method != FeeMethod::none && method != FeeMethod::none && f.c.fee_method != method) {
    f.flag(FlagId::p17, {N_("charged both by count and by page"), {}});
  }
  f.c.fee_method = method;
  auto& w = add_wait(f, WaitKind::fee);
  if (e.served_on) begin_payment(f, w, *e.served_on);
  w.yuan = e.yuan;
  w.notice = e;
  return w;
}

void fold_in(const Facts& f, const FeeNoticeServed&) { begin_payment(f, *f.c.open_wait(WaitKind::fee), f.on); }

Wait& fold_in(const Facts& f, const FeePaid& e) {
  auto* w = f.c.open_wait(WaitKind::fee);
  w->paid += e.yuan;
  if (w->paid >= w->yuan) end_wait(f, *w, WaitStep::reply);
  return *w;
}

// Under R07 they stop and restart nothing.
void fold_in(const Facts& f, const CostsCharged& e) {
  f.c.costs.push_back({f.on, e.search_fen, e.copy_fen, e.post_fen, e.waived_fen});
}

void fold_in(const Facts& f, const ReviewStepped& e) { fold_review(f.c.review, e, f.on); }

void fold_in(const Facts& f, const AnswerSent& e) { flag_answer(f, e); }

Wait& lapsing(const Facts& f, const RequestLapsed& e) {
  const auto kind = find_code<WaitKind>(e.wait);
  auto* w = kind ? f.c.open_wait(*kind) : nullptr;
  if (!w) w = f.c.open_wait(WaitKind::supplement);
  if (!w) w = f.c.open_wait(WaitKind::fee);
  return *w;
}

void fold_in(const Facts& f, const RequestLapsed& e) { end_wait(f, lapsing(f, e), WaitStep::lapse); }

void fold_in(const Facts& f, const RequestReopened& e) {
  f.c.reopened = f.c.reopened || !f.c.closings.empty();  // on silence it is the first answer that is ordered
  // The order's limit is another limit, and waits for nothing that was asked before it.
  for (auto& w : f.c.waits) {
    w.timely = false;
    if (w.open()) end_wait(f, w, WaitStep::overtake);
  }
  if (e.counts_anew && !f.c.closings.empty()) f.c.counted_anew.push_back({f.on, f.c.closings.size()});
}

void fold_in(const Facts& f, const CleanUpNoted& e) {
  const Day day = e.entered_on;
  const auto cleaned = find_code<Cleaned>(e.cleaned);
  f.flag(FlagId::p4,
         cleaned == Cleaned::void_receipt
             ? Text{N_("entered on {0}, after a receipt of its number was made void that was late, flagged or "
                       "answered: see {1}"),
                    {day, as::a_view("voided_cases")}}
         : cleaned == Cleaned::extension
             ? Text{N_("entered on {0}: it takes an extension's fault (P5) away"), {day}}
             : Text{N_("entered on {0}, when the case was overdue: it puts the case in order"), {day}});
}

void fold_in(const Facts& f, const ComplaintFiled&) { f.c.complaints.push_back(f.on); }

}  // namespace qixian::engine
