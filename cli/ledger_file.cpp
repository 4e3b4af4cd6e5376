#include "cli/ledger_file.hpp"

#include <algorithm>

#include "cli/nearest.hpp"
#include "present/language/words.hpp"

namespace qixian::cli {
namespace {

using engine::LedgerColumn;
using engine::N_;
using engine::Result;
using engine::Text;
using present::Words;

/// Without the blanks and line breaks that fit a heading into a narrow column.
std::string heading_text(std::string_view cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell.substr(i).starts_with("\u3000"))
      i += 2;
    else if (cell[i] != ' ' && cell[i] != '\n' && cell[i] != '\r' && cell[i] != '\t')
      text += cell[i];
  }
  return text;
}

std::optional<std::size_t> column_of(std::string_view cell) {
  const auto text = heading_text(cell);
  const auto& names = engine::ledger_columns();
  const auto found =
      std::ranges::find_if(names, [&](const auto& name) { return text == name.name || text == name.zh; });
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

std::size_t known_headings(const SourceRow& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row.cells, [](auto cell) { return column_of(cell).has_value(); }));
}

constexpr std::array needed{LedgerColumn::number, LedgerColumn::agency, LedgerColumn::channel,
                            LedgerColumn::submitted_on, LedgerColumn::applicant_kind};

std::string missing_headings(const Words& words, const std::vector<int>& at) {
  std::string missing;
  for (const auto wanted : needed) {
    const auto c = static_cast<std::size_t>(wanted);
    const auto& name = engine::ledger_columns()[c];
    if (at[c] < 0)
      (missing += missing.empty() ? "" : words.tr(N_(", "))) += std::string(name.name) + " " + std::string(name.zh);
  }
  return missing;
}

std::vector<int> places_of(const SourceRow& row) {
  std::vector<int> at(engine::column_count, -1);
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto column = column_of(row.cells[i]);
    if (column && at[*column] < 0) at[*column] = static_cast<int>(i);
  }
  return at;
}

bool is_heading(const SourceRow& row) {
  const auto at = places_of(row);
  return std::ranges::all_of(needed, [&](LedgerColumn wanted) { return at[static_cast<std::size_t>(wanted)] >= 0; });
}

/// A heading that is misspelt would take its whole column away, and nobody would see it.
Result<void> check_unknown(const Words& words, const LedgerFile& file, std::size_t line,
                           const std::vector<std::string>& ignored) {
  std::vector<std::string> names;
  for (const auto& name : engine::ledger_columns()) {
    names.emplace_back(name.name);
    names.emplace_back(name.zh);
  }
  for (std::size_t i = 0; i < file.headings.size(); ++i) {
    const auto text = heading_text(file.headings[i]);
    const auto same = [&](const std::string& other) { return heading_text(other) == text; };
    if (text.empty() || text == problem_heading || column_of(text) || std::ranges::any_of(ignored, same)) continue;
    const auto meant = column_of(nearest(text, names));
    const auto& name = engine::ledger_columns()[meant.value_or(0)];
    const Text hint = meant ? Text{N_("is it {0}? Mend the heading; or pass the column over with --ignore {1}"),
                                   {std::string(words.is_chinese() ? name.zh : name.name), text}}
                            : Text{N_("remove the column, or pass it over with --ignore {0}"), {text}};
    return engine::refuse("unknown_column",
                          {N_("{0}: column {1} is headed {2}, which is no column of a ledger"),
                           {file.rows->place(words, line, i), i + 1, text}},
                          hint);
  }
  return {};
}

/// A column that stands twice would be read from one of them, and nobody knows from which.
Result<void> check_doubles(const std::vector<std::string>& headings) {
  std::vector<bool> seen(engine::column_count);
  for (const auto& heading : headings) {
    const auto column = column_of(heading);
    if (column && seen[*column])
      return engine::refuse("double_column", {N_("the column {0} stands twice"), {heading}}, {N_("remove one"), {}});
    if (column) seen[*column] = true;
  }
  return {};
}

std::vector<std::size_t> bare_columns(const LedgerFile& file) {
  std::vector<std::size_t> bare;
  bool headed = file.rows->has_commas();  // whether a heading stands further to the right
  for (std::size_t i = file.headings.size(); i-- > 0;) {
    const bool blank = heading_text(file.headings[i]).empty();
    headed |= !blank;
    if (blank && headed) bare.insert(bare.begin(), i);
  }
  return bare;
}

}  // namespace

engine::LedgerRow LedgerFile::read(const SourceRow& row) const {
  engine::LedgerRow ledger;
  ledger.tells_arrival = at[static_cast<std::size_t>(LedgerColumn::arrived_on)] >= 0;
  for (std::size_t c = 0; c < at.size(); ++c) {
    const auto i = static_cast<std::size_t>(at[c]);
    if (at[c] >= 0 && i < row.cells.size()) ledger.cells[c] = row.cells[i];
  }
  return ledger;
}

const SourceRow::Fault* LedgerFile::fault(const SourceRow& row) const {
  for (const auto& fault : row.faults)
    if (std::ranges::find(at, static_cast<int>(fault.cell)) != at.end()) return &fault;
  return nullptr;
}

std::string LedgerFile::place(const Words& words, const SourceRow& row, LedgerColumn column) const {
  const auto i = at[static_cast<std::size_t>(column)];
  return i < 0 ? rows->place(words, row.line) : rows->place(words, row.line, static_cast<std::size_t>(i));
}

std::optional<std::size_t> LedgerFile::homeless(const SourceRow& row) const {
  for (const auto column : bare)
    if (column < row.cells.size() && !heading_text(row.cells[column]).empty()) return column;
  return std::nullopt;
}

Result<LedgerFile> open_ledger(const Words& words, const std::string& path, const std::string& sheet,
                               const std::vector<std::string>& ignored) {
  auto rows = open_rows(path, sheet, is_heading);
  if (!rows) return tl::unexpected(rows.error());
  // The row that comes nearest is the one to complain of when none is complete.
  LedgerFile file{std::move(*rows), {}, {}};
  std::size_t best = 0, line = 0;
  SourceRow row;
  for (int n = 0; n < title_rows; ++n) {
    const auto more = file.rows->next(row);
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    const auto known = known_headings(row);
    if (n > 0 && known <= best) continue;
    best = known;
    line = row.line;
    file.headings.assign(row.cells.begin(), row.cells.end());
    file.at = places_of(row);
    if (is_heading(row)) break;
  }
  if (file.headings.empty())
    return engine::refuse("empty_file", {N_("the file is empty"), {}},
                          {N_("one of the first {0} lines must hold the headings"), {title_rows}});
  if (auto doubles = check_doubles(file.headings); !doubles) return tl::unexpected(doubles.error());
  if (const auto missing = missing_headings(words, file.at); !missing.empty())
    return engine::refuse("missing_columns",
                          {N_("{0}: columns are missing: {1}"), {file.rows->place(words, line), missing}},
                          {N_("one of the first {0} lines must hold the headings"), {title_rows}});
  if (auto unknown = check_unknown(words, file, line, ignored); !unknown) return tl::unexpected(unknown.error());
  file.bare = bare_columns(file);
  return file;
}

}  // namespace qixian::cli
