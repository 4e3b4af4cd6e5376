#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rules/filled_table.hpp"

namespace qixian::engine {

/// A figure of an annual report's text that speaks of the table.
struct TextClaim {
  std::string words;  ///< the text around it, as it stands
  rules::Figure figure;
  std::vector<rules::Term> cells;        ///< what it counts
  std::optional<rules::Figure> table;    ///< these added up; nothing where all are blank
  bool at_most = false;                  ///< the words name some of what the cells count: the figure may be less
  std::vector<rules::Term> other_cells;  ///< what the same words may count as well; empty where there is nothing
  std::optional<rules::Figure> other_table;
  std::string other_reason;  ///< closed_only …, see rules/report_words.hpp

  bool agrees() const { return table == figure || (at_most && table && *table > figure && !figure.negative()); }
  bool agrees_otherwise() const { return !agrees() && other_table == figure; }
};

struct TextReading {
  std::vector<TextClaim> claims;
  std::vector<std::string> not_understood;  ///< sentences with a figure that nothing here was compared with
};

/// F7: the plain text of an annual report, UTF-8, sentence by sentence. Figures with a counting word (件, 条, 万元 …)
/// are compared where the words before them, or behind them up to the next comma, name cells of the form; a sentence's
/// subject holds for its later figures (行政复议170件，其中维持88件). Everything else is given back as not understood.
TextReading read_report(std::string_view text, const rules::FilledTable& table);

}  // namespace qixian::engine
