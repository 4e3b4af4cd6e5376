#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qixian::rules {

/// What a cell counts: `received`, `closed`, `remedy`, `complaint` with conditions, `return` (from the agency's returns
/// file, not from cases) or nothing (a heading).
struct CellSource {
  std::string what;
  struct Condition {
    std::string field;
    std::vector<std::string> values;  ///< any of them
  };
  std::vector<Condition> conditions;
};

struct FormRow {
  std::string id, label, unit;
  CellSource source;
};

/// A total and the parts that it must equal (law section 7, F2 to F4).
struct FormSum {
  std::string check, total;
  std::vector<std::string> parts;
};

/// An official table as data: a new form is a file in rules/data, no code.
struct Form {
  std::string id;  ///< 2014
  std::vector<FormRow> rows;
  std::vector<FormSum> sums;
};

/// Null for a form that is not there.
const Form* find_form(std::string_view id);
/// The form that a year is reported on: table 2014 to 2018, table 2019 for 2019 and 2020, table 2021 from 2021.
std::string_view form_of_year(int year);

}  // namespace qixian::rules
