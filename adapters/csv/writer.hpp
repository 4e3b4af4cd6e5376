#pragma once
#include <iosfwd>
#include <string>
#include <string_view>

#include "engine/base/error.hpp"

namespace qixian::adapters::csv {

/// RFC 4180 with CRLF, quotes only where the reader would otherwise read something else. What a spreadsheet makes of
/// a cell (a formula, a date) is not its business: a ledger must come back as it left.
class Writer {
 public:
  /// With the byte order mark Excel takes the file for UTF-8.
  explicit Writer(std::ostream& out, bool byte_order_mark = false);

  void cell(std::string_view text);
  void end_row();
  template <class Cells>
  void row(const Cells& cells) {
    for (const auto& text : cells) cell(text);
    end_row();
  }
  /// Flushes. @returns error "write_failed": the disk is full, the reader of a pipe has gone
  engine::Result<void> finish();

 private:
  std::ostream& m_out;
  std::string m_row;
  int m_cells = 0;
};

}  // namespace qixian::adapters::csv
