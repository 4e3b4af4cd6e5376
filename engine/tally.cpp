#include "engine/tally.hpp"

#include <algorithm>

#include "rules/codes.hpp"

namespace qixian::engine {
namespace {

using rules::CellSource;

/// The row of this form that an answer counts in; "-" and "" count in none.
std::string_view answer_row(const rules::Form& form, const rules::Answer& answer) {
  return form.id == "2014" ? answer.row_2014 : form.id == "2019" ? answer.row_2019 : answer.row_2021;
}

std::string_view field_of(const rules::Form& form, const CaseRow& row, std::string_view field) {
  if (field == "channel") {
    const auto* c = rules::find_channel(row.channel);
    return c ? c->row : "";
  }
  if (field == "kind" || field == "part") {
    const auto* k = rules::find_applicant_kind(row.applicant_kind);
    return !k ? "" : field == "kind" ? k->row : k->part_row;
  }
  if (field == "timing") return row.first_timing;
  const auto* a = rules::find_answer(row.first_answer);
  const std::string_view counted = a ? answer_row(form, *a) : "";
  if (field == "answer") return counted;
  return counted.empty() || counted == "-" ? "no" : "yes";  // answered
}

bool any_of(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool meets(const rules::Form& form, const CaseRow& row, const CellSource& source) {
  return std::all_of(source.conditions.begin(), source.conditions.end(),
                     [&](auto& c) { return any_of(c.values, field_of(form, row, c.field)); });
}

bool meets(const RemedyRow& remedy, const CellSource& source) {
  return std::all_of(source.conditions.begin(), source.conditions.end(),
                     [&](auto& c) { return any_of(c.values, c.field == "kind" ? remedy.kind : remedy.result); });
}

}  // namespace

int Tally::count(const CaseRow& row, const rules::FormRow& cell) const {
  const auto& source = cell.source;
  if (source.what == "received") return in(row.received_on) && meets(m_form, row, source) ? 1 : 0;
  // Withdrawn before its receipt was confirmed: received in no year, so closed in none (F1).
  if (source.what == "closed") return row.received_on && in(row.first_closed_on) && meets(m_form, row, source) ? 1 : 0;
  if (source.what == "remedy") {
    return static_cast<int>(std::count_if(row.remedies.begin(), row.remedies.end(),
                                          [&](auto& r) { return in(r.closed_on) && meets(r, source); }));
  }
  if (source.what == "complaint") {
    return static_cast<int>(std::count_if(row.complaints.begin(), row.complaints.end(), [&](auto d) { return in(d); }));
  }
  return 0;
}

void Tally::add(const CaseRow& row) {
  for (std::size_t i = 0; i < m_cells.size(); ++i) m_cells[i] += count(row, m_form.rows[i]);
  if (!row.received_on || !in(row.first_closed_on)) return;
  m_unanswered += field_of(m_form, row, "answered") == "no";
  m_late += row.first_timing == "late";
  m_reopened += row.open || row.closed_on != row.first_closed_on;
}

std::optional<std::int64_t> Tally::cell(std::string_view id) const {
  for (std::size_t i = 0; i < m_cells.size(); ++i) {
    if (m_form.rows[i].id == id && counted(m_form.rows[i])) return m_cells[i];
  }
  return std::nullopt;
}

std::vector<const rules::FormSum*> Tally::broken() const {
  std::vector<const rules::FormSum*> out;
  for (const auto& sum : m_form.sums) {
    const auto total = cell(sum.total);
    if (!total) continue;
    std::int64_t parts = 0;
    for (const auto& part : sum.parts) parts += cell(part).value_or(0);
    // Withdrawn and closed cases count in 3.2 and in no row of 3.3; that is told in the notes.
    if (parts != *total) out.push_back(&sum);
  }
  return out;
}

std::vector<Text> Tally::notes() const {
  std::vector<Text> out;
  const auto add = [&](std::int64_t n, const char* id) {
    if (n > 0) out.push_back({id, {std::to_string(n)}});
  };
  add(m_unanswered, N_("{0} withdrawn or closed without an answer: in 3.1 and 3.2, in no row of 3.3"));
  add(m_late, N_("{0} answered late: counted in 3.2.2"));
  add(m_reopened, N_("{0} reopened by order: they keep the row and year of their first closing"));
  return out;
}

}  // namespace qixian::engine
