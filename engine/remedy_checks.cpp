#include "engine/actions.hpp"
#include "engine/remedies.hpp"
#include "engine/verdict.hpp"

namespace qixian::engine {
namespace {

/// Whether the applicant has to go through reconsideration before a court may take the suit (REV art 23).
bool wants_reconsideration(const Case& c) {
  if (c.is_open() || c.closings.empty()) return false;
  const auto advice = advise(c.closings.back(), {});
  return advice && advice->only_reconsideration();
}

Verdict judge_suit(const Facts& f, const SuitFiled& suit) {
  if (suit.kind.empty())
    return no("no_kind", {N_("the kind of suit is missing"), {}},
              {N_("give --kind, one of: {0}"), {"direct, after_reconsideration"}});
  if (!one_of(suit.kind, {"direct", "after_reconsideration"}))
    return no("unknown_kind", {N_("unknown kind of suit: {0}"), {suit.kind}},
              {N_("one of: {0}"), {"direct, after_reconsideration"}});
  if (suit.kind == "after_reconsideration" && f.c.remedy_state != "reconsidered") {
    return no("no_reconsideration", {N_("no reconsideration on record has been decided"), {}},
              {N_("record the reconsideration first, or --kind direct"), {}});
  }
  if (f.mode == Mode::desk && suit.kind == "direct" && suit.reason.empty() && wants_reconsideration(f.c))
    return no("reconsideration_first", {N_("this answer goes to reconsideration before a court may take it"), {}},
              {N_("say so in the defence; to record that the court took it all the same, give --reason"), {}},
              "REV art 23");
  return {};
}

}  // namespace

Verdict judge_remedy(const Facts& f, const Fact& fact) {
  const auto fired = fire_remedy(f.c.remedy_state, remedy_verb(fact), has_answer_since_remedy(f.c));
  if (fired.result != Fired::ok)
    return no("remedy_order", fired.why, {N_("see `qixian workflow` for the order of remedies"), {}}, fired.article);
  std::string result;
  if (const auto* e = std::get_if<ReconsiderationClosed>(&fact)) result = e->result;
  if (const auto* e = std::get_if<SuitClosed>(&fact)) result = e->result;
  const bool closes = std::holds_alternative<ReconsiderationClosed>(fact) || std::holds_alternative<SuitClosed>(fact);
  if (closes && !one_of(result, {"upheld", "corrected", "other"}))
    return no("unknown_result", {N_("unknown result: {0}"), {result}},
              {N_("one of: {0}"), {"upheld, corrected, other"}});
  const auto* review = std::get_if<ReconsiderationFiled>(&fact);
  if (review && review->simplified && f.on < rules::rule("rev.answer_simplified").from)
    return no("no_simplified", {N_("the law of that day knows no simplified procedure"), {}},
              {N_("leave out --simplified"), {}}, "REV art 54");
  const auto* suit = std::get_if<SuitFiled>(&fact);
  if (suit && suit->simplified && (suit->instance == 2 || f.on < rules::rule("lit.first_instance_simplified").from))
    return no("no_simplified", {N_("the law of that day knows no simplified procedure"), {}},
              {N_("leave out --simplified"), {}}, "LIT art 83");
  if (!suit || suit->instance == 2) return {};
  return judge_suit(f, *suit);
}

}  // namespace qixian::engine
