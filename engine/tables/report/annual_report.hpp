#pragma once
#include <string>
#include <variant>
#include <vector>

#include "engine/tables/official_table.hpp"

namespace qixian::engine {

/// The draft of the annual report (政府信息公开工作年度报告; R19 art 49 and 50, R07 art 31 and 32), as plain values for
/// any format. It is Chinese, whatever the user's language: it is published in China.
struct ReportParagraph {
  std::string text;
  bool to_fill = false;  ///< only people can write it: a blank, marked as one
};
/// One of the form's tables.
struct ReportTable {
  std::size_t table = 0;  ///< index into Form::tables and lay_out()
};
struct ReportSection {
  std::string title;
  std::vector<std::variant<ReportParagraph, ReportTable>> blocks;
};
struct AnnualReport {
  std::string title, intro;
  std::vector<ReportSection> sections;
};

/// What the report says beside its table. Fees by art 42 are no row of any form.
struct ReportFacts {
  std::string agency;                  ///< empty: a blank to fill in
  std::optional<std::int64_t> yuan{};  ///< information processing fees paid in the year
  /// R07: the costs of search, copies and post that were taken, and what was waived, in yuan.
  std::optional<rules::Figure> costs{}, waived{};
};

/// The mark of what is to be filled in: 【请填写：…】
std::string blank_for(std::string_view what);

/// Every figure of a sentence is made from the table's cells, so text and table can't differ; where one is blank, the
/// sentence has a blank to fill in. What cites a law is the year's own, also on another year's form.
AnnualReport draft_report(const rules::FilledTable& table, const Period& period, const ReportFacts& facts);

/// The report's words without its tables, a paragraph a line with an empty one behind it: what `table check --text`
/// reads.
std::string report_text(const AnnualReport& report);

/// The information processing fees (信息处理费) that were paid for the tree's requests, in yuan, each counted in the
/// period in which its payment was complete. Nothing where a ledger tells of a payment without its sum.
/// @returns unreadable_event
Result<std::optional<std::int64_t>> fees_paid(const Office& office, const TableQuery& query);

}  // namespace qixian::engine
