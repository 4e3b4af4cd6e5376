#include <set>

#include "engine/actions.hpp"
#include "rules/codes.hpp"

/// What the courts and supervisors corrected in answers (law section 8): flagged on the case, never in silence.
namespace qixian::engine {
namespace {

using rules::AnswerGroup;

bool consulted(const Case& c, std::string_view view = {}) {
  return std::any_of(c.waits.begin(), c.waits.end(),
                     [&](const Wait& w) { return w.kind == "third_party" && (view.empty() || w.view == view); });
}

/// Each item is answered on its own ground; without items the whole is.
std::set<std::string> codes_given(const AnswerSent& e) {
  std::set<std::string> codes;
  for (const auto& item : e.items) codes.insert(item.code);
  if (codes.empty()) codes.insert(e.code);
  return codes;
}

bool awaits_opinion(const Case& c) { return c.open_wait("third_party") != nullptr; }

void flag_third_party(const Facts& f, const rules::Answer& answer, bool imported) {
  if (!rules::protects_third_party(answer)) return;
  if (!consulted(f.c))
    f.flag("P13", {N_("refused for a third party's sake without a consultation on record"), {}});
  else if (f.c.law == rules::Law::r19 && !consulted(f.c, "objects") && !consulted(f.c, "agrees") &&
           (consulted(f.c, "silent") || (!imported && awaits_opinion(f.c))))
    f.flag("P13", {N_("the third party's silence was taken as a refusal"), {}});
}

void flag_secret(const Facts& f, const rules::Answer& answer) {
  if (answer.code != "refused.state_secret") return;
  const auto& r = f.c.review;
  if (r.state != "approved")
    f.flag("P18", {N_("refused as a state secret without the papers of a completed review"), {}});
  else if (r.outcome == "refer_up")
    f.flag("P18", {N_("an unclear secret was decided without the ruling from above"), {}});
  else if (r.ruled_by == "city" || r.ruled_by == "county")  // SECRET art 25
    f.flag("P18", {N_("an unclear secret was decided below the province"), {}});
}

/// Rules that need what a ledger can't say: an absent column is no breach.
void flag_commanded(const Facts& f, const AnswerSent& e, const rules::Answer& answer) {
  const bool unclear =
      std::any_of(f.c.waits.begin(), f.c.waits.end(), [](auto& w) { return w.kind == "supplement" && !w.ended_on; });
  if (answer.code == "unable.not_held" && unclear) {
    f.flag("P7", {N_("“does not exist” for a request that was never clarified"), {}});
  }
  if (answer.group == AnswerGroup::refused && (e.ground.empty() || e.article.empty() || e.reason.empty())) {
    f.flag("P11", {N_("a refusal without ground, article and reason"), {}});
  }
  if (answer.group == AnswerGroup::refused && e.items.empty() && f.c.review.outcome == "part_open") {
    f.flag("P14", {N_("refused whole though the review found it separable"), {}});
  }
  if (answer.code == "unable.not_held" && e.search.empty())
    f.flag("P15", {N_("“not held” without a search record"), {}});
  if (answer.code == "unable.other_agency" && e.other_agency.empty()) {
    f.flag("P15", {N_("the right agency is not named"), {}});
  }
  flag_secret(f, answer);
}

void flag_whole_answer(const Facts& f, const AnswerSent& e) {
  std::set<int> items;
  for (const auto& item : e.items) items.insert(item.item);
  if (f.c.request.items.size() > items.size() && f.c.request.items.size() > 1) {
    f.flag("P9", {N_("{0} of {1} items have an outcome"),
                  {std::to_string(items.size()), std::to_string(f.c.request.items.size())}});
  }
  if (e.body_unknown) {
    f.flag("P12",
           {N_("the letter can't name the body for reconsideration: what the agency is, or what stands above it, "
               "is not on record"),
            {}});
  }
  if (e.remedies_untold) f.flag("P12", {N_("the answer does not tell the remedies"), {}});
}

}  // namespace

void flag_answer(const Facts& f, const AnswerSent& e) {
  for (const auto& code : codes_given(e)) {
    const auto* answer = rules::find_answer(code);
    if (!answer) continue;
    flag_third_party(f, *answer, e.imported);
    if (code == "refused.no_special_need" && rules::governing(f.on) == rules::Law::r19) {
      f.flag("P16", {N_("the “special need” ground after the Regulation of 2019 came into force"), {}});
    }
    if (!e.imported) flag_commanded(f, e, *answer);
  }
  if (const auto due = f.due(); due && e.signed_on && *e.signed_on <= *due && f.on > *due) {
    f.flag("P10", {N_("signed in time, sent late"), {}});
  }
  if (!e.imported) flag_whole_answer(f, e);
}

}  // namespace qixian::engine
