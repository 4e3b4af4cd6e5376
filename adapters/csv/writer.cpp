#include "adapters/csv/writer.hpp"

#include <ostream>

namespace qixian::adapters::csv {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Beside RFC 4180's own cases: blanks that the reader would drop, and a first cell that it would take for a note.
bool needs_quotes(std::string_view text, bool first) {
  if (text.empty()) return false;
  return text.find_first_of(",\"\r\n") != std::string_view::npos || is_blank(text.front()) || is_blank(text.back()) ||
         (first && text.front() == '#');
}

}  // namespace

Writer::Writer(std::ostream& out, bool byte_order_mark) : m_out(out) {
  if (byte_order_mark) m_out << "\xEF\xBB\xBF";
}

void Writer::cell(std::string_view text) {
  const bool first = m_cells++ == 0;
  if (!first) m_row += ',';
  if (!needs_quotes(text, first)) {
    m_row += text;
    return;
  }
  m_row += '"';
  for (const char c : text) {
    if (c == '"') m_row += '"';
    m_row += c;
  }
  m_row += '"';
}

void Writer::end_row() {
  if (m_row.empty() && m_cells == 1) m_row = "\"\"";  // a blank line would be no row
  m_row += "\r\n";
  m_out.write(m_row.data(), static_cast<std::streamsize>(m_row.size()));
  m_row.clear();
  m_cells = 0;
}

engine::Result<void> Writer::finish() {
  if (m_out.flush()) return {};
  return engine::refuse("write_failed", {engine::N_("the table could not be written to its end"), {}},
                        {engine::N_("Look for room on the disk, and write it again."), {}});
}

}  // namespace qixian::adapters::csv
