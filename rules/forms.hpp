#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qixian::rules {

/// One field of a case and the values that count; any of them.
struct Condition {
  std::string field;
  std::vector<std::string> values;
};

/// What a cell counts: received, carried_in, closed, carried_out, unreceived (withdrawn before its receipt was
/// confirmed), remedy, complaint, each with conditions; return (from the agency's returns file); nothing (a heading).
/// Fields: answer, channel, kind, law, timing (base, extended, late), reopened (yes), resumed (yes), items, applicants
/// (several); of a remedy kind, result, state (closed, pending).
struct CellSource {
  std::string what;
  std::vector<Condition> conditions;
  bool by_cases() const { return !what.empty() && what != "return"; }
};

struct FormColumn {
  std::string name;         ///< what --cell ROW,COLUMN calls it
  std::string file_column;  ///< the head under which a published table has it
  std::string head;         ///< as printed
  std::string over;         ///< the heads above it, outermost first: 申请人情况/法人或其他组织
  std::vector<Condition> conditions;
  std::string unit = {};   ///< where it is another than its rows'
  bool is_signed = false;  ///< a change, which may be negative
};

struct FormRow {
  std::size_t table = 0;  ///< index into Form::tables
  std::string id, label;
  std::string caption;  ///< the official wording, where it is longer than the published label
  std::string over;     ///< the heads left of it, outermost first: 三、本年度办理结果/（三）不予公开
  int indent = 0;       ///< steps
  std::string unit;     ///< 件, 万元 …; empty for a heading
  std::vector<std::size_t> columns;  ///< those of its table that it fills; none for a heading
  CellSource source;
  std::size_t first_cell = 0;  ///< its cells stand behind one another
};

struct FormTable {
  std::string id, title;
  bool across = false;  ///< the rows are laid out side by side, as in table 4
  std::vector<FormColumn> columns;
};

/// One cell in an equation.
struct Term {
  std::size_t cell = 0;
  bool minus = false;
  bool previous = false;  ///< of last year's table
};

/// Both sides are equal (law section 7, F1 to F6); one for each column or row that the check is for.
struct Equation {
  std::string check;     ///< F1
  bool warning = false;  ///< not one of the official sums, but seldom meant to differ
  std::vector<Term> left, right;
};

/// A rule of counting that the table names, with the cases that it touched.
struct CountingNote {
  std::string id, row;
  CellSource source;
};

/// An official table as data: a new form is a file rules/data/form_*.csv and no code. Its lines, the first word says
/// what each is; an empty cell is none, | stands between values, / between heads; # begins a note:
///   form,ID,FIRST YEAR,LAST YEAR      file,HEADS of a published table as CSV
///   table,ID,TITLE,down|across        column,TABLE,NAME,HEAD IN THE FILE,HEAD AS PRINTED,OVER,CONDITIONS
///   row,TABLE,ID,LABEL,CAPTION,OVER,INDENT,UNIT,COLUMNS,SOURCE       (no columns but a source: all of the table)
///   measure,TABLE,COLUMN,UNIT,signed  (of a column that counts otherwise than its rows; either may be empty)
///   check,ID,error|warning,columns|rows,TABLE,ONLY THESE,EQUATION    (rows per column, or columns per row)
///   note,ID,ROW,SOURCE                residue,ROW      (a row whose cases are told apart in a note)
struct Form {
  std::string id;
  int first_year = 0, last_year = 0;
  std::vector<std::string> file_head;
  std::vector<FormTable> tables;
  std::vector<FormRow> rows;
  std::vector<Equation> equations;
  std::vector<CountingNote> notes;
  std::string residue;
  std::size_t cells = 0;

  const FormRow* row(std::string_view id) const;
  const FormColumn& column(const FormRow& row, std::size_t nth) const {
    return tables[row.table].columns[row.columns[nth]];
  }
  /// An empty column: the row's only one, else its total (总计). @returns nothing for what the form does not have
  std::optional<std::size_t> cell(std::string_view row, std::string_view column = {}) const;
  struct Place {
    const FormRow* row;
    std::size_t nth;  ///< of the row's columns
  };
  Place place(std::size_t cell) const;
  /// 3.1,自然人; the row alone where it has one cell.
  std::string name_of(std::size_t cell) const;
  const std::string& unit_of(std::size_t cell) const;
  bool may_be_negative(std::size_t cell) const;
  bool may_have_decimals(std::size_t cell) const { return unit_of(cell) == "万元"; }
};

/// All of them, by id. @throws std::logic_error for a data file that is broken
std::span<const Form> forms();
/// Null for a form that is not there.
const Form* find_form(std::string_view id);
/// The form that a year is reported on. Null for a year without one.
const Form* form_of_year(int year);

/// Reads a form's file. @throws std::logic_error that names the line
Form read_form(std::string_view text);

}  // namespace qixian::rules
