#pragma once
#include "engine/request/clock/facts.hpp"

/// Named conditions of the request's table. Pure on the facts, so that `actions` can ask them without an act; each has
/// the sentence that its refusal says and the article behind it.
namespace qixian::engine {

template <class D>
struct Guard {
  template <class E, class F, class S, class T>
  bool operator()(const E&, F& fsm, S&, T&) const {
    return D::ok(*fsm.facts);
  }
};

#define QIXIAN_GUARD(NAME, ARTICLE, WHY, ...)                               \
  struct NAME : Guard<NAME> {                                               \
    static constexpr std::string_view name = #NAME;                         \
    static constexpr const char* why = WHY;                                 \
    static constexpr const char* article = ARTICLE;                         \
    static bool ok([[maybe_unused]] const Facts& f) { return __VA_ARGS__; } \
  }

inline bool on_record(const Facts& f) { return f.mode == Mode::record; }

QIXIAN_GUARD(has_receipt_date, "", N_("the receipt must first be confirmed with the applicant"), f.c.has_clock());
QIXIAN_GUARD(awaits_confirmation, "", N_("nothing is left to confirm"), !f.c.has_clock());
QIXIAN_GUARD(has_no_open_supplement, "R19 art 30", N_("a supplement has been asked for and is still awaited"),
             !f.c.open_wait(WaitKind::supplement));
QIXIAN_GUARD(has_open_supplement, "R19 art 30", N_("no supplement is awaited"),
             f.c.open_wait(WaitKind::supplement) != nullptr);
QIXIAN_GUARD(has_open_consultation, "R19 art 32", N_("no opinion is awaited"),
             f.c.open_wait(WaitKind::third_party) || f.c.open_wait(WaitKind::agency));
QIXIAN_GUARD(has_objection, "R19 art 32", N_("no third party has objected"),
             std::any_of(f.c.waits.begin(), f.c.waits.end(), [](const Wait& w) { return w.view == View::objects; }));
QIXIAN_GUARD(is_under_r19, "R19 art 35", N_("the Regulation of 2007 does not know this step"),
             f.c.law == rules::Law::r19);
QIXIAN_GUARD(has_open_reasons, "R19 art 35", N_("no reasons were asked for"),
             f.c.open_wait(WaitKind::reasons) != nullptr);
QIXIAN_GUARD(
    reasons_were_asked, "R19 art 35",
    N_("a later date can be fixed only after reasons were asked for and found reasonable"), on_record(f) || [&] {
      for (const auto& w : f.c.waits)
        if (w.kind == WaitKind::reasons && w.view == View::reasonable) return true;
      return false;
    }());
QIXIAN_GUARD(is_not_extended, "R19 art 33",
             N_("the reply has been extended once already; there is no second extension (P5)"),
             on_record(f) || !f.c.extended);
QIXIAN_GUARD(has_no_open_fee, "FEE art 6", N_("a fee has been asked for and is still awaited"),
             !f.c.open_wait(WaitKind::fee));
QIXIAN_GUARD(has_unserved_fee, "FEE art 6", N_("no fee notice is on its way to the applicant"), [&] {
  const auto* w = f.c.open_wait(WaitKind::fee);
  return w && w->is_unserved_fee();
}());
QIXIAN_GUARD(has_open_fee, "FEE art 6", N_("no fee is awaited"), f.c.open_wait(WaitKind::fee) != nullptr);
QIXIAN_GUARD(has_open_lapsing, "R19 art 30", N_("neither a supplement nor a fee is awaited"),
             f.c.open_wait(WaitKind::supplement) || f.c.open_wait(WaitKind::fee));
QIXIAN_GUARD(is_unserved, "", N_("every applicant has been served"),
             f.c.served.size() < std::max<std::size_t>(1, f.c.request.applicants.size()));
QIXIAN_GUARD(has_all_but_one_served, "", N_("another applicant is still to be served"),
             f.c.served.size() + 1 >= std::max<std::size_t>(1, f.c.request.applicants.size()));
QIXIAN_GUARD(has_more_to_serve, "", N_("only one applicant is left to be served"),
             f.c.served.size() + 1 < std::max<std::size_t>(1, f.c.request.applicants.size()));
QIXIAN_GUARD(has_silence, "LIT art 47", N_("the reply limit has not passed: nothing can be appealed yet"),
             on_record(f) || !f.c.remedies.empty() || (f.due() && *f.due() < f.on));
QIXIAN_GUARD(was_lapsed, "R19 art 30", N_("the case was not closed for want of a supplement"),
             !f.c.closings.empty() && f.c.closings.back().code == rules::AnswerCode::closed_not_supplemented);
// A decision or a judgment on the silence orders the first answer.
QIXIAN_GUARD(is_ordered_on_silence, "",
             N_("the case is open, and no decision or judgment on its silence orders an answer"),
             std::any_of(f.c.remedies.begin(), f.c.remedies.end(), [](const Remedy& r) {
               return r.against == Against::silence && r.result == RemedyResult::corrected;
             }));
QIXIAN_GUARD(was_received, "",
             N_("the request was closed before its receipt was confirmed: there is nothing to reopen"),
             f.c.has_clock());
#undef QIXIAN_GUARD

}  // namespace qixian::engine
