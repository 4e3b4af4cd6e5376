#include "engine/tables/report/table_layout.hpp"

#include <algorithm>
#include <numeric>

#include "rules/form_print.hpp"

namespace qixian::engine {
namespace {

using rules::Form;
using rules::FormRow;
using rules::FormTable;
using Kind = LayoutCell::Kind;
using Rows = std::vector<const FormRow*>;
using Path = std::vector<std::string>;  ///< the heads above a leaf, outermost first, and its own text

/// In places: a head that stands over others, a figure, one of many side by side, the least and the most of a label.
constexpr int group_width = 10, figure_width = 8, narrow_width = 6, least_label = 16, most_label = 40,
              widest_label = 64;

Path path_of(std::string_view over, const std::string& text) {
  Path path;
  while (!over.empty()) {
    const auto end = std::min(over.find('/'), over.size());
    path.emplace_back(over.substr(0, end));
    over.remove_prefix(std::min(end + 1, over.size()));
  }
  path.push_back(text);
  return path;
}

/// A head of the tree: at which level it begins, over which leaves it stands, and how many of both it takes.
struct Head {
  std::size_t level, leaf, levels, leaves;
  std::string text;
  bool is_leaf;
};

/// Heads over leaves. Where a branch is shorter than the deepest, its leaf fills up the levels (自然人 beside
/// 法人或其他组织); where all under a head are alike, the head does (行政复议 over its five results).
class HeadTree {
 public:
  explicit HeadTree(std::vector<Path> leaves) : m_leaves(std::move(leaves)) {
    for (const auto& path : m_leaves) m_depth = std::max(m_depth, path.size());
    place(0, m_leaves.size(), 0, 0);
  }
  std::size_t depth() const { return m_depth; }
  const std::vector<Head>& heads() const { return m_heads; }

 private:
  void place(std::size_t from, std::size_t to, std::size_t step, std::size_t level) {
    while (from < to) {
      const auto& path = m_leaves[from];
      const bool is_leaf = path.size() == step + 1;
      auto end = from + 1;
      while (!is_leaf && end < to && m_leaves[end].size() > step + 1 && m_leaves[end][step] == path[step]) ++end;
      const auto size = path.size();
      const bool alike = std::all_of(m_leaves.begin() + static_cast<std::ptrdiff_t>(from),
                                     m_leaves.begin() + static_cast<std::ptrdiff_t>(end),
                                     [size](const Path& other) { return other.size() == size; });
      const auto spare = m_depth - level - (size - step);
      const auto levels = alike ? 1 + spare : 1;
      m_heads.push_back({level, from, levels, end - from, path[step], is_leaf});
      if (!is_leaf) place(from, end, step + 1, level + levels);
      from = end;
    }
  }

  std::vector<Path> m_leaves;
  std::vector<Head> m_heads;
  std::size_t m_depth = 0;
};

class Builder {
 public:
  Builder(const Form& form, std::size_t table)
      : m_form(form), m_table(form.tables[table]), m_print(rules::table_print(form, m_table.id)) {
    m_out.title = m_table.title;
    for (const auto& row : form.rows)
      if (row.table == table) m_rows.push_back(&row);
  }

  LayoutTable build() {
    if (m_table.across)
      across();
    else if (is_in_bands())
      bands();
    else
      down();
    std::ranges::sort(m_out.cells, {}, [](const LayoutCell& c) { return std::pair(c.row, c.column); });
    return std::move(m_out);
  }

 private:
  bool is_in_bands() const {
    const std::vector<std::size_t>* columns = nullptr;
    return std::ranges::any_of(m_rows, [&](const FormRow* row) {
      if (row->columns.empty()) return false;
      const bool other = columns && *columns != row->columns;
      columns = &row->columns;
      return other;
    });
  }

  void add(LayoutCell cell) { m_out.cells.push_back(std::move(cell)); }

  void across() {
    std::vector<Path> leaves;
    for (const auto* row : m_rows) leaves.push_back(path_of(row->over, row->caption));
    const HeadTree tree(std::move(leaves));
    m_out.head_rows = tree.depth();
    m_out.rows = tree.depth() + 1;
    for (const auto& head : tree.heads()) add({Kind::head, head.level, head.leaf, head.levels, head.leaves, head.text});
    for (std::size_t i = 0; i < m_rows.size(); ++i)
      add({Kind::figure, tree.depth(), i, 1, 1, {}, 0, m_rows[i]->first_cell});
    m_out.widths.assign(m_rows.size(), narrow_width);
  }

  /// Rows of one head above them and the same columns go together under that head and one for the columns.
  void bands() {
    // Two columns and three stand evenly on a grid of six.
    std::size_t most = 1;
    for (const auto* row : m_rows) most = std::lcm(most, std::max<std::size_t>(row->columns.size(), 1));
    m_out.label_columns = 1;
    const FormRow* before = nullptr;
    for (const auto* row : m_rows) {
      if (!before || before->over != row->over || before->columns != row->columns) begin_band(*row, most);
      before = row;
      add({Kind::label, m_out.rows, 0, 1, 1, row->caption, row->indent});
      spread(*row, most,
             [&](std::size_t nth) { return LayoutCell{Kind::figure, 0, 0, 1, 1, {}, 0, row->first_cell + nth}; });
      ++m_out.rows;
    }
    m_out.widths.assign(most + 1, most > 3 ? group_width : group_width + figure_width);
    m_out.widths.front() = 2 * least_label;
  }

  void begin_band(const FormRow& row, std::size_t most) {
    if (!row.over.empty()) add({Kind::head, m_out.rows++, 0, 1, most + 1, row.over});
    add({Kind::head, m_out.rows, 0, 1, 1, m_print.corner});
    spread(row, most,
           [&](std::size_t nth) { return LayoutCell{Kind::head, 0, 0, 1, 1, m_form.column(row, nth).head}; });
    ++m_out.rows;
  }

  /// A row's cells over all the columns behind the label; one alone takes them all.
  template <class Make>
  void spread(const FormRow& row, std::size_t most, const Make& make) {
    const auto count = row.columns.size();
    if (count == 0) return add({Kind::empty, m_out.rows, 1, 1, most});
    const auto each = most / count;
    for (std::size_t nth = 0; nth < count; ++nth) {
      auto cell = make(nth);
      cell.row = m_out.rows;
      cell.column = 1 + nth * each;
      cell.columns = nth + 1 < count ? each : most - nth * each;
      add(std::move(cell));
    }
  }

  void down() {
    std::vector<Path> labels, heads;
    for (const auto* row : m_rows) labels.push_back(path_of(row->over, row->caption));
    for (const auto& column : m_table.columns) heads.push_back(path_of(column.over, column.head));
    const HeadTree left(std::move(labels)), above(std::move(heads));
    m_out.head_rows = above.depth();
    m_out.rows = above.depth() + m_rows.size();
    const bool units = !m_print.unit_head.empty();
    m_out.label_columns = left.depth() + (units ? 1 : 0);
    add({Kind::head, 0, 0, m_out.head_rows, left.depth(), m_print.corner});
    if (units) add({Kind::head, 0, left.depth(), m_out.head_rows, 1, m_print.unit_head});
    for (const auto& head : above.heads())
      add({Kind::head, head.level, m_out.label_columns + head.leaf, head.levels, head.leaves, head.text});
    if (m_print.whole)
      add({Kind::head, 0, m_out.label_columns + m_table.columns.size(), m_out.head_rows, 1, m_print.share_head});
    add_labels(left);
    for (std::size_t i = 0; i < m_rows.size(); ++i) add_figures(*m_rows[i], m_out.head_rows + i, units);
    add_widths(left, units);
  }

  void add_labels(const HeadTree& left) {
    for (const auto& head : left.heads()) {
      const auto& row = *m_rows[head.leaf];
      const auto shown = static_cast<int>(head.level);
      add({Kind::label, m_out.head_rows + head.leaf, head.level, head.leaves, head.levels, head.text,
           head.is_leaf ? std::max(row.indent - shown, 0) : 0});
    }
  }

  void add_figures(const FormRow& row, std::size_t at, bool units) {
    if (units) add({Kind::unit, at, m_out.label_columns - 1, 1, 1, row.unit});
    for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
      const auto found = std::ranges::find(row.columns, i);
      LayoutCell cell{Kind::empty, at, m_out.label_columns + i};
      if (found != row.columns.end()) {
        cell.kind = Kind::figure;
        cell.cell = row.first_cell + static_cast<std::size_t>(found - row.columns.begin());
      }
      add(std::move(cell));
    }
    if (!m_print.whole) return;
    LayoutCell cell{Kind::share, at, m_out.label_columns + m_table.columns.size()};
    cell.share = Share{row.first_cell, m_print.whole->first_cell};
    add(std::move(cell));
  }

  void add_widths(const HeadTree& left, bool units) {
    int longest = least_label;
    for (const auto& cell : m_out.cells)
      if (cell.kind == Kind::label && cell.columns == 1 && cell.column + 1 == left.depth())
        longest = std::max(longest, places(cell.text) + 2 * cell.indent);
    const bool alone = m_table.columns.size() == 1;
    m_out.widths.assign(left.depth() - 1, group_width);
    m_out.widths.push_back(std::min(longest, alone ? widest_label : most_label));
    if (units) m_out.widths.push_back(figure_width);
    m_out.widths.insert(m_out.widths.end(), m_table.columns.size(), alone ? 2 * figure_width : figure_width);
    if (m_print.whole) m_out.widths.push_back(figure_width);
  }

  const Form& m_form;
  const FormTable& m_table;
  rules::TablePrint m_print;
  Rows m_rows;
  LayoutTable m_out;
};

}  // namespace

std::optional<std::int64_t> thousandths(const rules::FilledTable& table, const Share& share) {
  const auto &part = table.cells[share.part], &whole = table.cells[share.whole];
  if (!part || !whole || whole->count() <= 0 || part->negative()) return std::nullopt;
  return (2000 * part->count() + whole->count()) / (2 * whole->count());
}

std::string share_text(const rules::FilledTable& table, const Share& share) {
  const auto n = thousandths(table, share);
  return n ? std::to_string(*n / 10) + "." + std::to_string(*n % 10) + "%" : std::string();
}

int places(std::string_view text) {
  int n = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) ++n;
    if (byte >= 0xC0) n += 2;  // the first byte of a longer character
  }
  return n;
}

std::vector<LayoutTable> lay_out(const Form& form) {
  std::vector<LayoutTable> out;
  for (std::size_t t = 0; t < form.tables.size(); ++t) out.push_back(Builder(form, t).build());
  return out;
}

}  // namespace qixian::engine
