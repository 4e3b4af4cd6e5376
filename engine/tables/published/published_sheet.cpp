#include "engine/tables/published/published_sheet.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace qixian::engine {
namespace {

using rules::Form;
using rules::FormRow;

/// A label without what is printed now this way and now that: blanks, brackets, quotes, stops.
std::string bare(std::string_view text) {
  constexpr std::array<std::string_view, 26> dropped{" ",  "\t", "\n", "\r", "\u3000", "\u00A0", "(",  ")", "（",
                                                     "）", "[",  "]",  "“",  "”",      "\"",     "、", ".", "．",
                                                     "，", ",",  "。", "：", ":",      "；",     "〔", "〕"};
  std::string out;
  while (!text.empty()) {
    const auto found = std::ranges::find_if(dropped, [text](auto mark) { return text.starts_with(mark); });
    if (found == dropped.end()) out += text.front();
    text.remove_prefix(found == dropped.end() ? 1 : found->size());
  }
  return out;
}

/// Without what people explain in brackets behind it: 上一年项目数量（指2019年事项数）.
std::string without_note(std::string_view text) {
  const auto at = std::min(text.find("（", 1), text.find('(', 1));
  return bare(text.substr(0, at));
}

/// A head as it is compared: 本年增/减 is 本年增减.
std::string head_words(std::string text) {
  for (const std::string_view slash : {"/", "／"})
    for (auto at = text.find(slash); at != text.npos; at = text.find(slash)) text.erase(at, slash.size());
  return text;
}

/// (一)予以公开 and 1.属于国家秘密 without their numbers.
std::string without_number(const std::string& label) {
  constexpr std::array<std::string_view, 10> numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  std::string_view rest = label;
  if (!rest.empty() && rest.front() >= '0' && rest.front() <= '9')
    rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
  else if (const auto n = std::ranges::find_if(numerals, [rest](auto m) { return rest.starts_with(m); });
           n != numerals.end())
    rest.remove_prefix(n->size());
  return std::string(rest);
}

using BareRows = TextRows;

class SheetReader {
 public:
  SheetReader(const Form& form, const TextRows& rows, const BareRows& bare_rows)
      : m_form(form), m_rows(rows), m_bare(bare_rows), m_out{rules::FilledTable(form), {}} {}

  PublishedTable read(std::size_t& found) {
    for (std::size_t t = 0; t < m_form.tables.size(); ++t) m_form.tables[t].across ? read_across(t) : read_down(t);
    found = m_found;
    return std::move(m_out);
  }

 private:
  using Heads = std::map<std::string, std::size_t, std::less<>>;
  using Rows = std::vector<const FormRow*>::const_iterator;

  void take(std::size_t row, std::size_t column, std::size_t cell) {
    ++m_found;
    const auto& texts = m_rows[row];
    if (column >= texts.size() || bare(texts[column]).empty()) return;
    auto text = texts[column];
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    m_out.table.cells[cell] = read_figure(m_form, cell, text);
    if (!m_out.table.cells[cell]) m_out.odd.push_back({row, cell, text});
  }

  /// Rows below one another, each behind its label.
  void read_down(std::size_t table) {
    Heads heads;
    std::vector<const FormRow*> wanted;
    for (const auto& row : m_form.rows)
      if (row.table == table) wanted.push_back(&row);
    Rows next = wanted.begin();
    for (std::size_t r = 0; r < m_bare.size() && next != Rows(wanted.end()); ++r) {
      const auto hit = find_label(next, wanted.end(), r, left_of(heads));
      if (hit == Rows(wanted.end())) {
        for (std::size_t c = 0; c < m_bare[r].size(); ++c)
          for (const auto& column : m_form.tables[table].columns)
            if (is_head(column.head, m_rows[r][c])) heads[column.head] = c;
        continue;
      }
      next = std::next(hit);
      for (std::size_t i = 0; i < (*hit)->columns.size(); ++i) {
        const auto head = heads.find(m_form.column(**hit, i).head);
        if (head != heads.end()) take(r, head->second, (*hit)->first_cell + i);
      }
    }
  }

  static bool is_head(const std::string& head, const std::string& text) {
    const auto wanted = head_words(bare(head)), read = head_words(bare(text));
    return !read.empty() && (read == wanted || head_words(without_note(text)) == head_words(without_note(head)));
  }

  /// Labels stand left of all heads: 其他 and 总计 are heads too.
  static std::size_t left_of(const Heads& heads) {
    std::size_t first = heads.empty() ? 0 : heads.begin()->second;
    for (const auto& [head, column] : heads) first = std::min(first, column);
    return first;
  }
  /// The first of the rows still wanted whose label stands in the first cells of this line.
  Rows find_label(Rows from, Rows to, std::size_t line, std::size_t cells) const {
    for (auto row = from; row != to; ++row) {
      for (auto c = std::min(cells, m_bare[line].size()); c-- > 0;)
        if (is_label(**row, m_bare[line][c]) || is_label(**row, without_note(m_rows[line][c]))) return row;
    }
    return to;
  }
  static bool is_label(const FormRow& row, const std::string& text) {
    if (text.empty()) return false;
    for (const auto* name : {&row.label, &row.caption}) {
      const auto wanted = bare(*name);
      if (!wanted.empty() && (text == wanted || text == without_number(wanted))) return true;
    }
    return false;
  }

  /// Rows beside one another: the captions in one line, the figures in the next that has any.
  void read_across(std::size_t table) {
    std::vector<const FormRow*> wanted;
    for (const auto& row : m_form.rows)
      if (row.table == table) wanted.push_back(&row);
    for (std::size_t r = 0; r < m_bare.size(); ++r) {
      std::vector<std::size_t> at;
      for (std::size_t c = 0; c < m_bare[r].size() && at.size() < wanted.size(); ++c)
        if (!m_bare[r][c].empty() && m_bare[r][c] == caption(*wanted[at.size()])) at.push_back(c);
      if (at.size() < wanted.size()) continue;
      for (auto below = r + 1; below < m_bare.size(); ++below) {
        if (std::ranges::all_of(m_bare[below], [](const auto& text) { return text.empty(); })) continue;
        for (std::size_t i = 0; i < at.size(); ++i) take(below, at[i], wanted[i]->first_cell);
        return;
      }
    }
  }
  static std::string caption(const FormRow& row) { return bare(row.caption.empty() ? row.label : row.caption); }

  const Form& m_form;
  const TextRows& m_rows;
  const BareRows& m_bare;
  PublishedTable m_out;
  std::size_t m_found = 0;
};

}  // namespace

Result<PublishedTable> read_official(const TextRows& rows) {
  BareRows bare_rows;
  for (const auto& row : rows) {
    auto& texts = bare_rows.emplace_back();
    for (const auto& text : row) texts.push_back(bare(text));
  }
  std::optional<PublishedTable> best;
  std::size_t most = 0;
  for (const auto& form : rules::forms()) {
    std::size_t found = 0;
    auto read = SheetReader(form, rows, bare_rows).read(found);
    if (found == 0 || found < most) continue;
    most = found;
    best = std::move(read);
  }
  if (best) return std::move(*best);
  return refuse("not_a_table", {N_("no table of a form is found in it"), {}},
                {N_("the heads and the labels of the rows must stand as in the official form"), {}});
}

}  // namespace qixian::engine
