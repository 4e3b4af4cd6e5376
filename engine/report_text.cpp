#include "engine/report_text.hpp"

#include <algorithm>
#include <array>

#include "rules/report_words.hpp"

namespace qixian::engine {
namespace {

using rules::Figure;
using rules::FilledTable;

constexpr std::array<std::string_view, 4> ends{"。", "！", "？", "\n"};
constexpr std::array<std::string_view, 7> pauses{"，", ",", "；", ";", "：", "、", "）"};
// Longest first: 人次 is not 人.
constexpr std::array<std::string_view, 14> units{"万元", "人次", "件次", "件", "起", "宗", "条",
                                                 "份",   "篇",   "次",   "个", "例", "人", "部"};
// Read where the form counts them: a text of 2021's form says 3项制度 and speaks of no table.
constexpr std::string_view items_unit = "项";
constexpr std::array<std::string_view, 3> no_figures{"个工作日", "个月", "个百分点"};

template <class List>
std::string_view prefix_of(std::string_view text, const List& list) {
  for (const std::string_view word : list)
    if (text.starts_with(word)) return word;
  return {};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Without blanks, digits of full width as ASCII, lines that a page broke joined again: a line ends a sentence only
/// behind a full stop or before an empty line.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    if (rest.starts_with("\u3000") || rest.starts_with("\uFEFF")) {
      i += 3;
    } else if (rest.starts_with("\u00A0")) {
      i += 2;
    } else if (rest.size() >= 3 && rest.starts_with("\xEF\xBC") && rest[2] >= '\x90' && rest[2] <= '\x99') {
      out += static_cast<char>('0' + (rest[2] - '\x90'));
      i += 3;
    } else if (rest[0] == '\n') {
      const auto next = rest.find_first_not_of(" \t\r", 1);
      if (next == rest.npos || rest[next] == '\n') out += '\n';
      ++i;
    } else {
      if (rest[0] != ' ' && rest[0] != '\t' && rest[0] != '\r') out += rest[0];
      ++i;
    }
  }
  return out;
}

std::vector<std::string_view> sentences(std::string_view text) {
  std::vector<std::string_view> all;
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto end = prefix_of(text.substr(i), ends);
    if (end.empty()) {
      ++i;
      continue;
    }
    if (i > from) all.push_back(text.substr(from, i - from));
    from = i += end.size();
  }
  if (from < text.size()) all.push_back(text.substr(from));
  return all;
}

/// A number with its counting word.
struct Count {
  std::size_t begin, end;  ///< in the sentence, the counting word with it
  std::optional<Figure> figure;
  std::string_view unit = {};
};

/// -5项: a change that is negative; a dash behind a digit stands between two figures.
bool has_minus(std::string_view sentence, std::size_t digit) {
  return digit > 0 && sentence[digit - 1] == '-' && (digit < 2 || !is_digit(sentence[digit - 2]));
}

std::vector<Count> counts_in(std::string_view sentence, bool has_items) {
  std::vector<Count> all;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!is_digit(sentence[i])) continue;
    const auto begin = has_minus(sentence, i) ? i - 1 : i;
    while (i < sentence.size() && (is_digit(sentence[i]) || sentence[i] == '.' || sentence[i] == ',')) ++i;
    const auto number = sentence.substr(begin, i - begin);
    const auto rest = sentence.substr(i);
    auto unit = prefix_of(rest, no_figures).empty() ? prefix_of(rest, units) : std::string_view();
    if (has_items && rest.starts_with(items_unit)) unit = items_unit;
    // 1.2万件 is rounded: it can't be compared.
    const bool rounded = unit.empty() && rest.starts_with("万") && !prefix_of(rest.substr(3), units).empty();
    if (rounded) all.push_back({begin, i + 3, std::nullopt});
    if (!unit.empty()) all.push_back({begin, i + unit.size(), Figure::parse(number), unit});
    if (i > begin) --i;
  }
  return all;
}

/// What stands behind a count up to the next pause, if no other figure stands there: 收到3525件政府信息公开申请.
std::string_view behind(std::string_view sentence, std::size_t from) {
  std::size_t i = from;
  while (i < sentence.size() && prefix_of(sentence.substr(i), pauses).empty()) {
    if (is_digit(sentence[i])) return {};
    ++i;
  }
  return sentence.substr(from, i - from);
}

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
    const auto piece = sentence.substr(from, end - from);
    const auto skip = prefix_of(piece, pauses).size();
    return std::string(piece.substr(skip));
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
