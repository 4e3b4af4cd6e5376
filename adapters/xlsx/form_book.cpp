#include "adapters/xlsx/form_book.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <numeric>

#include "adapters/xlsx/quiet.hpp"
#include "adapters/xlsx/whole.hpp"

namespace qixian::adapters::xlsx {
namespace {

using engine::LayoutCell;
using engine::LayoutTable;
using engine::N_;
using Kind = LayoutCell::Kind;

constexpr std::size_t title_rows = 2;
constexpr double line_height = 15, row_padding = 5;

lxw_col_t col(std::size_t column) { return static_cast<lxw_col_t>(column); }

/// A sheet's name: the title without what Excel forbids in one, at most 31 characters.
std::string sheet_name(std::string_view title) {
  std::string out;
  std::size_t characters = 0;
  for (const char c : title) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins && ++characters > 31) break;
    out += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
  }
  return out;
}

/// Fifteen digits are exact in a spreadsheet's number; what has more stands as a text.
bool is_exact(const rules::Figure& figure) {
  char text[32];
  std::snprintf(text, sizeof text, "%.15g", figure.approximate());
  return rules::Figure::parse(text) == figure;
}

class Book {
 public:
  /// @param filler who reports: a line of its own between the titles and the table; empty: none
  Book(const std::string& path, rules::Day created, const std::string& filler)
      : m_book(workbook_new(path.c_str())), m_filler(filler) {
    lxw_doc_properties properties{};
    properties.created = created.time_since_epoch() / std::chrono::seconds{1};  // else it would read the clock
    workbook_set_properties(m_book, &properties);
    m_title = workbook_add_format(m_book);
    format_set_bold(m_title);
    format_set_font_size(m_title, 14);
    format_set_align(m_title, LXW_ALIGN_CENTER);
    format_set_align(m_title, LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(m_title);
    m_note = workbook_add_format(m_book);
    format_set_text_wrap(m_note);
    format_set_align(m_note, LXW_ALIGN_VERTICAL_TOP);
  }

  void add(const std::string& title, const LayoutTable& layout, const rules::FilledTable& table) {
    auto* sheet = new_sheet(layout.title);
    const auto last = layout.widths.size() - 1;
    for (std::size_t c = 0; c <= last; ++c)
      worksheet_set_column(sheet, col(c), col(c), layout.widths[c] * 1.05 + 0.7, nullptr);
    const auto wide = std::accumulate(layout.widths.begin(), layout.widths.end(), 0);
    put_title(sheet, 0, last, wide, title);
    put_title(sheet, 1, last, wide, layout.title);
    if (!m_filler.empty()) put_filler(sheet, last, wide);
    for (std::size_t r = 0; r < layout.rows; ++r) worksheet_set_row(sheet, line(r), height_of(layout, r), nullptr);
    for (const auto& cell : layout.cells) put(sheet, cell, table);
    worksheet_freeze_panes(sheet, line(layout.head_rows), col(layout.label_columns));
    worksheet_repeat_rows(sheet, 0, line(layout.head_rows) - 1);
    worksheet_print_area(sheet, 0, 0, line(layout.rows) - 1, col(last));
  }

  void add_notes(const std::string& name, const std::vector<std::string>& notes) {
    auto* sheet = new_sheet(name);
    constexpr int width = 88;
    worksheet_set_column(sheet, 0, 0, width, m_note);
    for (std::size_t i = 0; i < notes.size(); ++i) {
      const int lines = engine::places(notes[i]) / (width - 2) + 1;
      worksheet_set_row(sheet, static_cast<lxw_row_t>(i), lines * line_height + row_padding, nullptr);
      worksheet_write_string(sheet, static_cast<lxw_row_t>(i), 0, notes[i].c_str(), m_note);
    }
  }

  lxw_error close() {
    const Quiet quiet;
    return workbook_close(m_book);
  }

 private:
  lxw_row_t line(std::size_t row) const {
    return static_cast<lxw_row_t>(row + title_rows + (m_filler.empty() ? 0 : 1));
  }

  lxw_worksheet* new_sheet(const std::string& title) {
    auto* sheet = workbook_add_worksheet(m_book, sheet_name(title).c_str());
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_center_horizontally(sheet);
    worksheet_set_margins(sheet, 0.6, 0.6, 0.7, 0.7);
    worksheet_set_footer(sheet, "&C&P / &N");
    return sheet;
  }

  void put_title(lxw_worksheet* sheet, lxw_row_t row, std::size_t last, int wide, const std::string& text) {
    // Its letters are a third larger than a cell's.
    const int lines = engine::places(text) * 4 / 3 / wide + 1;
    worksheet_set_row(sheet, row, lines * 20 + row_padding, nullptr);
    merge(sheet, row, 0, row, col(last), text, m_title);
  }

  void put_filler(lxw_worksheet* sheet, std::size_t last, int wide) {
    const int lines = engine::places(m_filler) / wide + 1;
    worksheet_set_row(sheet, title_rows, lines * line_height + row_padding, nullptr);
    merge(sheet, title_rows, 0, title_rows, col(last), m_filler, m_note);
  }

  /// As many lines as the fullest of its cells needs; one that goes over several rows has room enough in them.
  static double height_of(const LayoutTable& layout, std::size_t row) {
    int lines = 1;
    for (const auto& cell : layout.cells) {
      if (cell.row != row || cell.rows > 1) continue;
      const auto from = layout.widths.begin() + static_cast<std::ptrdiff_t>(cell.column);
      const auto room = std::accumulate(from, from + static_cast<std::ptrdiff_t>(cell.columns), 0) - 2 * cell.indent;
      lines = std::max(lines, (engine::places(cell.text) + room - 1) / std::max(room, 1));
    }
    return lines * line_height + row_padding;
  }

  static void merge(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, lxw_row_t to_row, lxw_col_t to_column,
                    const std::string& text, lxw_format* format) {
    if (row == to_row && column == to_column)
      worksheet_write_string(sheet, row, column, text.c_str(), format);
    else
      worksheet_merge_range(sheet, row, column, to_row, to_column, text.c_str(), format);
  }

  void put(lxw_worksheet* sheet, const LayoutCell& cell, const rules::FilledTable& table) {
    const auto figure = cell.cell ? table.cells[*cell.cell] : std::nullopt;
    const bool decimal = cell.cell && table.form->may_have_decimals(*cell.cell);
    auto* format = format_of(cell, decimal);
    const auto row = line(cell.row), to_row = line(cell.row + cell.rows - 1);
    const auto column = col(cell.column), to_column = col(cell.column + cell.columns - 1);
    if (const auto share = cell.share ? engine::thousandths(table, *cell.share) : std::nullopt) {
      worksheet_write_number(sheet, row, column, static_cast<double>(*share) / 1000, format);
      return;
    }
    const bool as_text = figure && !is_exact(*figure);
    merge(sheet, row, column, to_row, to_column, as_text ? figure->text() : cell.text, format);
    if (figure && !as_text)
      worksheet_write_number(sheet, row, column, figure->approximate(), format);
    else if (!figure && cell.text.empty())
      worksheet_write_blank(sheet, row, column, format);
  }

  lxw_format* format_of(const LayoutCell& cell, bool decimal) {
    const bool centred = cell.kind == Kind::head || cell.kind == Kind::unit || cell.rows > 1;
    auto& format = m_formats[{cell.kind, cell.indent, decimal, centred}];
    if (format) return format;
    format = workbook_add_format(m_book);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_align(format, centred ? LXW_ALIGN_CENTER : cell.kind == Kind::label ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
    if (cell.kind == Kind::share) {
      format_set_num_format(format, "0.0%");
    } else if (cell.kind == Kind::figure) {
      if (!decimal) format_set_num_format(format, "0");
    } else {
      format_set_text_wrap(format);
    }
    if (cell.kind == Kind::label && cell.indent > 0)
      format_set_indent(format, static_cast<std::uint8_t>(cell.indent * 2));
    return format;
  }

  lxw_workbook* m_book;
  std::string m_filler;
  lxw_format* m_title;
  lxw_format* m_note;
  std::map<std::tuple<Kind, int, bool, bool>, lxw_format*> m_formats;
};

}  // namespace

engine::Result<void> write_form_book(const std::string& path, const FormBook& book, const rules::FilledTable& table,
                                     rules::Day created) {
  Book out(path, created, book.filler);
  for (const auto& layout : engine::lay_out(*table.form)) out.add(book.title, layout, table);
  if (!book.notes.empty()) out.add_notes(book.notes_sheet, book.notes);
  if (out.close() == LXW_NO_ERROR && is_whole(path)) return {};
  std::remove(path.c_str());
  return engine::refuse("write_failed", {N_("the workbook {0} could not be written"), {path}},
                        {N_("look whether the folder is there and the disk has room"), {}});
}

}  // namespace qixian::adapters::xlsx
