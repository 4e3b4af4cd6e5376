#include "cli/row_sink.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "adapters/csv/guard.hpp"
#include "adapters/csv/writer.hpp"
#include "adapters/xlsx/writer.hpp"
#include "cli/document_file.hpp"
#include "cli/row_source.hpp"
#include "cli/terminal/language.hpp"

namespace qixian::cli {
namespace {

using engine::N_;
using engine::Result;
namespace xlsx = adapters::xlsx;

class CsvSink final : public RowSink {
 public:
  /// With the mark: Excel takes UTF-8 for itself only so.
  explicit CsvSink(std::unique_ptr<std::ofstream> file)
      : m_file(std::move(file)), m_writer(m_file ? *m_file : std::cout, true) {}
  void row(std::span<const std::string_view> cells) override {
    for (const auto cell : cells) m_writer.cell(adapters::csv::with_guard(cell));
    m_writer.end_row();
  }
  Result<void> finish() override { return m_writer.finish(); }

 private:
  std::unique_ptr<std::ofstream> m_file;
  adapters::csv::Writer m_writer;
};

/// A file that goes away with it.
class Scratch {
 public:
  Scratch() : m_path((std::filesystem::temp_directory_path() / "qixian-XXXXXX").string()) {
    if (const int file = mkstemp(m_path.data()); file >= 0) close(file);
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return m_path; }

 private:
  std::string m_path;
};

/// Made in a scratch file: what is half done never stands under the name that was asked for.
class SheetSink final : public RowSink {
 public:
  SheetSink(std::string path, const xlsx::Labels& labels, std::vector<xlsx::Heading> headings, rules::Day today)
      : m_path(std::move(path)), m_writer(m_scratch.path(), labels, std::move(headings), today) {}
  /// A text is no formula to a workbook, but a ' that is taken off at reading must have another before it.
  void row(std::span<const std::string_view> cells) override {
    std::vector<std::string> texts(cells.begin(), cells.end());
    for (auto& text : texts)
      if (text.starts_with('\'')) text = adapters::csv::with_guard(text);
    m_writer.row(std::vector<std::string_view>(texts.begin(), texts.end()));
  }
  Result<void> finish() override {
    if (auto end = m_writer.finish(); !end) return end;
    std::ofstream file;
    if (!m_path.empty()) file.open(m_path, std::ios::binary | std::ios::trunc);
    auto& out = m_path.empty() ? std::cout : file;
    if (std::ifstream made(m_scratch.path(), std::ios::binary); made && out << made.rdbuf() && out.flush()) return {};
    if (m_path.empty())
      return engine::refuse("write_failed", {N_("standard output can't be written"), {}},
                            {N_("look whether the disk has room, or where it was led to"), {}});
    return engine::refuse("write_failed", {N_("the workbook {0} could not be written"), {m_path}},
                          {N_("look whether the folder is there and the disk has room"), {}});
  }

 private:
  Scratch m_scratch;
  std::string m_path;
  xlsx::Writer m_writer;
};

/// A drop-down offers the words of the language that the heading is in.
xlsx::Heading heading_of(const std::string& text) {
  const auto& names = engine::ledger_columns();
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (text != names[c].name && text != names[c].zh) continue;
    const auto column = static_cast<engine::Column>(c);
    xlsx::Heading heading{text};
    if (engine::is_day(column)) heading.kind = xlsx::Kind::day;
    if (column == engine::Column::extension_days) heading.kind = xlsx::Kind::number;
    for (const auto& term : engine::terms_of(column))
      heading.choices.emplace_back(text == names[c].zh ? term.zh : term.code);
    return heading;
  }
  return {text};
}

}  // namespace

TableFormat table_format(std::string_view asked, const std::string& path) {
  return asked == "xlsx" || (asked.empty() && is_workbook_name(path)) ? TableFormat::xlsx : TableFormat::csv;
}

Result<std::unique_ptr<RowSink>> open_sink(const std::string& path, TableFormat format, const std::string& sheet,
                                           const std::vector<std::string>& headings, rules::Day today,
                                           const std::set<std::string>& numbers) {
  if (format == TableFormat::csv) {
    std::unique_ptr<std::ofstream> file;
    if (!path.empty()) file = std::make_unique<std::ofstream>(path, std::ios::binary | std::ios::trunc);
    if (file && !*file) return not_writable(path);
    auto sink = std::make_unique<CsvSink>(std::move(file));
    sink->row(std::vector<std::string_view>(headings.begin(), headings.end()));
    return sink;
  }
  if (!path.empty() && !is_writable(path)) return not_writable(path);
  const xlsx::Labels labels{sheet, tr(N_("lists")), tr(N_("Take one of the list."))};
  std::vector<xlsx::Heading> columns;
  for (const auto& heading : headings)
    columns.push_back(numbers.contains(heading) ? xlsx::Heading{heading, xlsx::Kind::number} : heading_of(heading));
  return std::make_unique<SheetSink>(path, labels, std::move(columns), today);
}

void to_terms(engine::LedgerRow& row) {
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    for (const auto& term : engine::terms_of(static_cast<engine::Column>(c)))
      if (row.cells[c] == term.code) row.cells[c] = term.zh;
  }
}

}  // namespace qixian::cli
