#include "adapters/sqlite/case_columns.hpp"

#include <array>

namespace qixian::adapters::sqlite {
namespace {

using engine::CaseRow;

// One order for these three: the columns, each_value and read_case.
constexpr std::array columns{
    "id",          "agency",          "number",       "state",         "law",       "channel",  "applicant_kind",
    "officer",     "submitted_on",    "received_on",  "open",          "due",       "base_due", "stopped_until",
    "provisional", "first_closed_on", "first_answer", "first_timing",  "closed_on", "answer",   "late",
    "flags",       "last_seq",        "reopened",     "several_items", "joint",     "resumed"};
static_assert(columns.size() == CaseColumns{}.size());

template <class To>
void each_value(To& to, const CaseRow& c) {
  to.add(c.id).add(c.agency).add(c.number).add(c.state).add(c.law).add(c.channel).add(c.applicant_kind);
  to.add(c.officer).add(c.submitted_on).add(c.received_on).add(c.open).add(c.due).add(c.base_due);
  to.add(c.stopped_until).add(c.provisional).add(c.first_closed_on).add(c.first_answer).add(c.first_timing);
  to.add(c.closed_on).add(c.answer).add(c.late).add(c.flags).add(c.last_seq);
  to.add(c.reopened).add(c.several_items).add(c.joint).add(c.resumed);
}

/// A row's values as texts, to be compared.
class Texts {
 public:
  Texts& add(const std::string& value) { return put(value); }
  Texts& add(std::int64_t value) { return put(std::to_string(value)); }
  Texts& add(const std::optional<rules::Day>& value) { return put(value ? rules::iso(*value) : ""); }
  CaseColumns operator^(const Texts& other) const {
    CaseColumns out;
    for (std::size_t i = 0; i < columns.size(); ++i) out[i] = m_texts[i] != other.m_texts[i];
    return out;
  }

 private:
  Texts& put(std::string text) {
    m_texts[m_next++] = std::move(text);
    return *this;
  }
  std::array<std::string, columns.size()> m_texts;
  std::size_t m_next = 0;
};

Texts texts_of(const CaseRow& row) {
  Texts out;
  each_value(out, row);
  return out;
}

/// Binds the values of some columns.
class Chosen {
 public:
  Chosen(Use& use, CaseColumns which) : m_use(use), m_which(which) {}
  template <class Value>
  Chosen& add(const Value& value) {
    if (m_which[m_next++]) m_use.add(value);
    return *this;
  }

 private:
  Use& m_use;
  CaseColumns m_which;
  std::size_t m_next = 0;
};

}  // namespace

void read_case(const Use& row, CaseRow& c) {
  int at = 0;
  c.id = row.number(at++);
  c.agency = row.number(at++);
  for (auto* text : {&c.number, &c.state, &c.law, &c.channel, &c.applicant_kind, &c.officer}) *text = row.text(at++);
  c.submitted_on = row.day(at++);
  c.received_on = row.day_or_none(at++);
  c.open = row.flag(at++);
  for (auto* day : {&c.due, &c.base_due, &c.stopped_until}) *day = row.day_or_none(at++);
  c.provisional = row.flag(at++);
  c.first_closed_on = row.day_or_none(at++);
  c.first_answer = row.text(at++);
  c.first_timing = row.text(at++);
  c.closed_on = row.day_or_none(at++);
  c.answer = row.text(at++);
  c.late = row.flag(at++);
  c.flags = row.text(at++);
  c.last_seq = row.small(at++);
  for (auto* mark : {&c.reopened, &c.several_items, &c.joint, &c.resumed}) *mark = row.flag(at++);
}

std::string case_names() {
  std::string out;
  for (const auto* column : columns) (out += out.empty() ? "" : ", ") += column;
  return out;
}

std::string insert_case() {
  std::string marks;
  for (std::size_t i = 0; i < columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
  return "INSERT INTO case_row (" + case_names() + ") VALUES (" + marks + ") ON CONFLICT (id) DO NOTHING";
}

std::string update_case(CaseColumns which) {
  std::string sets;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (which[i]) (sets += sets.empty() ? "" : ", ") += std::string(columns[i]) + " = ?";
  return "UPDATE case_row SET " + sets + " WHERE id = ?";
}

void bind_case(Use& use, const CaseRow& row) { each_value(use, row); }

void bind_case(Use& use, const CaseRow& row, CaseColumns which) {
  Chosen chosen(use, which);
  each_value(chosen, row);
}

CaseColumns changed_columns(const CaseRow& from, const CaseRow& to) { return texts_of(from) ^ texts_of(to); }

}  // namespace qixian::adapters::sqlite
