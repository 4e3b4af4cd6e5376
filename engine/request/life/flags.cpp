#include <set>

#include "engine/request/life/actions.hpp"
#include "engine/request/life/answer_bounds.hpp"
#include "engine/request/life/service.hpp"
#include "rules/codes.hpp"

/// What the courts and supervisors corrected in answers (law section 8): flagged on the case, never in silence.
namespace qixian::engine {
namespace {

using rules::AnswerCode;
using rules::AnswerGroup;

bool was_asked(const Case& c, WaitKind kind) {
  return std::ranges::any_of(c.waits, [&](const Wait& w) { return w.kind == kind; });
}

/// On record as unclear, and no supplement that came made it clear.
bool is_unclear(const Case& c) {
  return was_asked(c, WaitKind::supplement) && std::ranges::none_of(c.waits, [](const Wait& w) {
           return w.kind == WaitKind::supplement && w.state == WaitState::replied;
         });
}

void flag_grounds(const Facts& f, const AnswerSent& e) {
  const auto codes = codes_given(e);
  bool withholds = e.items.empty() && codes.contains(AnswerCode::partial);
  for (const auto code : codes) {
    const auto& answer = rules::answer_of(code);
    if (answer.group != AnswerGroup::refused) continue;
    withholds = true;
    const auto article = f.c.law == rules::Law::r07 ? answer.article_r07 : answer.article_r19;
    // Another law has its own articles, and an article in words is not ours to read.
    const bool ours = e.article.starts_with("R07 art") || e.article.starts_with("R19 art");
    if (code == AnswerCode::refused_other_law || article.empty() || !ours ||
        e.article.find(article) != std::string::npos)
      continue;
    f.flag(FlagId::p11, {N_("{0} is not the article of this ground, which is {1}"),
                         {as::an_article(e.article), as::an_article(article)}});
  }
  if (withholds && (e.ground.empty() || e.article.empty() || e.reason.empty()))
    f.flag(FlagId::p11, {N_("a refusal without ground, article and reason"), {}});
}

/// Rules that need what a ledger can't say: an absent column is no breach.
void flag_commanded(const Facts& f, const AnswerSent& e, AnswerCode code) {
  if (code == AnswerCode::unable_not_held && is_unclear(f.c))
    f.flag(FlagId::p7, {N_("“does not exist” for a request that was never clarified"), {}});
  if (!was_asked(f.c, WaitKind::supplement) &&
      (code == AnswerCode::unable_still_unclear || (code == AnswerCode::unable_not_held && e.unclear)))
    f.flag(FlagId::p22, {N_("unclear, and no supplement was asked for"), {}});
  if (code == AnswerCode::unprocessed_excessive && !was_asked(f.c, WaitKind::reasons))
    f.flag(FlagId::p21, {N_("not processed as excessive, and no reasons were asked for"), {}});
  if (code == AnswerCode::unprocessed_repeat && (e.repeat_of.empty() || !e.repeat_answered_on))
    f.flag(FlagId::p23, {N_("a repeat without number and date of the first answer"), {}});
  if (rules::answer_of(code).group == AnswerGroup::refused && e.items.empty() &&
      f.c.review.outcome == ReviewOutcome::part_open)
    f.flag(FlagId::p14, {N_("refused whole though the review found it separable"), {}});
  if (code == AnswerCode::unable_not_held && e.search.empty())
    f.flag(FlagId::p15, {N_("“not held” without a search record"), {}});
  if (code == AnswerCode::unable_other_agency && e.other_agency.empty())
    f.flag(FlagId::p15, {N_("the right agency is not named"), {}});
}

/// By page is for information that is given (FEE art 5): not where all of the answer is the way to what is public.
void flag_fee(const Facts& f, const AnswerSent& e) {
  const auto codes = codes_given(e);
  if (f.c.fee_method != FeeMethod::page || codes.empty()) return;
  if (std::ranges::all_of(codes, [](auto code) { return code == AnswerCode::already_public; }))
    f.flag(FlagId::p17, {N_("charged by page where only the way to public information is told"), {}});
}

void flag_whole_answer(const Facts& f, const AnswerSent& e) {
  std::set<int> items;
  for (const auto& item : e.items) items.insert(item.item);
  if (f.c.request.items.size() > items.size() && f.c.request.items.size() > 1) {
    f.flag(FlagId::p9, {N_("{0} of {1} items have an outcome"), {items.size(), f.c.request.items.size()}});
  }
  if (e.body_unknown) {
    f.flag(FlagId::p12,
           {N_("the letter can't name the body for reconsideration: what the agency is, or what stands above it, "
               "is not on record"),
            {}});
  }
  if (e.remedies_untold) f.flag(FlagId::p12, {N_("the answer does not tell the remedies"), {}});
}

}  // namespace

void flag_answer(const Facts& f, const AnswerSent& e) {
  for (const auto code : codes_given(e)) {
    if (code == AnswerCode::refused_no_special_need && rules::governing(f.on) == rules::Law::r19) {
      f.flag(FlagId::p16, {N_("the “special need” ground after the Regulation of 2019 came into force"), {}});
    }
    if (!e.imported) flag_commanded(f, e, code);
  }
  flag_third_parties(f, e);
  if (const auto due = f.due(); due && e.signed_on && *e.signed_on <= *due && f.on > *due) {
    f.flag(FlagId::p10, {N_("signed in time, sent late"), {}});
  }
  if (e.imported) return;
  flag_grounds(f, e);
  flag_review(f, e);
  flag_whole_answer(f, e);
  flag_fee(f, e);
  if (is_foreign_courier(e, f.on)) f.flag(FlagId::p26, {N_("sent by a courier that is no postal enterprise"), {}});
}

}  // namespace qixian::engine
