#include "adapters/xlsx/writer.hpp"

#include <unicode/utf8.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "adapters/xlsx/quiet.hpp"
#include "adapters/xlsx/whole.hpp"
#include "adapters/xlsx/workbook.hpp"

namespace qixian::adapters::xlsx {
namespace {

using engine::N_;

lxw_row_t line(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t col(std::size_t column) { return static_cast<lxw_col_t>(column); }

/// Half-width places that a text takes, as wide as a spreadsheet shows it; nothing for what is not UTF-8.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro narrows
std::optional<std::size_t> places(std::string_view text) {
  std::size_t places = 0;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 character = 0;
    U8_NEXT(text.data(), at, size, character);
    if (character < 0) return std::nullopt;
    places += character >= 0x1100 ? 2 : 1;
  }
  return places;
}
#pragma GCC diagnostic pop

/// A text that looks like the escape of a character would be read as the character.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool like_escape = text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_';
    out += like_escape ? "_x005F_" : std::string_view(&text[i], 1);
  }
  return out;
}

/// Of a text that the number gives back as it was: 15, not 015.
/// A number as people write it: a sign, digits, decimals. Zeros in front make it a code.
std::optional<double> number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
  const bool plain = !digits.empty() && digits.find_first_not_of("0123456789.") == digits.npos && digits.size() <= 9;
  if (!plain || (digits.size() > 1 && digits[0] == '0' && digits[1] != '.')) return std::nullopt;
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failed == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Of YYYY-MM-DD; before March 1900 Excel counts the days its own way.
std::optional<double> serial_of(std::string_view text) {
  const auto day = rules::parse_day(text).value_or(rules::Day{});
  if (rules::iso(day) != text || day < rules::civil_day(1900, 3, 1)) return std::nullopt;
  return (day - rules::civil_day(1899, 12, 30)).count();
}

lxw_format* heading_format(lxw_workbook* book) {
  auto* format = workbook_add_format(book);
  format_set_bold(format);
  format_set_bg_color(format, 0xDDE7F3);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_align(format, LXW_ALIGN_CENTER);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

lxw_format* number_format(lxw_workbook* book, const char* code, bool centred) {
  auto* format = workbook_add_format(book);
  format_set_num_format(format, code);
  if (centred) format_set_align(format, LXW_ALIGN_CENTER);
  return format;
}

lxw_workbook* new_workbook(const std::string& path, rules::Day created) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  auto* book = workbook_new_opt(path.c_str(), &options);
  lxw_doc_properties properties{};
  properties.created = created.time_since_epoch() / std::chrono::seconds{1};  // else it would read the clock
  workbook_set_properties(book, &properties);
  return book;
}

}  // namespace

Writer::Writer(std::string path, const Labels& labels, std::vector<Heading> headings, rules::Day created)
    : m_path(std::move(path)),
      m_headings(std::move(headings)),
      m_book(new_workbook(m_path, created)),
      m_sheet(workbook_add_worksheet(m_book, labels.sheet.c_str())),
      m_head(heading_format(m_book)),
      m_day(number_format(m_book, "yyyy\\-mm\\-dd", true)),
      m_text(number_format(m_book, "@", false)) {
  worksheet_freeze_panes(m_sheet, 1, 1);
  worksheet_set_row(m_sheet, 0, 24, nullptr);
  worksheet_set_landscape(m_sheet);
  worksheet_set_paper(m_sheet, 8);  // A3
  worksheet_fit_to_pages(m_sheet, 1, 0);
  worksheet_repeat_rows(m_sheet, 0, 0);
  for (std::size_t c = 0; c < m_headings.size(); ++c) {
    const auto& heading = m_headings[c];
    constexpr std::size_t filter_button = 3;
    widen(c, places(heading.text).value_or(0) + filter_button);
    worksheet_write_string(m_sheet, 0, col(c), escaped(heading.text).c_str(), m_head);
    if (!heading.choices.empty()) add_list(c, heading, labels);
  }
  if (!m_lists) return;
  // Row by row: in constant memory a row that was left can't be written again.
  std::size_t longest = 0;
  for (const auto& list : m_choices) longest = std::max(longest, list.size());
  for (std::size_t r = 0; r < longest; ++r)
    for (std::size_t c = 0; c < m_choices.size(); ++c)
      if (r < m_choices[c].size())
        worksheet_write_string(m_lists, line(r), col(c), m_choices[c][r].c_str(), r == 0 ? m_head : m_text);
}

Writer::~Writer() {
  if (m_book) lxw_workbook_free(m_book);
}

/// The lists stand in a sheet of their own: written into the rule itself they may have 255 characters in all.
void Writer::add_list(std::size_t column, const Heading& heading, const Labels& labels) {
  if (!m_lists) m_lists = workbook_add_worksheet(m_book, labels.lists.c_str());
  std::size_t width = places(heading.text).value_or(0);
  for (const auto& choice : heading.choices) {
    const auto needed = places(choice).value_or(0);
    width = std::max(width, needed);
    widen(column, needed);
  }
  const auto at = m_choices.size();
  worksheet_set_column(m_lists, col(at), col(at), static_cast<double>(width + 2), m_text);
  m_choices.push_back(heading.choices);
  m_choices.back().insert(m_choices.back().begin(), heading.text);
  const auto letters = address(at, 1).substr(0, address(at, 1).size() - 1);
  auto range = "='" + labels.lists + "'!$" + letters + "$2:$" + letters + "$" + std::to_string(m_choices[at].size());
  auto message = labels.not_in_list;
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  rule.value_formula = range.data();
  rule.error_message = message.data();
  worksheet_data_validation_range(m_sheet, 1, col(column), line(kMaxRows), col(column), &rule);
}

void Writer::widen(std::size_t column, std::size_t characters) {
  constexpr std::size_t most = 40;
  if (m_width.size() <= column) m_width.resize(column + 1, 0);
  m_width[column] = std::max(m_width[column], std::min(characters, most));
}

void Writer::row(std::span<const std::string_view> cells) {
  if (m_row == kMaxRows) return fail("too_many_rows", {N_("a sheet holds 1,048,575 rows, and there are more"), {}});
  ++m_row;
  for (std::size_t c = 0; c < cells.size(); ++c)
    if (!cells[c].empty()) cell(c, cells[c]);
}

void Writer::cell(std::size_t column, std::string_view text) {
  const auto kind = column < m_headings.size() ? m_headings[column].kind : Kind::text;
  const auto number = kind == Kind::day ? serial_of(text) : kind == Kind::number ? number_of(text) : std::nullopt;
  const auto width = places(text);
  const auto where = [&] { return address(column, m_row + 1); };
  if (!width) return fail("not_text", {N_("{0} would hold bytes that are not UTF-8"), {where()}});
  widen(column, *width + 1);
  if (number) {
    worksheet_write_number(m_sheet, line(m_row), col(column), *number, kind == Kind::day ? m_day : nullptr);
  } else if (worksheet_write_string(m_sheet, line(m_row), col(column), escaped(text).c_str(), m_text) != LXW_NO_ERROR) {
    fail("cell_too_long", {N_("{0} would hold more than the 32,767 characters that a cell can"), {where()}});
  }
}

void Writer::fail(const char* code, engine::Text message) {
  if (!m_error) m_error = engine::Error{code, std::move(message), {N_("CSV holds it: write the table as CSV"), {}}};
}

engine::Result<void> Writer::finish() {
  if (m_error) return tl::unexpected(*m_error);
  for (std::size_t c = 0; c < m_width.size(); ++c) {
    const auto kind = c < m_headings.size() ? m_headings[c].kind : Kind::text;
    auto* format = kind == Kind::day ? m_day : kind == Kind::text ? m_text : nullptr;
    worksheet_set_column(m_sheet, col(c), col(c), static_cast<double>(m_width[c] + 1), format);
  }
  worksheet_autofilter(m_sheet, 0, 0, line(m_row), col(m_headings.empty() ? 0 : m_headings.size() - 1));
  const auto closed = [this] {
    const Quiet quiet;
    return workbook_close(std::exchange(m_book, nullptr));
  }();
  if (closed == LXW_NO_ERROR && is_whole(m_path)) return {};
  std::remove(m_path.c_str());
  return engine::refuse("write_failed", {N_("the workbook {0} could not be written"), {m_path}},
                        {N_("look whether the folder is there and the disk has room"), {}});
}

}  // namespace qixian::adapters::xlsx

#if defined(__SANITIZE_ADDRESS__)
// libxlsxwriter 1.1.4 itself loses copies of texts when it writes in constant memory.
extern "C" const char* __lsan_default_suppressions() { return "leak:lxw_strdup\n"; }
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
#endif
