#include "adapters/csv/reader.hpp"

#include <csv.h>

#include <istream>

namespace qixian::adapters::csv {
namespace {

using engine::N_;

engine::Text at_line(const char* id, std::size_t line) { return {id, {std::to_string(line)}}; }

}  // namespace

Reader::Reader(std::istream& in, Options options)
    : m_decoder(in, options.encoding), m_options(options), m_parser(std::make_unique<csv_parser>()) {
  csv_init(m_parser.get(), CSV_STRICT | CSV_STRICT_FINI);
  csv_set_blk_size(m_parser.get(), 4096);
}

Reader::~Reader() { csv_free(m_parser.get()); }

void Reader::on_cell(void* text, std::size_t size, void* self) {
  auto& reader = *static_cast<Reader*>(self);
  if (size > 0) reader.m_text.append(static_cast<const char*>(text), size);
  reader.m_ends.push_back(reader.m_text.size());
  reader.m_cell_line = reader.m_line;
}

void Reader::on_row(int, void* self) { static_cast<Reader*>(self)->m_row_done = true; }

/// The parser's own state is asked, because a cell that opened its quote on an earlier line has made no call yet.
bool Reader::in_row() const { return m_parser->pstate != 0; }

engine::Result<bool> Reader::next(Row& row) {
  m_text.clear();
  m_ends.clear();
  m_row_done = false;
  while (!m_row_done && !m_error) {
    if (m_block.empty()) m_block = m_decoder.next();
    if (m_block.empty()) {
      finish();
      break;
    }
    parse(take_line());
  }
  if (m_error) return tl::unexpected(*m_error);
  row.line = m_row_line;
  row.cells.clear();
  std::size_t begin = 0;
  for (const std::size_t end : m_ends) {
    row.cells.emplace_back(m_text.data() + begin, end - begin);
    begin = end;
  }
  return m_row_done;
}

/// Up to and with the end of the line, or what the block has of it. A line at a time is what makes line numbers
/// known: the parser does not tell where it is.
std::string_view Reader::take_line() {
  std::size_t size = m_block.find('\n');
  size = size == std::string_view::npos ? m_block.size() : size + 1;
  if (const std::size_t cr = m_block.substr(0, size).find('\r'); cr != std::string_view::npos)
    size = cr + 1 < size && m_block[cr + 1] == '\n' ? cr + 2 : cr + 1;
  const std::string_view line = m_block.substr(0, size);
  m_block.remove_prefix(size);
  return line;
}

void Reader::parse(std::string_view line) {
  const bool ends = line.back() == '\n' || line.back() == '\r';
  const bool second_half = m_after_cr && line == "\n";  // of a CRLF that two blocks share
  if (!in_row()) m_row_line = m_cell_line = m_line;
  if (m_options.notes && m_line_begins && !in_row() && line.front() == '#') m_in_note = true;
  if (line.find('\0') != std::string_view::npos)
    return fail(
        "not_text", at_line(N_("line {0}: a zero byte; this is not a text file"), m_line),
        {N_("Save the table as CSV UTF-8 (comma separated); a workbook or UTF-16 text cannot be read as CSV."), {}});
  if (m_in_note && m_notes.size() + line.size() <= kMaxNotes) m_notes += line;
  if (!m_in_note && csv_parse(m_parser.get(), line.data(), line.size(), on_cell, on_row, this) != line.size())
    return fail(
        "stray_quote",
        {N_("line {0}: a quotation mark where none can stand; its cell begins on line {1}"), {m_line, m_cell_line}},
        {N_("Put the whole cell in quotation marks and double each one inside it."), {}});
  if (m_parser->entry_pos > kMaxCell)
    return fail("cell_too_long", at_line(N_("line {0}: a cell begins here that is longer than 1 MiB"), m_cell_line),
                {N_("Look for a quotation mark that is never closed."), {}});
  if (m_text.size() > kMaxRow || m_ends.size() > kMaxCells)
    return fail("row_too_long", at_line(N_("line {0}: the row that begins here is too long"), m_row_line),
                {N_("Look for a quotation mark that is never closed."), {}});
  if (ends && !second_half) ++m_line;
  if (ends) m_in_note = false;
  m_after_cr = line.back() == '\r';
  m_line_begins = ends;
}

void Reader::finish() {
  if (m_decoder.fault() == Decoder::Fault::ReadFailed)
    return fail("read_failed", at_line(N_("line {0}: the file could not be read further"), m_line),
                {N_("look at the disk or the network drive, then repeat the command"), {}});
  if (m_decoder.fault() == Decoder::Fault::BadBytes)
    return fail("bad_encoding",
                {m_decoder.encoding() == Encoding::Gb18030 ? N_("line {0}: bytes that are neither UTF-8 nor GB18030")
                                                           : N_("line {0}: bytes that are not UTF-8"),
                 {m_line}},
                {N_("Save the whole file as UTF-8, or the whole file as GB18030."), {}});
  if (in_row() && csv_fini(m_parser.get(), on_cell, on_row, this) != 0)
    fail("unclosed_quote", at_line(N_("line {0}: a quotation mark opens here and is never closed"), m_cell_line),
         {N_("Close it, or double it if it belongs to the text."), {}});
}

void Reader::fail(const char* code, engine::Text message, engine::Text hint) {
  m_error = engine::Error{code, std::move(message), std::move(hint)};
}

}  // namespace qixian::adapters::csv
