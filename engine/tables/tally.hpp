#pragma once
#include <map>

#include "engine/base/error.hpp"
#include "engine/store/rows/case_group.hpp"
#include "rules/filled_table.hpp"

namespace qixian::engine {

/// Whether a source of a form counts this case, reconsideration, suit or complaint.
bool counts(const rules::CellSource& source, const CaseGroup& group);
bool meets(const std::vector<rules::Condition>& conditions, const CaseGroup& group);
/// How often a case counts in a cell of a form (0, 1; more for remedies): what a drill-down lists.
std::int64_t count_in(const rules::Form& form, std::size_t cell, const CaseRow& row, const Period& period);

/// A form filled from cases, one group at a time. Cells that no case feeds stay blank.
class Tally {
 public:
  explicit Tally(const rules::Form& form);

  void add(const CaseGroup& group);
  void add(const CaseRow& row, const Period& period);

  const rules::FilledTable& table() const { return m_table; }
  /// The rules of counting that touched cases, with how many: notes of the form, then what its residue row is made of.
  std::vector<Text> notes() const;
  /// The cases of the residue row (3.6.3) by their answers.
  const std::map<std::string, std::int64_t>& residue() const { return m_residue; }

 private:
  const rules::Form& m_form;
  rules::FilledTable m_table;
  std::vector<std::int64_t> m_notes;
  const rules::FormRow* m_residue_row;
  std::map<std::string, std::int64_t> m_residue;
};

}  // namespace qixian::engine
