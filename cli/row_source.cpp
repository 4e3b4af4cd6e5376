#include "cli/row_source.hpp"

#include <algorithm>
#include <filesystem>

#include "adapters/csv/guard.hpp"
#include "adapters/csv/reader.hpp"
#include "adapters/disk/input_file.hpp"
#include "adapters/xlsx/workbook.hpp"
#include "present/language/words.hpp"

namespace qixian::cli {
namespace {

using adapters::disk::InputFile;
using engine::N_;
using engine::Result;
using present::Words;

/// Excel keeps commas where a line was emptied.
bool is_blank(const std::vector<std::string_view>& cells) {
  return std::ranges::all_of(cells, [](auto cell) { return cell.find_first_not_of(" \t") == cell.npos; });
}

class CsvRows final : public RowSource {
 public:
  CsvRows(InputFile file, bool notes)
      : m_file(std::move(file)), m_reader(m_file.stream(), {adapters::csv::Encoding::Auto, notes}) {}

  Result<bool> next(SourceRow& row) override {
    auto more = m_reader.next(m_row);
    while (more && *more && is_blank(m_row.cells)) more = m_reader.next(m_row);
    if (!more && more.error().code == "read_failed") return tl::unexpected(m_file.failure());
    if (!more || !*more) return more;
    row.line = m_row.line;
    row.cells.swap(m_row.cells);
    for (auto& cell : row.cells) cell = adapters::csv::without_guard(cell);
    return more;
  }
  std::string place(const Words& words, std::size_t line) const override {
    return words.render({N_("line {0}"), {line}});
  }
  std::string place(const Words& words, std::size_t line, std::size_t) const override { return place(words, line); }
  bool has_commas() const override { return true; }
  std::string notes() const override { return m_reader.notes(); }
  std::uint64_t size() const override { return m_file.size(); }
  std::uint64_t position() const override { return m_file.position(); }

 private:
  InputFile m_file;
  adapters::csv::Reader m_reader;
  adapters::csv::Row m_row;
};

class SheetRows final : public RowSource {
 public:
  SheetRows(std::shared_ptr<const adapters::xlsx::Workbook> book, adapters::xlsx::SheetReader reader, std::string sheet)
      : m_book(std::move(book)), m_reader(std::move(reader)), m_sheet(std::move(sheet)) {}

  Result<bool> next(SourceRow& row) override {
    auto more = m_reader.next(m_row);
    if (!more || !*more) return more;  // the cells still point at an earlier row, whose texts are gone
    row.line = m_row.line;
    row.cells.swap(m_row.cells);
    // A guarded CSV that was opened in a spreadsheet and kept as a workbook has them still.
    for (auto& cell : row.cells) cell = adapters::csv::without_guard(cell);
    row.faults.clear();
    for (auto& fault : m_row.faults) row.faults.push_back({fault.cell, std::move(fault.error)});
    return more;
  }
  std::string place(const Words& words, std::size_t line) const override {
    return words.render({N_("sheet {0}, line {1}"), {m_sheet, line}});
  }
  std::string place(const Words& words, std::size_t line, std::size_t cell) const override {
    return words.render({N_("sheet {0}, line {1}, cell {2}"), {m_sheet, line, adapters::xlsx::address(cell, line)}});
  }
  bool has_commas() const override { return false; }
  std::uint64_t size() const override { return m_reader.size(); }
  std::uint64_t position() const override { return m_reader.position(); }

 private:
  std::shared_ptr<const adapters::xlsx::Workbook> m_book;
  adapters::xlsx::SheetReader m_reader;
  adapters::xlsx::Row m_row;
  std::string m_sheet;
};

Result<std::unique_ptr<RowSource>> open_csv(const std::string& path, const std::string& sheet, bool notes) {
  auto file = InputFile::open(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  if (!sheet.empty())
    return engine::refuse("no_sheets", {N_("{0} is CSV and has no sheets"), {path}},
                          {N_("leave out {0}"), {engine::as::a_field("sheet")}});
  return std::make_unique<CsvRows>(std::move(*file), notes);
}

Result<std::unique_ptr<RowSource>> open_sheet(const std::shared_ptr<const adapters::xlsx::Workbook>& book,
                                              std::size_t index) {
  auto reader = book->read(index);
  if (!reader) return tl::unexpected(reader.error());
  return std::make_unique<SheetRows>(book, std::move(*reader), book->sheets()[index]);
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) (all += all.empty() ? "" : ", ") += name;
  return all;
}

Result<std::unique_ptr<RowSource>> open_workbook(const std::string& path, const std::string& sheet,
                                                 const std::function<bool(const SourceRow&)>& is_heading) {
  auto opened = adapters::xlsx::Workbook::open(path);
  if (!opened) return tl::unexpected(opened.error());
  const auto book = std::make_shared<const adapters::xlsx::Workbook>(std::move(*opened));
  const auto& names = book->sheets();
  if (!sheet.empty()) {
    const auto found = std::find(names.begin(), names.end(), sheet);
    if (found != names.end()) return open_sheet(book, static_cast<std::size_t>(found - names.begin()));
    return engine::refuse("no_sheet", {N_("{0} has no sheet {1}"), {path, sheet}},
                          {N_("its sheets: {0}"), {joined(names)}});
  }
  std::vector<std::size_t> fitting;
  for (std::size_t i = 0; names.size() > 1 && i < names.size(); ++i) {
    auto rows = open_sheet(book, i);
    if (!rows) return rows;
    SourceRow row;
    for (int n = 0; n < title_rows; ++n) {
      const auto more = (*rows)->next(row);
      if (!more) return tl::unexpected(more.error());
      if (!*more) break;
      if (!is_heading(row)) continue;
      fitting.push_back(i);
      break;
    }
  }
  if (fitting.size() <= 1) return open_sheet(book, fitting.empty() ? 0 : fitting.front());
  std::vector<std::string> choice;
  for (const auto i : fitting) choice.push_back(names[i]);
  return engine::refuse("several_sheets",
                        {N_("{0} has several sheets with these headings: {1}"), {path, joined(choice)}},
                        {N_("name one with --sheet"), {}});
}

/// Zip and the container of the old .xls: never the head of a table of text.
Result<bool> is_workbook(const std::string& path) {
  auto file = InputFile::open(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  // It is opened twice: a pipe would have lost what was read the first time, and a device may have no end.
  if (!file->is_regular())
    return engine::refuse("no_file", {N_("{0} is a device or a pipe, not a file"), {path}},
                          {N_("save it as a file first"), {}});
  char head[4] = {};
  file->stream().read(head, sizeof head);
  if (file->stream().bad()) return tl::unexpected(file->failure());
  if (is_workbook_name(path)) return true;
  const std::string_view bytes(head, static_cast<std::size_t>(file->stream().gcount()));
  return bytes == "PK\x03\x04" || bytes == "PK\x05\x06" || bytes == "\xD0\xCF\x11\xE0";
}

}  // namespace

bool is_workbook_name(const std::string& path) {
  auto ending = std::filesystem::path(path).extension().string();
  for (auto& c : ending) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return ending == ".xlsx" || ending == ".xlsm";
}

Result<std::vector<std::unique_ptr<RowSource>>> open_all_rows(const std::string& path) {
  std::vector<std::unique_ptr<RowSource>> all;
  const auto workbook = is_workbook(path);
  if (!workbook) return tl::unexpected(workbook.error());
  if (!*workbook) {
    auto rows = open_csv(path, "", true);
    if (!rows) return tl::unexpected(rows.error());
    all.push_back(std::move(*rows));
    return all;
  }
  auto opened = adapters::xlsx::Workbook::open(path);
  if (!opened) return tl::unexpected(opened.error());
  const auto book = std::make_shared<const adapters::xlsx::Workbook>(std::move(*opened));
  for (std::size_t i = 0; i < book->sheets().size(); ++i) {
    auto rows = open_sheet(book, i);
    if (!rows) return tl::unexpected(rows.error());
    all.push_back(std::move(*rows));
  }
  return all;
}

Result<std::unique_ptr<RowSource>> open_rows(const std::string& path, const std::string& sheet,
                                             const std::function<bool(const SourceRow&)>& is_heading) {
  const auto workbook = is_workbook(path);
  if (!workbook) return tl::unexpected(workbook.error());
  return *workbook ? open_workbook(path, sheet, is_heading) : open_csv(path, sheet, false);
}

}  // namespace qixian::cli
