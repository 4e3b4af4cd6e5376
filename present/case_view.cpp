#include "present/case_view.hpp"

#include <cstdlib>

#include "engine/request/project.hpp"
#include "present/labels.hpp"
#include "present/wording.hpp"
#include "present/words.hpp"

namespace qixian::present {
namespace {

std::string open_end_text(const engine::Window& w) {
  if (w.kind == "fee") return tr(N_("open-ended: the day of receipt of the notice is not on record (charge-received)"));
  if (w.kind == "reconsideration_decision") return tr(N_("stands still: suspended"));
  if (w.what.empty() || !w.at_latest) return tr(N_("open-ended until served"));
  return render({N_("open-ended until served, at the latest {0}"), {day_text(*w.at_latest)}});
}

std::string doubt_text(const engine::Window& w) {
  return w.kind == "reconsideration_answer" ? tr(N_("(from the filing: the day of the copy is not on record)"))
                                            : tr(N_("(from its own day: the day of its receipt is not on record)"));
}

}  // namespace

std::string due_text(const engine::CaseRow& row, const engine::Office& office) {
  if (!row.due && !row.open) return "-";
  if (!row.due) return row.stopped_until ? tr(N_("the clock stands still")) : tr(N_("none yet"));
  std::string text = day_text(*row.due);
  if (row.provisional) text += std::string(" ") + tr(N_("(provisional: the holiday notice is not out)"));
  if (const auto left = engine::remaining_on(row, office.today(), office.calendar())) {
    text += (language() == "zh" ? "，" : ", ") +
            render({*left < 0 ? N_("{0} working days over") : N_("{0} working days left"),
                    {std::to_string(std::abs(*left))}});
  }
  return text;
}

std::string window_label(const engine::Window& w) {
  return label(w.kind == "supplement" ? "until supplement" : w.kind);
}

std::string window_text(const engine::Window& w, const engine::RequestReceived& request) {
  // One applicant needs no number.
  const bool of_each = w.kind == "apply_reconsideration" || w.kind == "direct_suit";
  std::string text = w.until ? day_text(*w.until) : open_end_text(w);
  if (!w.what.empty() && !(of_each && request.applicants.size() < 2)) text += " (" + w.what + ")";
  if (w.doubtful) text += std::string(" ") + doubt_text(w);
  if (w.yuan > 0) text += (language() == "zh" ? "，" : ", ") + sum_text(w.yuan);
  return text;
}

std::string lapse_text(const engine::Window& w, const engine::Case& c, const engine::Office& office) {
  if ((w.kind != "supplement" && w.kind != "fee") || !w.until || !office.calendar().covers(*w.until)) return {};
  if (office.calendar().add(*w.until, 1) > office.today()) return {};
  return c.law == rules::Law::r07 ? tr(N_(" (past: may be closed now, `answer --code told_to_supplement`)"))
                                  : tr(N_(" (may be let lapse now: `lapse`)"));
}

std::string awaited_text(const engine::RequestReceived& request) {
  return request.channel == "post_signed" && !request.misdirected ? tr(N_("awaiting the letter's signature"))
                                                                  : tr(N_("awaiting confirmation"));
}

std::string review_text(const engine::Review& r) {
  if (r.rounds == 0) return {};
  std::string text = r.state == "none" ? tr(N_("sent back to the unit")) : machine_text(r.state);
  if (r.state == "referred" && !r.question.empty()) text += tr(N_(": ")) + choice_text(r.question);
  if (!r.outcome.empty()) text += tr(N_(", ")) + choice_text(r.outcome);
  const char* next = r.state == "marked"        ? N_("the unit's head")
                     : r.state == "head_agreed" ? N_("the review body")
                     : r.state == "referred"    ? N_("the ruling from above")
                     : r.state == "none"        ? N_("the unit, to mark it anew")
                     : r.state == "approved"    ? nullptr
                                                : N_("the leader in charge");
  return next ? render({N_("{0}; next: {1}"), {text, tr(next)}}) : text;
}

}  // namespace qixian::present
