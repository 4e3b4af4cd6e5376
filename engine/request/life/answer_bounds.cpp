#include "engine/request/life/answer_bounds.hpp"

#include <algorithm>

#include "rules/codes.hpp"

namespace qixian::engine {
namespace {

using rules::AnswerGroup;

bool discloses(const std::set<std::string>& codes) { return codes.contains("disclosed") || codes.contains("partial"); }

/// On a ground that leaves the agency a choice (R19 art 16: may). What the law itself keeps closed, or what is nobody's
/// to open, does not hang on the view of another agency.
bool refuses_by_choice(const std::set<std::string>& codes) {
  return std::ranges::any_of(codes, [](auto& code) {
    const auto* answer = rules::find_answer(code);
    return answer && answer->group == AnswerGroup::refused && answer->article_r19 == "R19 art 16";
  });
}

bool protects_third_party(const std::set<std::string>& codes) {
  return std::ranges::any_of(codes, [](auto& code) {
    const auto* answer = rules::find_answer(code);
    return answer && rules::protects_third_party(*answer);
  });
}

/// The review body has spoken; a unit's mark alone is a proposal.
bool is_recorded(const Review& r) { return r.state == "body_recorded" || r.state == "ruled" || r.state == "approved"; }

bool any_view(const Case& c, std::string_view kind, std::string_view view) {
  return std::ranges::any_of(c.waits, [&](const Wait& w) { return w.kind == kind && w.view == view; });
}

bool any_of_kind(const Case& c, std::string_view kind) {
  return std::ranges::any_of(c.waits, [&](const Wait& w) { return w.kind == kind; });
}

bool all_view(const Case& c, std::string_view kind, std::string_view view) {
  return any_of_kind(c, kind) &&
         std::ranges::all_of(c.waits, [&](const Wait& w) { return w.kind != kind || w.view == view; });
}

}  // namespace

std::set<std::string> codes_given(const AnswerSent& e) {
  std::set<std::string> codes;
  for (const auto& item : e.items) codes.insert(item.code);
  if (codes.empty()) codes.insert(e.code);
  return codes;
}

std::optional<Text> against_review(const Case& c, const AnswerSent& e) {
  const auto& r = c.review;
  const auto codes = codes_given(e);
  const bool gives = discloses(codes);
  const bool whole = gives && codes.size() == 1 && codes.contains("disclosed");
  if (gives && r.state == "referred")
    return Text{N_("its question was referred up and the ruling is awaited: nothing is disclosed before it"), {}};
  if (!is_recorded(r)) return {};
  if (gives && r.outcome == "refuse") return Text{N_("the review found that it is not to be opened"), {}};
  if (whole && r.outcome == "part_open") return Text{N_("the review opened a part of it only"), {}};
  if (gives && r.outcome == "declassify") return Text{N_("the review asks for declassification first"), {}};
  if (gives && r.outcome == "refer_up") return Text{N_("the review left the question open and referred it up"), {}};
  if (gives && r.outcome == "consult" && !any_of_kind(c, "third_party"))
    return Text{N_("the review asks that a third party be consulted first"), {}};
  if (codes.contains("refused.state_secret") && r.outcome == "open")
    return Text{N_("refused as a state secret, which the review found open"), {}};
  return {};
}

std::optional<Text> against_consent(const Case& c, const AnswerSent& e) {
  if (!protects_third_party(codes_given(e)) || !all_view(c, "third_party", "agrees")) return {};
  return Text{N_("refused for a third party's sake, though every third party agrees to the disclosure"), {}};
}

void flag_review(const Facts& f, const AnswerSent& e) {
  const auto& r = f.c.review;
  const auto codes = codes_given(e);
  if (const auto why = against_review(f.c, e)) {
    f.flag("P24", *why);
  } else if (e.review_asked && discloses(codes) && r.state != "approved") {
    f.flag("P24", {N_("disclosed without a completed confidentiality review on record"), {}});
  }
  if (!codes.contains("refused.state_secret")) return;
  // A document that bears its mark is paper enough.
  const bool marked = r.rounds > 0 && r.outcome == "refuse" && !r.ground.empty();
  // The law of 1988 let provincial capitals and larger cities decide, to 2010-09-30: which they are is not on record.
  const bool city_may = f.on < rules::civil_day(2010, 10, 1);
  if (r.state != "approved" && !marked)
    f.flag("P18", {N_("refused as a state secret without the papers of a completed review"), {}});
  else if (r.outcome == "refer_up")
    f.flag("P18", {N_("an unclear secret was decided without the ruling from above"), {}});
  else if (r.question != "openness" &&
           (r.ruled_by == "county" || (r.ruled_by == "city" && !city_may)))  // SECRET art 25
    f.flag("P18", {N_("an unclear secret was decided below the province"), {}});
}

void flag_third_parties(const Facts& f, const AnswerSent& e) {
  const auto& c = f.c;
  const bool r19 = c.law == rules::Law::r19;
  const auto codes = codes_given(e);
  const bool protects = protects_third_party(codes);
  const bool objects = any_view(c, "third_party", "objects");
  if (protects && !any_of_kind(c, "third_party")) {
    f.flag("P13", {N_("refused for a third party's sake without a consultation on record"), {}});
  } else if (protects && r19 && !e.own_judgement && !objects && !any_view(c, "third_party", "agrees") &&
             (any_view(c, "third_party", "silent") || (!e.imported && c.open_wait("third_party")))) {
    f.flag("P13", {N_("the third party's silence was taken as a refusal"), {}});
  }
  if (const auto why = against_consent(c, e)) f.flag("P25", *why);
  // A partial answer whose items are not on record may withhold just what the third party objects to.
  const bool untold = std::ranges::any_of(c.waits, is_untold_objection);
  if (!e.imported && codes.contains("disclosed") && !protects && untold) f.flag("P25", {untold_objection, {}});
  const bool reviewed = c.review.outcome == "refuse" || c.review.outcome == "part_open";
  if (!e.imported && r19 && refuses_by_choice(codes) && !protects && !reviewed && !e.own_judgement &&
      all_view(c, "agency", "silent"))
    f.flag("P25", {N_("refused though the other agency was silent, and silence is consent"), {}});
}

}  // namespace qixian::engine
