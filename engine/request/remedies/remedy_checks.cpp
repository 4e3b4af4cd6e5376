#include "engine/request/remedies/matters.hpp"
#include "engine/request/remedies/remedies.hpp"
#include "engine/request/remedies/remedy_steps.hpp"

namespace qixian::engine {
namespace {

/// Whether the applicant has to go through reconsideration before a court may take the suit (REV art 23).
bool wants_reconsideration(const Case& c) {
  if (c.is_open() || c.closings.empty()) return false;
  const auto advice = advise(c.closings.back(), {});
  return advice && advice->only_reconsideration();
}

Error unknown_object(const std::string& against) {
  return no("unknown_object", {N_("a remedy goes against the answer or the silence, not {0}"), {against}},
            {N_("one of: {0}"), {as::a_code(rules::code_list<Against>())}});
}

Verdict judge_party(const Facts& f, int applicant, const std::string& third_party, const std::string& against) {
  const auto count = static_cast<int>(std::max<std::size_t>(1, f.c.request.applicants.size()));
  if (applicant < 0 || applicant > count)
    return no("unknown_applicant", {N_("the request has no applicant {0}"), {applicant}},
              {N_("applicants are numbered from 1 to {0}"), {count}});
  const auto* w = third_party.empty() ? nullptr : f.c.wait_by_id(third_party);
  if (!third_party.empty() && (!w || w->kind != WaitKind::third_party))
    return no("unknown_consultation", {N_("no third party was consulted as {0}"), {third_party}},
              {N_("give the id of its consultation"), {}});
  const auto object = find_code<Against>(against);
  if (!object) return unknown_object(against);
  const bool late =
      std::any_of(f.c.closings.begin(), f.c.closings.end(), [](auto& e) { return e.timing == Timing::late; });
  if (f.mode == Mode::desk && object == Against::silence && !f.c.is_open() && !late)
    return no("no_silence", {N_("the answer came in time: there was no silence"), {}},
              {N_("leave out {0}"), {as::a_field("against")}});
  return {};
}

Verdict known_suit(const std::string& kind) {
  const auto known = find_code<RemedyKind>(kind);
  if (known == RemedyKind::direct || known == RemedyKind::after_reconsideration) return {};
  return no("unknown_kind", {N_("unknown kind of suit: {0}"), {kind}},
            {N_("one of: {0}"), {as::a_code("direct, after_reconsideration")}});
}

/// It goes on with its matter, but what it says of it must be a word.
Verdict judge_appeal(const SuitFiled& appeal) {
  if (!find_code<Against>(appeal.against)) return unknown_object(appeal.against);
  return appeal.kind.empty() ? Verdict{} : known_suit(appeal.kind);
}

Verdict judge_suit(const Facts& f, const SuitFiled& suit, const ChainPoint& standing) {
  if (suit.kind.empty())
    return no("no_kind", {N_("the kind of suit is missing"), {}},
              {N_("give {0}, one of: {1}"), {as::a_field("kind"), as::a_code("direct, after_reconsideration")}});
  const auto kind = find_code<RemedyKind>(suit.kind);
  if (auto bad = known_suit(suit.kind)) return bad;
  const bool is_reviewed = standing.state == RemedyState::reconsidered || standing.state == RemedyState::expired;
  if (kind == RemedyKind::after_reconsideration && !is_reviewed) {
    return no("no_reconsideration", {N_("no reconsideration on record has been decided"), {}},
              {N_("record the reconsideration first, or {0}"), {as::a_field("kind", {as::a_code("direct")})}});
  }
  const bool of_applicant = suit.third_party.empty() && standing.against != Against::silence;
  if (f.mode == Mode::desk && kind == RemedyKind::direct && suit.reason.empty() && of_applicant &&
      wants_reconsideration(f.c))
    return no(
        "reconsideration_first", {N_("this answer goes to reconsideration before a court may take it"), {}},
        {N_("say so in the defence; to record that the court took it all the same, give {0}"), {as::a_field("reason")}},
        "REV art 23");
  return {};
}

/// A copy, a decision or a judgment arrives on its day or later.
Verdict judge_days(const Facts& f, const Fact& fact) {
  std::optional<Day> arrived;
  std::visit(
      [&](const auto& e) {
        if constexpr (requires { e.copy_received_on; }) arrived = e.copy_received_on;
        if constexpr (requires {
                        e.matter;
                        e.received_on;
                      })
          arrived = e.received_on;
      },
      fact);
  if (!arrived || *arrived >= f.on || std::holds_alternative<ReconsiderationAccepted>(fact)) return {};
  return no("arrived_before", {N_("{0} lies before {1}, the day of what arrived"), {*arrived, f.on}},
            {N_("check both dates"), {}});
}

/// The time for the decision must be over, by the law's shortest measure.
Verdict judge_expiry(const Facts& f, const ChainPoint& standing, bool extended) {
  if (extended && standing.matter && f.c.remedies[*standing.matter].simplified)
    return no("no_extension", {N_("the simplified procedure knows no extension"), {}},
              {N_("leave out {0}"), {as::a_field("extended")}}, "REV art 62");
  const auto kind = extended ? WindowKind::reconsideration_decision_extended : WindowKind::reconsideration_decision;
  for (const auto& w : windows(f.c, f.calendar)) {
    if (w.kind != kind || w.matter != standing.matter || !w.until || *w.until <= f.on) continue;
    return no("not_expired", {N_("the time for the decision ends on {0}"), {*w.until}},
              {N_("give that day or a later one"), {}}, "REV art 62");
  }
  return {};
}

/// Only a judgment that has taken effect is tried anew.
Verdict judge_retrial(const Facts& f, const ChainPoint& standing) {
  for (const auto& w : windows(f.c, f.calendar)) {
    if (w.kind != WindowKind::appeal || w.matter != standing.matter || w.doubtful || !w.until || *w.until < f.on)
      continue;
    return no("appeal_open", {N_("an appeal is open until {0}: the judgment has not taken effect"), {*w.until}},
              {N_("record the appeal, or give a later day"), {}}, "LIT art 90");
  }
  return {};
}

}  // namespace

Verdict judge_remedy(const Facts& f, const Fact& fact) {
  const auto found = standing_of(f, fact);
  if (!found) return found.error();
  const auto fired = fire_remedy(found->state, remedy_step(fact), found->has_new);
  if (fired.result != Firing::ok)
    return no("remedy_order", fired.why, {N_("see {0} for the order of remedies"), {as::a_view("workflow")}},
              fired.article);
  std::string result;
  if (const auto* e = std::get_if<ReconsiderationClosed>(&fact)) result = e->result;
  if (const auto* e = std::get_if<SuitClosed>(&fact)) result = e->result;
  const bool closes = std::holds_alternative<ReconsiderationClosed>(fact) || std::holds_alternative<SuitClosed>(fact);
  if (closes && find_code<RemedyResult>(result).value_or(RemedyResult::none) == RemedyResult::none)
    return no("unknown_result", {N_("unknown result: {0}"), {result}},
              {N_("one of: {0}"), {as::a_code(rules::code_list<RemedyResult>())}});
  if (auto bad = judge_days(f, fact)) return bad;
  const auto* expired = std::get_if<ReconsiderationExpired>(&fact);
  if (f.mode == Mode::desk && expired) return judge_expiry(f, *found, expired->extended);
  if (f.mode == Mode::desk && std::holds_alternative<SuitRetried>(fact)) return judge_retrial(f, *found);
  const auto* review = std::get_if<ReconsiderationFiled>(&fact);
  if (review && review->simplified && f.on < rules::rule("rev.answer_simplified").from)
    return no("no_simplified", {N_("the law of that day knows no simplified procedure"), {}},
              {N_("leave out {0}"), {as::a_field("simplified")}}, "REV art 54");
  if (review) return judge_party(f, review->by_applicant, review->third_party, review->against);
  const auto* suit = std::get_if<SuitFiled>(&fact);
  if (suit && suit->simplified && (suit->instance == 2 || f.on < rules::rule("lit.first_instance_simplified").from))
    return no("no_simplified", {N_("the law of that day knows no simplified procedure"), {}},
              {N_("leave out {0}"), {as::a_field("simplified")}}, "LIT art 83");
  if (!suit) return {};
  if (suit->instance == 2) return f.mode == Mode::desk ? judge_appeal(*suit) : Verdict{};
  if (auto bad = judge_party(f, suit->by_applicant, suit->third_party, suit->against)) return bad;
  return judge_suit(f, *suit, *found);
}

}  // namespace qixian::engine
