// Complaints that stand alone, in table 2014's row 6: by the day on which they were closed, for that table counts only
// what was closed in the year.
#include <algorithm>

#include "engine/complaint/complaint.hpp"
#include "engine/tables/official_table.hpp"

namespace qixian::engine {

namespace {

bool counts_complaints(const rules::Form& form) {
  return std::ranges::any_of(form.rows, [](const auto& row) { return row.source.what == "complaint"; });
}

}  // namespace

Result<std::optional<CaseRow>> Records::complaint_row(StreamId stream, std::span<const EventRecord> records) const {
  auto then = known(records);
  if (m_query.as_of) std::erase_if(then, [&](auto& e) { return e.happened_on > *m_query.as_of; });
  if (then.empty()) return std::nullopt;
  const auto c = fold_complaint(stream, then);
  if (!c) return tl::unexpected(c.error());
  if (c->is_void || when(c->closed_on, m_query.period) != When::within) return std::nullopt;
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
  row.first_answer = code_of(c->result);
  row.open = false;
  return row;
}

Result<void> Records::each_complaint(const std::function<void(const CaseRow&)>& visit) const {
  Result<void> out;
  if (!counts_complaints(*m_query.form)) return out;
  m_office.store().each_stream("complaint", [&](StreamId id, std::span<const EventRecord> events) {
    if (!out) return;
    const auto row = complaint_row(id, events);
    if (!row) out = tl::unexpected(row.error());
    if (row && *row) visit(**row);
  });
  return out;
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
