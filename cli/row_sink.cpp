#include "cli/row_sink.hpp"

#include "adapters/csv/guard.hpp"
#include "adapters/csv/writer.hpp"
#include "adapters/xlsx/writer.hpp"
#include "cli/document_file.hpp"
#include "cli/row_source.hpp"
#include "present/language/words.hpp"

namespace qixian::cli {
namespace {

using adapters::disk::OutputFile;
using engine::N_;
using engine::Result;
namespace xlsx = adapters::xlsx;

class CsvSink final : public RowSink {
 public:
  /// With the mark: Excel takes UTF-8 for itself only so.
  explicit CsvSink(OutputFile file) : m_file(std::move(file)), m_writer(m_file.stream(), true) {}
  void row(std::span<const std::string_view> cells) override {
    for (const auto cell : cells) m_writer.cell(adapters::csv::with_guard(cell));
    m_writer.end_row();
  }
  Result<void> finish() override {
    if (!m_writer.finish()) return tl::unexpected(m_file.failure());
    return m_file.finish();
  }

 private:
  OutputFile m_file;
  adapters::csv::Writer m_writer;
};

class SheetSink final : public RowSink {
 public:
  SheetSink(OutputFile file, const xlsx::Labels& labels, std::vector<xlsx::Heading> headings, rules::Day today)
      : m_file(std::move(file)), m_writer(m_file.path(), labels, std::move(headings), today) {}
  /// A text is no formula to a workbook, but a ' that is taken off at reading must have another before it.
  void row(std::span<const std::string_view> cells) override {
    std::vector<std::string> texts(cells.begin(), cells.end());
    for (auto& text : texts)
      if (text.starts_with('\'')) text = adapters::csv::with_guard(text);
    m_writer.row(std::vector<std::string_view>(texts.begin(), texts.end()));
  }
  Result<void> finish() override {
    if (auto end = m_writer.finish(); !end)
      return end.error().code == "write_failed" ? tl::unexpected(m_file.failure()) : end;
    return m_file.finish();
  }

 private:
  OutputFile m_file;
  xlsx::Writer m_writer;
};

/// A drop-down offers the words of the language that the heading is in.
xlsx::Heading heading_of(const std::string& text) {
  const auto& names = engine::ledger_columns();
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (text != names[c].name && text != names[c].zh) continue;
    const auto column = static_cast<engine::LedgerColumn>(c);
    xlsx::Heading heading{text};
    if (engine::is_day(column)) heading.kind = xlsx::Kind::day;
    if (column == engine::LedgerColumn::extension_days) heading.kind = xlsx::Kind::number;
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

Result<std::unique_ptr<RowSink>> open_sink(const Context& x, const std::string& path, TableFormat format,
                                           const std::string& sheet, const std::vector<std::string>& headings,
                                           const std::set<std::string>& numbers) {
  const bool as_csv = format == TableFormat::csv;
  auto file = open_output(x, path, as_csv ? OutputFile::For::stream : OutputFile::For::library);
  if (!file) return tl::unexpected(std::move(file.error()));
  if (as_csv) {
    auto sink = std::make_unique<CsvSink>(std::move(*file));
    sink->row(std::vector<std::string_view>(headings.begin(), headings.end()));
    return sink;
  }
  const xlsx::Labels labels{sheet, x.words.tr(N_("lists")), x.words.tr(N_("Take one of the list."))};
  std::vector<xlsx::Heading> columns;
  for (const auto& heading : headings)
    columns.push_back(numbers.contains(heading) ? xlsx::Heading{heading, xlsx::Kind::number} : heading_of(heading));
  return std::make_unique<SheetSink>(std::move(*file), labels, std::move(columns), x.today());
}

void to_terms(engine::LedgerRow& row) {
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    for (const auto& term : engine::terms_of(static_cast<engine::LedgerColumn>(c)))
      if (row.cells[c] == term.code) row.cells[c] = term.zh;
  }
}

}  // namespace qixian::cli
