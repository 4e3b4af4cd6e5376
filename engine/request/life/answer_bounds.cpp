#include "engine/request/life/answer_bounds.hpp"

#include <algorithm>

#include "rules/codes.hpp"

namespace qixian::engine {
namespace {

using rules::AnswerCode;
using rules::AnswerGroup;

bool discloses(const AnswerCodes& codes) {
  return codes.contains(AnswerCode::disclosed) || codes.contains(AnswerCode::partial);
}

/// On a ground that leaves the agency a choice (R19 art 16: may). What the law itself keeps closed, or what is nobody's
/// to open, does not hang on the view of another agency.
bool refuses_by_choice(const AnswerCodes& codes) {
  return std::ranges::any_of(codes, [](auto code) { return rules::answer_of(code).ground == rules::Ground::choice; });
}

bool protects_third_party(const AnswerCodes& codes) {
  return std::ranges::any_of(codes, [](auto code) { return rules::protects_third_party(rules::answer_of(code)); });
}

/// The review body has spoken; a unit's mark alone is a proposal.
bool is_recorded(const Review& r) {
  return r.state == ReviewState::body_recorded || r.state == ReviewState::ruled || r.state == ReviewState::approved;
}

bool any_view(const Case& c, WaitKind kind, View view) {
  return std::ranges::any_of(c.waits, [&](const Wait& w) { return w.kind == kind && w.view == view; });
}

bool any_of_kind(const Case& c, WaitKind kind) {
  return std::ranges::any_of(c.waits, [&](const Wait& w) { return w.kind == kind; });
}

bool all_view(const Case& c, WaitKind kind, View view) {
  return any_of_kind(c, kind) &&
         std::ranges::all_of(c.waits, [&](const Wait& w) { return w.kind != kind || w.view == view; });
}

}  // namespace

AnswerCodes codes_given(const AnswerSent& e) {
  AnswerCodes codes;
  const auto add = [&](const std::string& code) {
    if (const auto* answer = rules::find_answer(code)) codes.insert(answer->value);
  };
  for (const auto& item : e.items) add(item.code);
  if (e.items.empty()) add(e.code);
  return codes;
}

std::optional<Text> against_review(const Case& c, const AnswerSent& e) {
  const auto& r = c.review;
  const auto codes = codes_given(e);
  const bool gives = discloses(codes);
  const bool whole = gives && codes.size() == 1 && codes.contains(AnswerCode::disclosed);
  if (gives && r.state == ReviewState::referred)
    return Text{N_("its question was referred up and the ruling is awaited: nothing is disclosed before it"), {}};
  if (!is_recorded(r)) return {};
  if (gives && r.outcome == ReviewOutcome::refuse) return Text{N_("the review found that it is not to be opened"), {}};
  if (whole && r.outcome == ReviewOutcome::part_open) return Text{N_("the review opened a part of it only"), {}};
  if (gives && r.outcome == ReviewOutcome::declassify)
    return Text{N_("the review asks for declassification first"), {}};
  if (gives && r.outcome == ReviewOutcome::refer_up)
    return Text{N_("the review left the question open and referred it up"), {}};
  if (gives && r.outcome == ReviewOutcome::consult && !any_of_kind(c, WaitKind::third_party))
    return Text{N_("the review asks that a third party be consulted first"), {}};
  if (codes.contains(AnswerCode::refused_state_secret) && r.outcome == ReviewOutcome::open)
    return Text{N_("refused as a state secret, which the review found open"), {}};
  return {};
}

std::optional<Text> against_consent(const Case& c, const AnswerSent& e) {
  if (!protects_third_party(codes_given(e)) || !all_view(c, WaitKind::third_party, View::agrees)) return {};
  return Text{N_("refused for a third party's sake, though every third party agrees to the disclosure"), {}};
}

void flag_review(const Facts& f, const AnswerSent& e) {
  const auto& r = f.c.review;
  const auto codes = codes_given(e);
  if (const auto why = against_review(f.c, e)) {
    f.flag(FlagId::p24, *why);
  } else if (e.review_asked && discloses(codes) && r.state != ReviewState::approved) {
    f.flag(FlagId::p24, {N_("disclosed without a completed confidentiality review on record"), {}});
  }
  if (!codes.contains(AnswerCode::refused_state_secret)) return;
  // A document that bears its mark is paper enough.
  const bool marked = r.rounds > 0 && r.outcome == ReviewOutcome::refuse && !r.ground.empty();
  // The law of 1988 let provincial capitals and larger cities decide, to 2010-09-30: which they are is not on record.
  const bool city_may = f.on < rules::civil_day(2010, 10, 1);
  if (r.state != ReviewState::approved && !marked)
    f.flag(FlagId::p18, {N_("refused as a state secret without the papers of a completed review"), {}});
  else if (r.outcome == ReviewOutcome::refer_up)
    f.flag(FlagId::p18, {N_("an unclear secret was decided without the ruling from above"), {}});
  else if (r.question != Question::openness &&
           (r.ruled_by == Level::county || (r.ruled_by == Level::city && !city_may)))  // SECRET art 25
    f.flag(FlagId::p18, {N_("an unclear secret was decided below the province"), {}});
}

void flag_third_parties(const Facts& f, const AnswerSent& e) {
  const auto& c = f.c;
  const bool r19 = c.law == rules::Law::r19;
  const auto codes = codes_given(e);
  const bool protects = protects_third_party(codes);
  const bool objects = any_view(c, WaitKind::third_party, View::objects);
  if (protects && !any_of_kind(c, WaitKind::third_party)) {
    f.flag(FlagId::p13, {N_("refused for a third party's sake without a consultation on record"), {}});
  } else if (protects && r19 && !e.own_judgement && !objects && !any_view(c, WaitKind::third_party, View::agrees) &&
             (any_view(c, WaitKind::third_party, View::silent) ||
              (!e.imported && c.open_wait(WaitKind::third_party)))) {
    f.flag(FlagId::p13, {N_("the third party's silence was taken as a refusal"), {}});
  }
  if (const auto why = against_consent(c, e)) f.flag(FlagId::p25, *why);
  // A partial answer whose items are not on record may withhold just what the third party objects to.
  const bool untold = std::ranges::any_of(c.waits, is_untold_objection);
  if (!e.imported && codes.contains(AnswerCode::disclosed) && !protects && untold)
    f.flag(FlagId::p25, {N_("disclosed after a third party's objection without telling it what and why"), {}}, true);
  const bool reviewed = c.review.outcome == ReviewOutcome::refuse || c.review.outcome == ReviewOutcome::part_open;
  if (!e.imported && r19 && refuses_by_choice(codes) && !protects && !reviewed && !e.own_judgement &&
      all_view(c, WaitKind::agency, View::silent))
    f.flag(FlagId::p25, {N_("refused though the other agency was silent, and silence is consent"), {}});
}

}  // namespace qixian::engine
