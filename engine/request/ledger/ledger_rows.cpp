#include <algorithm>
#include <utility>

#include "engine/request/ledger/ledger.hpp"

namespace qixian::engine {
namespace {

using enum LedgerColumn;

/// A row has the days of filing and closing and the result of the first one of each kind.
bool is_more_than_its_end(const Case& c, const Remedy& r) {
  // What is filed before the answer is read as against the silence again.
  const bool silence = r.against == Against::silence && !c.closings.empty() && c.closings.front().on <= r.filed_on;
  return r.applicant > 1 || !r.third_party.empty() || silence || r.instance > 1 || r.hearings > 1 || r.simplified ||
         r.copy_on || r.accepted_on || r.supplemented_on || r.suspended_on || r.suspended_days > 0 || r.expired_on ||
         r.answered_on || r.received_on || r.ending != Ending::none;
}

/// What stands in the letter, and what was on record of how it came about.
bool says_more(const AnswerSent& a) {
  return !a.article.empty() || !a.ground.empty() || !a.reason.empty() || !a.search.empty() || !a.other_agency.empty() ||
         a.signed_on || a.remedies_untold || a.own_judgement || a.unclear || !a.repeat_of.empty() ||
         a.repeat_answered_on;
}

}  // namespace

LedgerRow row_of(const Case& c, const std::string& agency_name) {
  LedgerRow row;
  const auto& r = c.request;
  row[number] = r.number;
  row[agency] = agency_name;
  row[channel] = r.channel;
  row[submitted_on] = rules::iso(r.submitted_on);
  if (r.arrived_on) row[arrived_on] = rules::iso(*r.arrived_on);
  if (c.received_on) row[received_on] = rules::iso(*c.received_on);
  row[applicant_kind] = r.applicant_kind;
  for (const auto& a : r.applicants) (row[applicant] += row[applicant].empty() ? "" : "、") += a.value;
  row[subject] = r.subject.value;
  row[officer] = c.officer;
  const auto put = [&](LedgerColumn column, std::optional<Day> day) {
    if (day) row[column] = rules::iso(*day);
  };
  // A row ends with the first answer: what an order brought after it is a reopening, and named as that.
  const auto is_before = [&](Day day) { return c.closings.empty() || day <= c.closings.front().on; };
  bool supplement = false, consulted = false, fee = false;
  for (const auto& w : c.waits) {
    if (!is_before(w.asked_on)) continue;
    if (w.kind == WaitKind::supplement && !std::exchange(supplement, true)) {
      put(supplement_asked_on, w.asked_on);
      put(supplement_due_on, w.due);
      if (w.state == WaitState::replied) put(supplement_received_on, w.ended_on);
    } else if (w.kind == WaitKind::third_party && !std::exchange(consulted, true)) {
      put(consulted_on, w.asked_on);
      put(consult_received_on, w.served_on);
      if (w.ended_on && w.state != WaitState::overtaken && is_before(*w.ended_on)) put(consult_answered_on, w.ended_on);
    } else if (w.kind == WaitKind::fee && !std::exchange(fee, true)) {
      put(fee_noticed_on, w.asked_on);
      if (w.state == WaitState::replied) put(fee_paid_on, w.ended_on);
    }
  }
  if (c.extension_on && is_before(*c.extension_on)) {
    put(extended_on, c.extension_on);
    row[extension_days] = std::to_string(c.extension_days);
  }
  if (!c.closings.empty()) {
    put(answered_on, c.closings.front().on);
    row[answer] = rules::code_of(c.closings.front().code);
  }
  if (c.first_served_on) put(delivered_on, c.first_served_on);
  bool reviewed = false, sued = false;
  for (const auto& m : c.remedies) {
    const bool review = m.is_review();
    if (std::exchange(review ? reviewed : sued, true)) continue;
    put(review ? reconsideration_filed_on : suit_filed_on, m.filed_on);
    put(review ? reconsideration_closed_on : suit_closed_on, m.closed_on);
    row[review ? reconsideration_result : suit_result] = code_of(m.result);
    if (!review) row[suit_kind] = code_of(m.kind);
  }
  return row;
}

std::vector<Text> beyond_a_row(const Case& c, std::span<const Event> events) {
  std::vector<Text> out;
  const auto count = [&](WaitKind kind) {
    return std::count_if(c.waits.begin(), c.waits.end(), [&](auto& w) { return w.kind == kind; });
  };
  if (c.request.misdirected) out.push_back({N_("sent to another unit, or the applicant can't be reached"), {}});
  if (c.resumed) out.push_back({N_("a lapse that was taken up again"), {}});
  if (std::ranges::any_of(c.flags, [](const Flag& f) { return f.id == FlagId::p4; }))
    out.push_back({N_("a late answer that was made to look in time (P4)"), {}});
  if (c.request.signed_again_on) out.push_back({N_("a second signature"), {}});
  if (count(WaitKind::supplement) > 1 || count(WaitKind::third_party) > 1 || count(WaitKind::fee) > 1)
    out.push_back({N_("a second supplement, consultation or fee"), {}});
  if (std::ranges::any_of(c.waits,
                          [](const Wait& w) { return w.kind == WaitKind::fee && (w.served_on || w.yuan > 0); }))
    out.push_back({N_("the sum of a fee, or the day on which its notice was received"), {}});
  if (!c.costs.empty()) out.push_back({N_("costs of search, copy and post"), {}});
  if (count(WaitKind::agency) > 0) out.push_back({N_("another agency's opinion"), {}});
  if (count(WaitKind::reasons) > 0 || c.postponed_to) out.push_back({N_("reasons asked, or a later date fixed"), {}});
  if (!c.closings.empty() && manner_of(c.closings.front().answer) != Manner::none)
    out.push_back({N_("how the answer was served"), {}});
  if (!c.closings.empty() && says_more(c.closings.front().answer))
    out.push_back({N_("what the answer says: articles, grounds and reasons, the search, the day of signing"), {}});
  if (std::ranges::any_of(events, [](const Event& event) {
        const auto* e = std::get_if<ReplyExtended>(&event.fact);
        return e && (!e->approved_by.empty() || !e->reason.empty());
      }))
    out.push_back({N_("who consented to the extension, and why"), {}});
  if (std::ranges::any_of(c.flags, [](const Flag& f) { return !f.reason.empty(); }))
    out.push_back({N_("the reasons put on record for flags"), {}});
  if (c.review.rounds > 0) out.push_back({N_("a review chain"), {}});
  if (c.reopened || c.is_under_order() || c.closings.size() > 1) out.push_back({N_("a reopening"), {}});
  if (c.request.items.size() > 1 || c.request.applicants.size() > 1)
    out.push_back({N_("several items or applicants"), {}});
  const auto reviews = std::ranges::count(c.remedies, RemedyKind::reconsideration, &Remedy::kind);
  if (reviews > 1 || std::ssize(c.remedies) - reviews > 1) out.push_back({N_("further reconsiderations or suits"), {}});
  // On one day a row would put them the other way round.
  if (reviews == 1 && c.remedies.size() == 2 && c.remedies.back().is_review())
    out.push_back({N_("a reconsideration behind a suit"), {}});
  if (std::ranges::any_of(c.remedies, [&](const Remedy& r) { return is_more_than_its_end(c, r); }))
    out.push_back(
        {N_("copy, acceptance or receipt of a reconsideration or a suit, who filed it, or its second hearing"), {}});
  if (std::ranges::any_of(c.waits,
                          [](const Wait& w) { return w.kind == WaitKind::third_party && w.view != View::none; }))
    out.push_back({N_("what a third party's opinion was"), {}});
  if (!c.complaints.empty()) out.push_back({N_("a complaint"), {}});
  if (std::any_of(events.begin(), events.end(),
                  [](auto& e) { return std::holds_alternative<EventCorrected>(e.fact); })) {
    out.push_back({N_("a correction"), {}});
  }
  return out;
}

}  // namespace qixian::engine
