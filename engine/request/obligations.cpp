#include "engine/request/obligations.hpp"

#include <algorithm>

#include "engine/request/clock/consultation.hpp"
#include "engine/request/remedies/remedies.hpp"
#include "rules/fees.hpp"

namespace qixian::engine {
namespace {

using rules::Law;
using Rows = std::vector<DeadlineRow>;

struct Owner {
  std::int64_t stream, agency;
  const std::string &officer, &number;
};

DeadlineRow& add(Rows& out, const Owner& o, std::string kind, std::string ordinal, Day due) {
  return out.emplace_back(
      DeadlineRow{o.stream, std::move(kind), std::move(ordinal), due, {}, false, o.agency, o.officer, o.number});
}

void add_waits(Rows& out, const Owner& o, const Case& c, const WorkCalendar& calendar) {
  for (std::size_t i = 0; i < c.waits.size(); ++i) {
    const auto& w = c.waits[i];
    if (!w.open()) continue;
    const bool asked_of_applicant = w.is_of_applicant();
    const bool consulted = w.is_consultation() && c.law == Law::r19;
    if (asked_of_applicant && w.due) {
      auto& row = add(out, o, std::string(code_of(w.kind)), std::to_string(i + 1), *w.due);
      row.provisional = calendar.certainty(row.due) == Certainty::provisional;
    } else if (w.is_unserved_fee() && c.received_on && rules::fee_applies(*c.received_on)) {
      add(out, o, "fee_receipt", std::to_string(i + 1), w.asked_on);
    } else if (consulted) {
      auto& row = add(out, o, std::string(code_of(w.kind)), w.id, last_day_of_opinion(w, calendar));
      row.provisional = calendar.certainty(row.due) == Certainty::provisional;
    }
  }
}

void add_reply(Rows& out, const Owner& o, const Case& c, const CaseRow& row) {
  if (!row.due) return;  // stands still until an act
  const auto orders = std::ranges::count(c.marks, ClockMark::order, &ClockMark::kind);
  auto& reply =
      orders > 0 ? add(out, o, "new_answer", std::to_string(orders), *row.due) : add(out, o, "reply", "", *row.due);
  reply.stopped_until = row.stopped_until;
  reply.provisional = row.provisional;
}

void add_supplement_notice(Rows& out, const Owner& o, const Case& c, const WorkCalendar& calendar) {
  const bool asked = std::ranges::any_of(c.waits, [](const Wait& w) { return w.kind == WaitKind::supplement; });
  if (c.law != Law::r19 || asked || c.is_under_order()) return;
  const auto due = calendar.add(*c.received_on, rules::rule("r19.art30.supplement").length);
  add(out, o, "supplement_notice", "", due).provisional = calendar.certainty(due) == Certainty::provisional;
}

/// The written answers to reconsiderations, the defences of suits.
void add_defences(Rows& out, const Owner& o, const Case& c, const WorkCalendar& calendar) {
  const bool pending = std::ranges::any_of(c.remedies, [](auto& r) { return !r.closed_on && !r.answered_on; });
  if (!pending) return;
  for (const auto& w : windows(c, calendar)) {
    if (w.kind != WindowKind::reconsideration_answer && w.kind != WindowKind::defence) continue;
    const auto& r = c.remedies[*w.matter];
    auto ordinal = std::to_string(*w.matter + 1) + "." + std::to_string(r.instance);
    if (r.hearings > 1) ordinal += "." + std::to_string(r.hearings);
    add(out, o, std::string(code_of(w.kind)), ordinal, *w.until).provisional = w.certainty == Certainty::provisional;
  }
}

}  // namespace

std::vector<DeadlineRow> obligations(const Case& c, const CaseRow& row, const WorkCalendar& calendar) {
  Rows out;
  const Owner owner{row.id, row.agency, row.officer, row.number};
  if (c.is_open()) {
    if (!c.received_on) add(out, owner, "receipt", "", c.request.submitted_on);
    add_reply(out, owner, c, row);
    if (c.received_on) add_supplement_notice(out, owner, c, calendar);
    add_waits(out, owner, c, calendar);
    if (const auto opened = opened_step(c.review)) add(out, owner, "review", opened->ordinal, opened->since);
  }
  add_defences(out, owner, c, calendar);
  return out;
}

}  // namespace qixian::engine
