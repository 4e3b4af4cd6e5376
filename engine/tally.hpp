#pragma once
#include <map>

#include "engine/case_row.hpp"
#include "engine/error.hpp"
#include "rules/forms.hpp"

namespace qixian::engine {

/// The days that a table counts, both included.
struct Period {
  rules::Day from, to;
};

/// A form filled from cases, one row at a time: memory does not grow with them. Cells that no case feeds stay blank.
class Tally {
 public:
  Tally(const rules::Form& form, Period period) : m_form(form), m_period(period), m_cells(form.rows.size()) {}

  void add(const CaseRow& row);
  /// How often this case counts in a row of the form (0, 1; more for remedies): what a drill-down lists.
  int count(const CaseRow& row, const rules::FormRow& cell) const;

  /// Nothing for a heading, a row from the returns, or an unknown row.
  std::optional<std::int64_t> cell(std::string_view row) const;
  const rules::Form& form() const { return m_form; }
  /// Sums that don't hold: the check, the total and its parts.
  std::vector<const rules::FormSum*> broken() const;
  /// The rules of counting that touched cases, with how many.
  std::vector<Text> notes() const;

 private:
  bool in(std::optional<rules::Day> day) const { return day && *day >= m_period.from && *day <= m_period.to; }
  bool counted(const rules::FormRow& row) const { return !row.source.what.empty() && row.source.what != "return"; }
  const rules::Form& m_form;
  Period m_period;
  std::vector<std::int64_t> m_cells;
  std::int64_t m_unanswered = 0, m_late = 0, m_reopened = 0;
};

}  // namespace qixian::engine
