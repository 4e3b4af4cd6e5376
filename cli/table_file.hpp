#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/tables/published/published.hpp"

namespace qixian::cli {

/// A published table out of a file: CSV, or a workbook in the same columns or in the official layout.
struct TableFile {
  engine::PublishedTable published;
  std::optional<int> year;  ///< that its notes or titles name
};

/// @returns the errors of the readers; "not_a_table"
engine::Result<TableFile> read_table(const std::string& path);

}  // namespace qixian::cli
