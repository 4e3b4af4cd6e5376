#pragma once
#include <string>
#include <vector>

#include "engine/document/document.hpp"
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

/// The form in its official layout, with its notes; A4.
engine::document::Document form_page(const Words& words, const FormPage& page, const rules::FilledTable& table);

/// One of its tables, for any page that holds it. A blank figure stays blank.
engine::document::Table form_table(const engine::LayoutTable& layout, const rules::FilledTable& table);

}  // namespace qixian::present
