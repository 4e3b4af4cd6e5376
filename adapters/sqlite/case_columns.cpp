#include "adapters/sqlite/case_columns.hpp"

namespace qixian::adapters::sqlite {

using engine::CaseRow;

CaseColumns changed_columns(const CaseRow& from, const CaseRow& to) {
  CaseColumns changed;
  std::size_t at = 0;
  each_column<CaseRow>([&](auto column) { changed[at++] = from.*column.pointer != to.*column.pointer; });
  return changed;
}

std::string update_case(CaseColumns which) {
  std::string sets;
  std::size_t at = 0;
  each_column<CaseRow>([&](auto column) {
    if (which[at++]) ((sets += sets.empty() ? "" : ", ") += column.name) += " = ?";
  });
  return "UPDATE case_row SET " + sets + " WHERE id = ?";
}

void bind_case(Use& use, const CaseRow& row, CaseColumns which) {
  std::size_t at = 0;
  each_column<CaseRow>([&](auto column) {
    if (which[at++]) use.add(row.*column.pointer);
  });
}

}  // namespace qixian::adapters::sqlite
