#pragma once
#include <string>
#include <vector>

#include "engine/tables/report/table_layout.hpp"
#include "present/language/words.hpp"
#include "rules/filled_table.hpp"

namespace qixian::present {

/// A filled form as it is published: what every printed format says beside the figures. Plain text, in the user's
/// language where it is no word of the form.
struct FormPage {
  std::string title;               ///< whose table it is, and of when
  std::string filler;              ///< who reports, in the form's own words; empty where it has none
  std::vector<std::string> notes;  ///< below the tables: rules of counting, broken checks
};

/// One file that loads nothing and runs nothing; A4 when it is printed, heads repeated, no row cut, pages numbered.
std::string form_page(const Words& words, const FormPage& page, const rules::FilledTable& table);

// ---- for other pages that hold such tables
/// So many rows stand on one page: a longer table has to go over its end, a shorter one rather begins on the next.
inline constexpr std::size_t rows_of_a_page = 36;
/// @param lang of the document's words @param style beside that of the tables @param body HTML
std::string html_page(const std::string& title, const char* lang, const char* style, const std::string& body);
/// A table in the official layout, without its title. A blank figure stays blank.
std::string form_table(const engine::LayoutTable& layout, const rules::FilledTable& table);

}  // namespace qixian::present
