// Complaints that stand alone, in table 2014's row 6: by the day on which they were closed, for that table counts only
// what was closed in the year.
#include "engine/complaint/complaint.hpp"
#include "engine/tables/official_table.hpp"

namespace qixian::engine {

std::optional<CaseRow> Records::complaint_row(StreamId stream, std::span<const EventRecord> records) const {
  auto then = known(records);
  if (m_query.as_of) std::erase_if(then, [&](auto& e) { return e.happened_on > *m_query.as_of; });
  const auto c = then.empty() ? Result<Complaint>{} : fold_complaint(stream, then);
  if (!c || then.empty() || c->is_void || when(c->closed_on, m_query.period) != When::within) return std::nullopt;
  if (!has(c->received.agency)) return std::nullopt;
  CaseRow row;
  row.id = stream;
  row.agency = c->received.agency;
  row.number = c->received.number;
  row.state = State::closed;
  row.officer = c->officer;
  row.submitted_on = c->received_on;
  row.received_on = c->received_on;
  row.first_closed_on = c->closed_on;
  row.first_answer = c->result;
  row.open = false;
  return row;
}

void Records::each_complaint(const std::function<void(const CaseRow&)>& visit) const {
  m_office.store().each_stream("complaint", [&](StreamId id, std::span<const EventRecord> events) {
    if (const auto row = complaint_row(id, events)) visit(*row);
  });
}

CaseGroup complaint_group(const CaseRow& row) {
  CaseGroup group;
  group.what = CaseGroup::complaint;
  group.agency = row.agency;
  group.begun = When::within;
  return group;
}

std::int64_t complaints_in(const rules::Form& form, std::span<const std::size_t> cells, const CaseRow& row) {
  std::int64_t n = 0;
  for (const auto cell : cells) {
    const auto [place, nth] = form.place(cell);
    const auto group = complaint_group(row);
    n += counts(place->source, group) && meets(form.column(*place, nth).conditions, group);
  }
  return n;
}

}  // namespace qixian::engine
