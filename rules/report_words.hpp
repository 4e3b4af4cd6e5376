#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rules/forms.hpp"

namespace qixian::rules {

/// Words that a piece of text must hold: of each group any one, and none of the forbidden. 不予公开>国家秘密 stands
/// where one comes behind the other: what the figure is about stands nearest to it.
struct Words {
  std::vector<std::vector<std::string>> groups;
  std::vector<std::string> forbidden;
  bool fit(std::string_view text) const;
  bool empty() const { return groups.empty() && forbidden.empty(); }
};

/// Cells added up, or taken off.
struct CellSum {
  std::vector<Term> terms;
};

/// ROW or ROW@COLUMN with + and - between them. @throws std::logic_error for a cell that the form does not have
CellSum cell_sum(const Form& form, const std::string& text);

/// What the figure behind some words counts; `other` is what the same words may count as well, and why.
struct ReportItem {
  std::string topic;
  Words words;
  CellSum cells;
  bool at_most = false;  ///< the words name some of what the cells count
  CellSum other;
  std::string reason;  ///< closed_only, with_carried, without_withdrawn, carried_in, published_only; empty where there
                       ///< is no other
};

struct ReportTopic {
  std::string id;
  Words words;
};

/// Words that name applicants: the columns that stand in place of the total.
struct ReportColumn {
  std::string topic;
  Words words;
  std::vector<std::string> columns;
};

/// How annual reports speak of a form's cells (F7): data/report_words.csv. Its lines, without quotes:
///   skip,FORMS,WORDS (figures behind them are not compared)
///   topic,FORMS,ID,WORDS      item,FORMS,TOPIC,WORDS,CELLS[,OTHER CELLS,REASON]      column,FORMS,TOPIC,WORDS,COLUMNS
/// Words are groups between blanks, alternatives between |, forbidden ones behind !. Cells are ROW or ROW@COLUMN with
/// + and - between them; behind <= the words name some of what these count (撤回 in 3.6.3). What stands first is tried
/// first; a topic's last item may do without words.
struct ReportWords {
  std::vector<Words> skipped;
  std::vector<ReportTopic> topics;
  std::vector<ReportItem> items;
  std::vector<ReportColumn> columns;
};

/// @throws std::logic_error for a data file that is broken
const ReportWords& report_words(const Form& form);

}  // namespace qixian::rules
