#pragma once
#include <cstddef>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/csv/decoder.hpp"
#include "engine/base/error.hpp"

struct csv_parser;

namespace qixian::adapters::csv {

struct Options {
  Encoding encoding = Encoding::Auto;
  bool notes = false;  ///< lines that begin with # are notes and passed over
};

struct Row {
  std::size_t line = 0;                 ///< the line of the file where it begins, from 1
  std::vector<std::string_view> cells;  ///< valid until the next call
};

/// RFC 4180, row by row and in constant memory whatever the file's size; CRLF, LF or CR. Blank lines are passed over.
/// Blanks around a cell are dropped unless they stand in quotes. How many cells a row should have is the caller's
/// business. Strict about quotes: past a wrong one nobody knows where a row ends, so there is no next row.
class Reader {
 public:
  static constexpr std::size_t kMaxCell = 1024 * 1024;     ///< bytes of UTF-8
  static constexpr std::size_t kMaxRow = 4 * 1024 * 1024;  ///< bytes of all its cells
  static constexpr std::size_t kMaxCells = 16 * 1024;      ///< what a spreadsheet holds
  static constexpr std::size_t kMaxNotes = 64 * 1024;      ///< bytes of notes that are kept

  explicit Reader(std::istream& in, Options options = {});
  ~Reader();

  /// @returns false at the end; errors "unclosed_quote", "stray_quote", "not_text", "bad_encoding", "cell_too_long",
  /// "row_too_long", "read_failed", whose message has the line as {0}. An error stays: every later call repeats it.
  engine::Result<bool> next(Row& row);
  /// The notes passed over so far, line by line, the first kMaxNotes bytes of them.
  const std::string& notes() const { return m_notes; }
  /// Auto while all that was read is ASCII.
  Encoding encoding() const { return m_decoder.encoding(); }

 private:
  static void on_cell(void* text, std::size_t size, void* self);
  static void on_row(int terminator, void* self);
  bool in_row() const;
  std::string_view take_line();
  void parse(std::string_view line);
  void finish();
  void fail(const char* code, engine::Text message, engine::Text hint);

  Decoder m_decoder;
  Options m_options;
  std::unique_ptr<csv_parser> m_parser;
  std::string_view m_block;  ///< decoded, not yet parsed
  std::string m_notes;
  std::string m_text;               ///< the cells of the row end to end
  std::vector<std::size_t> m_ends;  ///< where each ends in m_text
  bool m_row_done = false;
  bool m_in_note = false;
  bool m_line_begins = true;
  bool m_after_cr = false;
  std::size_t m_line = 1;       ///< of the next byte
  std::size_t m_row_line = 1;   ///< where the row begins
  std::size_t m_cell_line = 1;  ///< where the cell begins that is being read
  std::optional<engine::Error> m_error;
};

}  // namespace qixian::adapters::csv
