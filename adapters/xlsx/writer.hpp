#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"
#include "rules/civil_date.hpp"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace qixian::adapters::xlsx {

enum class Kind { text, day, number };

struct Heading {
  std::string text;
  Kind kind = Kind::text;
  std::vector<std::string> choices = {};  ///< a drop-down of these, where there are any
};

/// What the workbook says itself, in the user's language.
struct Labels {
  std::string sheet;        ///< of the rows
  std::string lists;        ///< of the sheet that holds what the drop-downs offer
  std::string not_in_list;  ///< what is told to who types something else
};

/// A table of rows under a frozen heading line, with filters and drop-downs, as .xlsx. Constant memory: the rows wait
/// in a temporary file. A cell in a column of days that is no YYYY-MM-DD is written as the text that it is.
class Writer {
 public:
  static constexpr std::size_t kMaxRows = 1048575;  ///< below the headings

  /// @param path where finish() makes it @param created the day that the file says it was made
  Writer(std::string path, const Labels& labels, std::vector<Heading> headings, rules::Day created);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Cells beyond the headings are written too. Whatever can't be written is told by finish().
  void row(std::span<const std::string_view> cells);
  /// @returns errors "cell_too_long", "too_many_rows", "not_text" (bytes that are not UTF-8): a workbook can't hold it
  /// and none is made; "write_failed"
  engine::Result<void> finish();

 private:
  void cell(std::size_t column, std::string_view text);
  void add_list(std::size_t column, const Heading& heading, const Labels& labels);
  void widen(std::size_t column, std::size_t characters);
  void fail(const char* code, engine::Text message);

  std::string m_path;
  std::vector<Heading> m_headings;
  lxw_workbook* m_book;
  lxw_worksheet* m_sheet;
  lxw_worksheet* m_lists = nullptr;
  lxw_format* m_head;
  lxw_format* m_day;
  lxw_format* m_text;
  std::size_t m_row = 0;                            ///< the last written, from 0
  std::vector<std::size_t> m_width;                 ///< of each column, in characters
  std::vector<std::vector<std::string>> m_choices;  ///< the columns of the lists' sheet
  std::string m_list_name;
  std::optional<engine::Error> m_error;
};

}  // namespace qixian::adapters::xlsx
