#include "present/case/case_view.hpp"

#include <cstdlib>

#include "engine/request/project.hpp"
#include "present/language/labels.hpp"
#include "present/language/wording.hpp"
#include "present/language/words.hpp"

namespace qixian::present {
namespace {

std::string open_end_text(const Words& words, const engine::Window& w) {
  if (w.kind == engine::WindowKind::fee)
    return words.tr(N_("open-ended: the day of receipt of the notice is not on record (charge-received)"));
  if (w.kind == engine::WindowKind::reconsideration_decision) return words.tr(N_("stands still: suspended"));
  if (w.what.empty() || !w.at_latest) return words.tr(N_("open-ended until served"));
  return words.render({N_("open-ended until served, at the latest {0}"), {day_text(words, *w.at_latest)}});
}

std::string doubt_text(const Words& words, const engine::Window& w) {
  return w.kind == engine::WindowKind::reconsideration_answer
             ? words.tr(N_("(from the filing: the day of the copy is not on record)"))
             : words.tr(N_("(from its own day: the day of its receipt is not on record)"));
}

}  // namespace

std::string due_text(const Words& words, const engine::CaseRow& row, const engine::Office& office) {
  if (!row.due && !row.open) return "-";
  if (!row.due) return row.stopped_until ? words.tr(N_("the clock stands still")) : words.tr(N_("none yet"));
  std::string text = day_text(words, *row.due);
  if (row.provisional) text += std::string(" ") + words.tr(N_("(provisional: the holiday notice is not out)"));
  if (const auto left = engine::remaining_on(row, office.today(), office.calendar())) {
    text += (words.is_chinese() ? "，" : ", ") +
            words.render({*left < 0 ? N_("{0} working days over") : N_("{0} working days left"), {std::abs(*left)}});
  }
  return text;
}

std::string window_label(const Words& words, const engine::Window& w) {
  return w.kind == engine::WindowKind::supplement ? label(words, "until supplement") : label(words, w.kind);
}

std::string window_text(const Words& words, const engine::Window& w, const engine::RequestReceived& request) {
  // One applicant needs no number.
  const bool of_each = w.kind == engine::WindowKind::apply_reconsideration || w.kind == engine::WindowKind::direct_suit;
  std::string text = w.until ? day_text(words, *w.until) : open_end_text(words, w);
  if (!w.what.empty() && !(of_each && request.applicants.size() < 2)) text += " (" + w.what + ")";
  if (w.doubtful) text += std::string(" ") + doubt_text(words, w);
  if (w.yuan > 0) text += (words.is_chinese() ? "，" : ", ") + sum_text(words, w.yuan);
  return text;
}

std::string lapse_text(const Words& words, const engine::Window& w, const engine::Case& c,
                       const engine::Office& office) {
  if ((w.kind != engine::WindowKind::supplement && w.kind != engine::WindowKind::fee) || !w.until ||
      !office.calendar().covers(*w.until))
    return {};
  if (office.calendar().add(*w.until, 1) > office.today()) return {};
  namespace as = engine::as;
  const auto answer = as::an_act("answer", {as::a_field("code", {as::a_code("told_to_supplement")})});
  return c.law == rules::Law::r07 ? words.render({N_(" (past: may be closed now, {0})"), {answer}})
                                  : words.render({N_(" (may be let lapse now: {0})"), {as::an_act("lapse")}});
}

std::string awaited_text(const Words& words, const engine::RequestReceived& request) {
  return rules::is_channel(request.channel, rules::Channel::post_signed) && !request.misdirected
             ? words.tr(N_("awaiting the letter's signature"))
             : words.tr(N_("awaiting confirmation"));
}

std::string review_text(const Words& words, const engine::Review& r) {
  using engine::ReviewState;
  if (r.rounds == 0) return {};
  std::string text =
      r.state == ReviewState::none ? words.tr(N_("sent back to the unit")) : machine_text(words, r.state);
  if (r.state == ReviewState::referred && r.question != engine::Question::none)
    text += words.tr(N_(": ")) + choice_text(words, r.question);
  if (r.outcome != engine::ReviewOutcome::none) text += words.tr(N_(", ")) + choice_text(words, r.outcome);
  const char* next = r.state == ReviewState::marked        ? N_("the unit's head")
                     : r.state == ReviewState::head_agreed ? N_("the review body")
                     : r.state == ReviewState::referred    ? N_("the ruling from above")
                     : r.state == ReviewState::none        ? N_("the unit, to mark it anew")
                     : r.state == ReviewState::approved    ? nullptr
                                                           : N_("the leader in charge");
  return next ? words.render({N_("{0}; next: {1}"), {text, words.tr(next)}}) : text;
}

}  // namespace qixian::present
