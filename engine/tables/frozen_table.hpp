#pragma once
#include "engine/store/table_anchor.hpp"
#include "engine/tables/official_table.hpp"

/// Tables as they were published (frozen), and what has come since.
namespace qixian::engine {

/// Its cells, a line each: row, column and figure between tabs; what the hash of a frozen table covers.
std::string content_of(const rules::FilledTable& table);
/// Nothing for a form that is not there any more.
std::optional<rules::FilledTable> table_of(const FrozenTable& frozen);
/// What its form has no place for any more, each as ROW,COLUMN FIGURE.
std::vector<std::string> without_place(const FrozenTable& frozen);

/// Keeps the table as published, with the head of the log behind it, and anchors it. The lists are held against their
/// events first: what was changed in the file must not be published.
/// @param again a later publication of the same period beside the earlier
/// @returns not_over before the period's end, already_frozen, lists_differ
Result<FrozenTable> freeze_table(Office& office, const TableQuery& query, const Actor& by, bool again);
std::optional<FrozenTable> frozen_of(const Office& office, const TableQuery& query);

/// The table that was published for the same query, with the cells that stand otherwise now.
struct Published {
  FrozenTable frozen;
  std::vector<std::size_t> changed;
};
/// @returns nothing where none was, or where the query asks of an earlier day
std::optional<Published> published_of(const Office& office, const OfficialTable& now);

/// A case that counts otherwise than it did when the table was frozen, and in which cells.
struct ChangedCase {
  CaseRow row;
  std::vector<std::size_t> lost, gained;
};
/// What later acts would change in a published table.
struct Changes {
  std::vector<std::size_t> cells;
  std::vector<ChangedCase> cases;
  std::vector<StreamId> returns;  ///< agencies whose return came or changed since
};
/// @param now the same table, made from what stands now
Result<Changes> changes_since(const Office& office, const FrozenTable& frozen, const OfficialTable& now);

}  // namespace qixian::engine
