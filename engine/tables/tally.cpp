#include "engine/tables/tally.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

bool one_of(When when, std::initializer_list<When> any) { return std::ranges::find(any, when) != any.end(); }

/// Open at the end of the period: begun by then, and not ended.
bool pending(const CaseGroup& g) {
  return one_of(g.begun, {When::before, When::within}) && one_of(g.ended, {When::never, When::after});
}

std::string_view field_of(const CaseGroup& g, std::string_view field) {
  if (field == "answer" || field == "result") return g.answer;
  if (field == "kind") return g.kind;
  if (field == "channel") return g.channel;
  if (field == "law") return g.law;
  if (field == "timing") return g.timing;
  if (field == "reopened") return g.reopened ? "yes" : "no";
  if (field == "resumed") return g.resumed ? "yes" : "no";
  if (field == "items") return g.several_items ? "several" : "one";
  if (field == "applicants") return g.joint ? "several" : "one";
  if (field == "state") return g.ended == When::within ? "closed" : pending(g) ? "pending" : "";
  return {};
}

bool happened(std::string_view what, const CaseGroup& g) {
  if (what == "remedy") return g.what == CaseGroup::remedy;
  if (what == "complaint") return g.what == CaseGroup::complaint && g.begun == When::within;
  if (g.what != CaseGroup::request) return false;
  if (what == "received") return g.begun == When::within;
  if (what == "carried_in") return g.begun == When::before && one_of(g.ended, {When::never, When::within, When::after});
  // Withdrawn before its receipt was confirmed: received in no year, so closed in none (F1).
  if (what == "closed") return g.begun != When::never && g.ended == When::within;
  if (what == "unreceived") return g.begun == When::never && g.ended == When::within;
  return what == "carried_out" && pending(g);
}

const char* sentence_of(std::string_view note) {
  static const std::map<std::string_view, const char*> sentences{
      {"unanswered", N_("{0} withdrawn or closed without an answer: in 3.1 and 3.2, in no row of {1}")},
      {"unknown_answer", N_("{0} closed with an answer that this form has no row for: in no row of {1}")},
      {"late", N_("{0} answered late: counted in {1}")},
      {"email", N_("{0} by e-mail: counted in {1}")},
      {"r07",
       N_("{0} received under the Regulation of 2007 and closed in this period: counted by the rows of this form")},
      {"unreceived", N_("{0} withdrawn before the receipt was confirmed: counted nowhere")},
      {"reopened", N_("{0} reopened by order: they keep the row and year of their first closing")},
      {"resumed", N_("{0} lapsed and were taken up again for a good reason: they count where they were answered")},
      {"items", N_("{0} with several items: each is one case; given in part is partial")},
      {"joint", N_("{0} of joint applicants: each is one case, in the column of the first named")},
      {"pending", N_("{0} reconsiderations and suits pending: each stands in every year until it is closed")}};
  const auto found = sentences.find(note);
  return found == sentences.end() ? N_("{0} cases touched by the rule {2}") : found->second;
}

}  // namespace

bool meets(const std::vector<rules::Condition>& conditions, const CaseGroup& group) {
  return std::ranges::all_of(conditions, [&](const auto& c) {
    return std::ranges::find(c.values, field_of(group, c.field)) != c.values.end();
  });
}

bool counts(const rules::CellSource& source, const CaseGroup& group) {
  return happened(source.what, group) && meets(source.conditions, group);
}

std::int64_t count_in(const rules::Form& form, std::size_t cell, const CaseRow& row, const Period& period) {
  const auto [place, nth] = form.place(cell);
  const auto& column = form.column(*place, nth);
  std::int64_t n = 0;
  for (const auto& g : groups_of(row, period)) {
    if (concerns(g) && counts(place->source, g) && meets(column.conditions, g)) n += g.count;
  }
  return n;
}

Tally::Tally(const rules::Form& form)
    : m_form(form), m_table(form), m_notes(form.notes.size()), m_residue_row(form.row(form.residue)) {
  for (const auto& row : form.rows) {
    for (std::size_t i = 0; i < row.columns.size() && row.source.by_cases(); ++i)
      m_table.cells[row.first_cell + i] = rules::Figure();
  }
}

void Tally::add(const CaseGroup& group) {
  for (const auto& row : m_form.rows) {
    if (!counts(row.source, group)) continue;
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
      if (meets(m_form.column(row, i).conditions, group))
        *m_table.cells[row.first_cell + i] += rules::Figure(group.count);
    }
    if (&row == m_residue_row) m_residue[group.answer] += group.count;
  }
  for (std::size_t i = 0; i < m_notes.size(); ++i) {
    if (counts(m_form.notes[i].source, group)) m_notes[i] += group.count;
  }
}

void Tally::add(const CaseRow& row, const Period& period) {
  for (const auto& group : groups_of(row, period)) add(group);
}

std::vector<Text> Tally::notes() const {
  std::vector<Text> out;
  for (std::size_t i = 0; i < m_notes.size(); ++i) {
    const auto& note = m_form.notes[i];
    if (m_notes[i] > 0) out.push_back({sentence_of(note.id), {std::to_string(m_notes[i]), note.row, note.id}});
  }
  for (const auto& [answer, n] : m_residue) {
    out.push_back({N_("in {0}: {1} {2}"), {m_form.residue, n, as::a_code(answer)}});
  }
  return out;
}

}  // namespace qixian::engine
