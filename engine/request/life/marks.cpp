#include "engine/request/life/marks.hpp"

#include "rules/fees.hpp"

namespace qixian::engine {
namespace {

/// A limit that its day meets: nothing to compare with means that the clock stands still, so the act is in time.
bool in_time(std::optional<Day> limit, Day on) { return !limit || on <= *limit; }

void mark(const Facts& f, ClockMark::Kind kind, Day on, int days = 0, std::size_t wait = 0,
          std::optional<Day> to = {}) {
  f.c.marks.push_back({kind, on, days, wait, to});
}

std::size_t index_of(const Facts& f, const Wait& w) { return static_cast<std::size_t>(&w - f.c.waits.data()); }

/// @param w what had been waited for: a supplement, or a fee
void restart_after(const Facts& f, const Wait& w) {
  if (!w.open() && w.timely) mark(f, ClockMark::restart, f.on, 0, index_of(f, w));
}

void close_with(const Facts& f, rules::AnswerCode code, const AnswerSent& answer) {
  const auto d = deadline(f.c, f.calendar);
  auto timing = Timing::base;
  if (d.due && f.on > *d.base_due) timing = f.on <= *d.due ? Timing::extended : Timing::late;
  if (!d.due && f.c.extended) timing = Timing::extended;
  // Ordered for its silence: in the order's time, and late for good all the same.
  if (f.c.closings.empty() && f.c.is_under_order()) timing = Timing::late;
  f.c.closings.push_back({f.on, code, timing, d.due, answer});
  f.c.served.clear();
}

}  // namespace

void start_clock::take(const Facts& f, const RequestReceived& e) {
  fold_in(f, e);
  mark(f, ClockMark::start, *f.c.received_on);
}

void start_clock::take(const Facts& f, const ReceiptConfirmed& e) {
  fold_in(f, e);
  mark(f, ClockMark::start, f.c.received_on.value_or(f.on));
}

void stop_clock::take(const Facts& f, const SupplementAsked& e) {
  const bool in_limit = in_time(f.due(), f.on);
  const bool too_late = is_late_supplement_notice(f);
  const bool piecemeal = f.c.law == rules::Law::r19 && was_asked_to_supplement(f.c);
  fold_in(f, e).timely = in_limit && !too_late && !piecemeal && !f.c.is_under_order();
}

void stop_clock::take(const Facts& f, const FeeNoticed& e) {
  const bool by_tariff = f.c.received_on && rules::fee_applies(*f.c.received_on);  // costs under R07 stop nothing
  const bool in_limit = in_time(f.due(), f.on);
  fold_in(f, e).timely = by_tariff && in_limit && !f.c.is_under_order();
  if (by_tariff && !in_limit) f.flag(FlagId::p17, {N_("the fee was told after the reply limit"), {}});
}

void restart_clock::take(const Facts& f, const SupplementReceived& e) { restart_after(f, fold_in(f, e)); }
void restart_clock::take(const Facts& f, const FeePaid& e) { restart_after(f, fold_in(f, e)); }

void exclude_days::take(const Facts& f, const OpinionAsked& e) {
  const auto& w = fold_in(f, e);
  // R07 art 23 excludes the third party's time only: time for jointly made information counts.
  if (w.kind == WaitKind::agency && f.c.law == rules::Law::r07) return;
  mark(f, ClockMark::exclude, f.on, 0, index_of(f, w));
}

void extend_limit::take(const Facts& f, const ReplyExtended& e) {
  if (!in_time(f.base_due(), f.on))
    f.flag(FlagId::p5, {N_("the extension was told after the base limit had ended: it moves nothing"), {}});
  else if (!f.c.extended)
    mark(f, ClockMark::extend, f.on, std::min(e.days, rules::extension_rule(f.c.law).length));
  fold_in(f, e);
}

void replace_date::take(const Facts& f, const ReplyPostponed& e) {
  if (in_time(f.due(), f.on))
    mark(f, ClockMark::replace, f.on, 0, 0, e.to);
  else
    f.flag(FlagId::p5, {N_("the later date was told after the limit had ended: it moves nothing"), {}});
  fold_in(f, e);
}

void close_case::take(const Facts& f, const AnswerSent& e) {
  fold_in(f, e);
  close_with(f, rules::find_answer(e.code)->value, e);
}

void close_case::take(const Facts& f, const RequestWithdrawn&) {
  close_with(f, rules::AnswerCode::closed_withdrawn, {});
}

void close_case::take(const Facts& f, const RequestLapsed& e) {
  close_with(f, end_of_lapse(lapsing(f, e)), {});
  fold_in(f, e);
}

void open_windows::take(const Facts& f, const AnswerServed& e) {
  f.c.served[e.applicant] = f.on;
  if (!f.c.first_served_on) f.c.first_served_on = f.on;
}

void order_limit::take(const Facts& f, const RequestReopened& e) {
  fold_in(f, e);
  // A period in days that ends on a day off ends behind it (C3).
  auto due = e.due;
  if (e.calendar_days && e.days > 0) due = f.calendar.on_or_after(f.on + rules::Days{e.days});
  mark(f, ClockMark::order, f.on, e.days, 0, due);
}

}  // namespace qixian::engine
