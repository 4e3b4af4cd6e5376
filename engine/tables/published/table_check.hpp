#pragma once
#include "engine/base/error.hpp"
#include "engine/tables/published/published.hpp"
#include "engine/tables/published/report_text.hpp"
#include "engine/tables/published/table_repair.hpp"

namespace qixian::engine {

enum class Gravity { warning, broken };

/// One thing that is wrong with a published table, or looks so.
struct Finding {
  std::string check;  ///< F1 to F10 (law section 7), "form", "previous"
  Gravity gravity = Gravity::broken;
  Text message;
  std::vector<rules::Term> left, right;  ///< the two sides that differ; for F7 the cells on the left
  std::optional<rules::Figure> left_sum, right_sum;
  std::vector<std::size_t> cells;  ///< where the finding is about single cells
};

struct TableCheck {
  std::vector<Finding> findings;
  std::vector<Repair> repairs;  ///< `mends` are indices into the findings
  bool broken() const;
};

/// Last year's table, and the year it says it is of.
struct Previous {
  const rules::FilledTable* table = nullptr;
  std::optional<int> year;
};

/// F1 to F6, F9, F10 and the form that the year is reported on. Without `previous` F5 and F6 are not judged.
/// @param year of the table; without it the form is not judged
TableCheck check_table(const PublishedTable& published, std::optional<int> year, const Previous& previous = {});

/// F8: where the table is not the sum of its bodies' tables, all of its form. A body that left a cell blank makes the
/// comparison doubtful: blank is not zero.
std::vector<Finding> body_findings(const rules::FilledTable& table, std::span<const rules::FilledTable> bodies);

/// F7: a claim that the table contradicts is broken, one that only counts otherwise, or that names some of what a row
/// counts, a warning, one that agrees nothing.
std::vector<Finding> text_findings(const TextReading& reading);

/// The first year that notes or titles name: "year 2024", "2024年".
std::optional<int> year_in(const std::vector<std::string>& notes);

}  // namespace qixian::engine
