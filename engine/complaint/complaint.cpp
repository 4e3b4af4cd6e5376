#include "engine/complaint/complaint.hpp"

#include "engine/base/described.hpp"
#include "rules/statutes.hpp"

namespace qixian::engine {
namespace {

struct Folding {
  Complaint& c;
  Day on;
  void operator()(ComplaintReceived& f) {
    c.officer = f.officer;
    c.received = std::move(f);
    c.received_on = on;
  }
  void operator()(OfficerAssigned& f) { c.officer = f.officer; }
  void operator()(ComplaintClosed& f) {
    c.closed_anew = c.closed_on.has_value();
    c.closed_on = on;
    c.result = rules::find_code<ComplaintResult>(f.result).value_or(ComplaintResult::none);
    c.note = std::move(f.note);
  }
  void operator()(ComplaintVoided&) { c.is_void = true; }
  void operator()(PersonalDataErased&) {}
};

}  // namespace

bool ComplaintClosed::has_known_codes() const { return rules::is_known<ComplaintResult>(result); }

Result<Complaint> fold_complaint(StreamId stream, std::span<const EventRecord> records) {
  Complaint c;
  c.stream = stream;
  for (const auto& r : records) {
    auto fact = described::from_json<ComplaintFact>(r.type, r.data);
    if (!fact) return tl::unexpected(unreadable_event(r));
    std::visit(Folding{c, r.happened_on}, *fact);
    c.last_seq = r.stream_seq;
  }
  return c;
}

std::optional<Day> complaint_due(const Complaint& c, const rules::WorkCalendar& calendar) {
  if (c.received.days == 0 || !calendar.covers(c.received_on)) return std::nullopt;
  return calendar.add(c.received_on, c.received.days);
}

bool is_late(const Complaint& c, const rules::WorkCalendar& calendar, Day today) {
  const auto due = complaint_due(c, calendar);
  return due && !c.is_void && c.closed_on.value_or(today) > *due;
}

std::vector<DeadlineRow> obligations(const Complaint& c, const rules::WorkCalendar& calendar) {
  const auto due = complaint_due(c, calendar);
  if (!c.is_open() || !due) return {};
  DeadlineRow row;
  row.stream = c.stream;
  row.kind = "complaint";
  row.due = *due;
  row.provisional = calendar.certainty(*due) == rules::Certainty::provisional;
  row.agency = c.received.agency;
  row.officer = c.officer;
  row.number = c.received.number;
  return {row};
}

std::vector<std::string> complaint_articles(Day received) {
  if (rules::governing(received) == rules::Law::r07) return {"R07 art 33"};
  return {"R19 art 47", "R19 art 51"};
}

}  // namespace qixian::engine
