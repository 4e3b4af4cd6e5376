#include "cli/table_file.hpp"

#include <algorithm>

#include "adapters/csv/reader.hpp"
#include "cli/row_source.hpp"
#include "engine/tables/published/published_sheet.hpp"
#include "engine/tables/published/table_check.hpp"

namespace qixian::cli {
namespace {

using engine::Result;
using engine::TextRows;

/// Far more than any form has; a ledger given by mistake is not read to its end.
constexpr std::size_t most_rows = 2000;

/// Beside the rows, those that are notes: # in the first cell.
struct Texts {
  TextRows rows;
  std::vector<std::string> notes;
};

Result<Texts> read_texts(const std::string& path) {
  auto sheets = open_all_rows(path);
  if (!sheets) return tl::unexpected(sheets.error());
  Texts out;
  for (const auto& source : *sheets) {
    SourceRow row;
    for (auto more = source->next(row); !more || *more; more = source->next(row)) {
      if (!more) return tl::unexpected(more.error());
      if (out.rows.size() == most_rows) break;
      // In a sheet the first cell tells a note.
      auto& texts = row.cells.front().starts_with('#') ? out.notes : out.rows.emplace_back();
      texts.insert(texts.end(), row.cells.begin(), row.cells.end());
    }
    out.notes.push_back(source->notes());
  }
  return out;
}

}  // namespace

Result<TableFile> read_table(const std::string& path) {
  auto texts = read_texts(path);
  if (!texts) return tl::unexpected(texts.error());
  // Titles may stand above the heads, as in a ledger.
  auto rows = texts->rows;
  for (std::size_t above = 0; above < texts->rows.size() && above < title_rows; ++above) {
    if (const auto* form = engine::form_of(rows)) {
      for (std::size_t i = 0; i < above; ++i)
        texts->notes.insert(texts->notes.end(), texts->rows[i].begin(), texts->rows[i].end());
      auto published = engine::read_published(*form, rows);
      if (!published) return tl::unexpected(published.error());
      return TableFile{std::move(*published), engine::year_in(texts->notes)};
    }
    rows.erase(rows.begin());
  }
  auto official = engine::read_official(texts->rows);
  if (!official) return tl::unexpected(official.error());
  for (const auto& row : texts->rows) texts->notes.insert(texts->notes.end(), row.begin(), row.end());
  return TableFile{std::move(*official), engine::year_in(texts->notes)};
}

}  // namespace qixian::cli
