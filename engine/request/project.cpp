#include "engine/request/project.hpp"

namespace qixian::engine {
namespace {

FlagSet flags_of(const Case& c) {
  FlagSet out;
  for (const auto& f : c.flags) out.add(f.id);
  return out;
}

}  // namespace

CaseRow project(const Case& c, std::int64_t stream, const WorkCalendar& calendar) {
  const auto d = deadline(c, calendar);
  CaseRow r;
  r.id = stream;
  r.agency = c.request.agency;
  r.number = c.request.number;
  r.state = c.state;
  r.law = c.received_on ? rules::code_of(c.law) : "";
  r.channel = c.request.channel;
  r.applicant_kind = c.request.applicant_kind;
  r.officer = c.officer;
  r.submitted_on = c.request.submitted_on;
  r.received_on = c.received_on;
  r.open = c.is_open();
  r.due = r.open || c.closings.empty() ? d.due : c.closings.back().due;
  r.base_due = d.base_due;
  if (r.open) r.stopped_until = d.stopped_until;
  r.provisional = d.certainty == Certainty::provisional;
  if (!c.closings.empty()) {
    const auto& first = c.closings.front();
    r.first_closed_on = first.on;
    r.first_answer = rules::code_of(first.code);
    r.first_timing = first.timing;
    r.late = std::any_of(c.closings.begin(), c.closings.end(), [](auto& e) { return e.timing == Timing::late; });
  }
  if (!r.open && !c.closings.empty()) {
    r.closed_on = c.closings.back().on;
    r.answer = rules::code_of(c.closings.back().code);
  }
  r.flags = flags_of(c);
  r.reopened = c.counted_anew.empty() && (c.reopened || c.closings.size() > 1 || (r.open && !c.closings.empty()));
  for (const auto& anew : c.counted_anew) {
    auto& row = r.reopenings.emplace_back(ReopeningRow{anew.on, {}, {}, Timing::none});
    if (anew.closing >= c.closings.size()) continue;
    const auto& closing = c.closings[anew.closing];
    row = {anew.on, closing.on, std::string(rules::code_of(closing.code)), closing.timing};
  }
  r.several_items = c.request.items.size() > 1;
  r.joint = c.request.applicants.size() > 1;
  r.resumed = c.resumed;
  for (const auto& m : c.remedies) r.remedies.push_back({m.kind, m.filed_on, m.closed_on, m.result});
  r.complaints = c.complaints;
  r.last_seq = c.last_seq;
  return r;
}

Status status_on(const CaseRow& row, Day today) {
  using enum Status;
  if (row.state == State::voided) return voided;
  if (row.state == State::closed) return closed;
  if (!row.open) return row.late ? answered_late : answered_in_time;
  if (!row.received_on) return awaiting_confirmation;
  if (row.stopped_until && today <= *row.stopped_until) return stopped;
  return row.due && today > *row.due ? overdue : running;
}

std::optional<int> remaining_on(const CaseRow& row, Day today, const WorkCalendar& calendar) {
  if (!row.open || !row.due || !calendar.covers(today) || !calendar.covers(*row.due)) return std::nullopt;
  return calendar.working_days_between(today, *row.due);
}

}  // namespace qixian::engine
