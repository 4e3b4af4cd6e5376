#pragma once
#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/supervision/assessment.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

/// The assessment as rows: one row an agency, then all together; what the terminal, CSV, workbook and page show alike.
struct AssessColumn {
  std::string head;
  bool number = true;
  bool spare = false;  ///< left out on a narrow terminal
};
std::vector<AssessColumn> assess_columns(const Words& words);
/// In the order of the columns; empty where nothing was counted.
std::vector<std::string> assess_cells(const Words& words, const engine::Assessed& agency);
/// Its name; where it stands for the reports of all agencies together, that.
std::string name_of(const Words& words, const engine::Assessed& agency);
/// All agencies as one: without rank.
engine::Assessed together(const Words& words, const engine::Assessment& assessment);

/// 95.8, or "" where nothing was counted.
std::string percent(const std::optional<double>& share);
/// P2 ×3, P8 ×1
std::string flags_text(const engine::Measures& measures);

/// The page (考核): the rows, the share closed in time by agency and the flags by kind as bars; A4 across.
engine::document::Document assess_page(const Words& words, const engine::Assessment& assessment,
                                       const std::string& office);

}  // namespace qixian::present
