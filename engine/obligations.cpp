#include "engine/obligations.hpp"

#include <algorithm>
#include <tuple>

#include "engine/consultation.hpp"
#include "engine/remedies.hpp"
#include "rules/fees.hpp"
#include "rules/yearly_days.hpp"

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
    const bool asked_of_applicant = w.kind == "supplement" || w.kind == "fee";
    const bool consulted = (w.kind == "third_party" || w.kind == "agency") && c.law == Law::r19;
    if (asked_of_applicant && w.due) {
      auto& row = add(out, o, w.kind, std::to_string(i + 1), *w.due);
      row.provisional = calendar.certainty(row.due) == Certainty::provisional;
    } else if (w.is_unserved_fee() && c.received_on && rules::fee_applies(*c.received_on)) {
      add(out, o, "fee_receipt", std::to_string(i + 1), w.asked_on);
    } else if (consulted) {
      auto& row = add(out, o, w.kind, w.id, last_day_of_opinion(w, calendar));
      row.provisional = calendar.certainty(row.due) == Certainty::provisional;
    }
  }
}

void add_review(Rows& out, const Owner& o, const Review& review) {
  // Each step is opened by the one before it: a step that is taken ends its own reminder and begins the next.
  if (!review.since || review.state == "none" || review.state == "approved") return;
  add(out, o, "review", std::to_string(review.rounds) + "." + review.state, *review.since);
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
  const bool asked = std::ranges::any_of(c.waits, [](const Wait& w) { return w.kind == "supplement"; });
  if (c.law != Law::r19 || asked || c.is_under_order()) return;
  const auto due = calendar.add(*c.received_on, rules::rule("r19.art30.supplement").length);
  add(out, o, "supplement_notice", "", due).provisional = calendar.certainty(due) == Certainty::provisional;
}

/// The written answers to reconsiderations, the defences of suits.
void add_defences(Rows& out, const Owner& o, const Case& c, const WorkCalendar& calendar) {
  const bool pending = std::ranges::any_of(c.remedies, [](auto& r) { return !r.closed_on && !r.answered_on; });
  if (!pending) return;
  for (const auto& w : windows(c, calendar)) {
    if (w.kind != "reconsideration_answer" && w.kind != "defence") continue;
    const auto& r = c.remedies[*w.matter];
    auto ordinal = std::to_string(*w.matter + 1) + "." + std::to_string(r.instance);
    if (r.hearings > 1) ordinal += "." + std::to_string(r.hearings);
    add(out, o, w.kind, ordinal, *w.until).provisional = w.certainty == Certainty::provisional;
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
    add_review(out, owner, c.review);
  }
  add_defences(out, owner, c, calendar);
  return out;
}

std::vector<DeadlineRow> obligations(const Publication& p, const PublicationRow& row) {
  Rows out;
  if (!p.is_open()) return out;
  const Owner owner{row.id, row.agency, row.officer, row.number};
  add(out, owner, "publication", "", row.due).provisional = row.provisional;
  add_review(out, owner, p.review);
  return out;
}

std::vector<DeadlineRow> house_obligations(const WorkCalendar& calendar, Day today, bool agencies, bool governments) {
  static const std::string none;
  const Owner house{0, 0, none, none};
  Rows out;
  if (!agencies && !governments) return out;
  const int year = rules::year_of(today);
  // A report of last year is due in this one; this year's comes into sight before it ends.
  for (const int of : {year - 1, year}) {
    const Day theirs = rules::annual_report_day(of, false), governments_own = rules::annual_report_day(of, true);
    const bool one_day = theirs == governments_own;  // one reminder says both
    if (agencies && !one_day) add(out, house, "annual_report", std::to_string(of) + ".agencies", theirs);
    if (governments || one_day) add(out, house, "annual_report", std::to_string(of) + ".governments", governments_own);
  }
  const int wanted = today >= rules::day_in("holiday_notice", year) ? year + 1 : year;
  const bool known = std::ranges::any_of(calendar.notices(), [&](const rules::Notice& n) {
    return n.year == wanted && n.kind == rules::NoticeKind::annual;
  });
  if (!known) add(out, house, "holiday_notice", std::to_string(wanted), rules::day_in("holiday_notice", wanted - 1));
  return out;
}

bool ends_with_its_day(std::string_view kind) { return kind == "supplement_notice" || kind == "annual_report"; }

bool same_deadlines(std::vector<DeadlineRow> a, std::vector<DeadlineRow> b) {
  const auto key = [](const DeadlineRow& d) { return std::tie(d.kind, d.ordinal); };
  std::ranges::sort(a, {}, key);
  std::ranges::sort(b, {}, key);
  return a == b;
}

}  // namespace qixian::engine
