#include "engine/tables/published/report_text.hpp"

#include <algorithm>

#include "engine/tables/published/report_counts.hpp"
#include "rules/report_words.hpp"

namespace qixian::engine {
namespace {

using rules::Figure;
using rules::FilledTable;

/// What a sentence has spoken of so far.
struct Subject {
  const rules::ReportTopic* topic = nullptr;
  const rules::ReportItem* item = nullptr;
};

class Reader {
 public:
  explicit Reader(const FilledTable& table)
      : m_table(table),
        m_words(rules::report_words(*table.form)),
        m_has_items(std::ranges::find(table.form->rows, items_unit, &rules::FormRow::unit) != table.form->rows.end()) {}

  void read(std::string_view sentence, TextReading& out) const {
    Subject subject;
    std::size_t from = 0;
    bool all_understood = true;
    for (const auto& count : counts_in(sentence, m_has_items)) {
      const auto before = sentence.substr(from, count.begin - from);
      const auto context = std::string(before) + std::string(behind(sentence, count.end));
      const auto claim = count.figure ? claim_of(context, count, subject) : std::nullopt;
      if (claim) {
        out.claims.push_back(*claim);
        out.claims.back().words = excerpt(sentence, from, count.end);
      } else if (count.unit != items_unit || subject.topic) {
        all_understood = false;  // 3项制度 with no word of the table before it is nobody's figure
      }
      from = count.end;
    }
    if (!all_understood) out.not_understood.emplace_back(sentence);
  }

 private:
  /// The words before a figure from the last pause on, and the figure.
  static std::string excerpt(std::string_view sentence, std::size_t from, std::size_t end) {
    return std::string(without_pause(sentence.substr(from, end - from)));
  }

  std::optional<TextClaim> claim_of(std::string_view context, const Count& count, Subject& subject) const {
    if (std::ranges::any_of(m_words.skipped, [context](const auto& words) { return words.fit(context); }))
      return std::nullopt;
    const auto fits = [context](const auto& entry) { return entry.words.fit(context); };
    const auto topic = std::ranges::find_if(m_words.topics, fits);
    if (topic != m_words.topics.end()) {
      if (subject.topic != &*topic) subject.item = nullptr;
      subject.topic = &*topic;
    }
    if (!subject.topic) return std::nullopt;
    const auto mine = [&](const auto& entry) { return entry.topic == subject.topic->id; };
    const auto column = std::ranges::find_if(m_words.columns, [&](auto& c) { return mine(c) && fits(c); });
    const bool has_column = column != m_words.columns.end();
    const auto item = std::ranges::find_if(m_words.items, [&](auto& i) {
      return mine(i) && fits(i) && (!i.words.empty() || topic != m_words.topics.end());
    });
    if (item != m_words.items.end())
      subject.item = &*item;
    else if (!has_column || !subject.item)
      return std::nullopt;
    TextClaim claim;
    claim.figure = *count.figure;
    claim.cells = in_columns(subject.item->cells.terms, has_column ? &*column : nullptr);
    if (counts_items(claim.cells) != (count.unit == items_unit)) return std::nullopt;
    claim.table = sum(claim.cells);
    claim.at_most = subject.item->at_most;
    claim.other_cells = in_columns(subject.item->other.terms, has_column ? &*column : nullptr);
    claim.other_table = sum(claim.other_cells);
    claim.other_reason = subject.item->reason;
    return claim;
  }

  std::vector<rules::Term> in_columns(const std::vector<rules::Term>& totals, const rules::ReportColumn* wanted) const {
    if (!wanted) return totals;
    std::vector<rules::Term> cells;
    for (const auto& term : totals) {
      for (const auto& column : wanted->columns) {
        const auto cell = m_table.form->cell(m_table.form->place(term.cell).row->id, column);
        if (cell) cells.push_back({*cell, term.minus, false});
      }
    }
    return cells;
  }

  /// 项 counts kinds of acts, and 件 the acts themselves.
  bool counts_items(const std::vector<rules::Term>& cells) const {
    return std::ranges::any_of(cells, [&](const auto& t) { return m_table.form->unit_of(t.cell) == items_unit; });
  }

  std::optional<Figure> sum(const std::vector<rules::Term>& terms) const {
    std::optional<Figure> out;
    for (const auto& term : terms) {
      const auto& part = m_table.cells[term.cell];
      if (part) out = term.minus ? out.value_or(Figure()) - *part : out.value_or(Figure()) + *part;
    }
    return out;
  }

  const FilledTable& m_table;
  const rules::ReportWords& m_words;
  bool m_has_items;
};

}  // namespace

TextReading read_report(std::string_view text, const FilledTable& table) {
  const auto joined = plain(text);
  const Reader reader(table);
  TextReading out;
  for (const auto sentence : sentences(joined)) reader.read(sentence, out);
  return out;
}

}  // namespace qixian::engine
