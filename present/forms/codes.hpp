#pragma once
#include "present/forms/form.hpp"
#include "rules/codes.hpp"

namespace qixian::present {

/// All codes of an enum but that of none.
template <rules::Coded E>
std::vector<Choice> choices_of() {
  std::vector<Choice> out;
  for (const auto code : rules::word_table<E>)
    if (!code.empty()) out.push_back({code});
  return out;
}

/// The codes of a table's rows.
template <class Rows>
std::vector<Choice> choices_of(const Rows& rows) {
  std::vector<Choice> out;
  for (const auto& row : rows) out.push_back({row.code});
  return out;
}

/// What each group of acts asks for; request_forms() has them all.
std::vector<Form> receipt_forms();
std::vector<Form> course_forms();
std::vector<Form> end_forms();
std::vector<Form> remedy_forms();
std::vector<Form> record_forms();

}  // namespace qixian::present
