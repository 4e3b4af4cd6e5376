#pragma once
#include "cli/table_view.hpp"

namespace qixian::cli {

/// What `table` and its own commands take to say which table is meant.
struct TableInput {
  int year = 0, quarter = 0, month = 0;
  std::optional<Day> from, to, as_of;
  std::string form, agency, known_at;
};
/// --year, --form, --agency.
void table_options(CLI::App& command, TableInput& input);
/// @returns null after the error has been told
std::optional<engine::TableQuery> query_of(Context& context, const TableInput& input);

void add_table_returns(CLI::App& table, Context& context);
void add_table_freeze(CLI::App& table, Context& context);
/// The published table, or what has come since, of the query.
void show_frozen(Context& context, const engine::TableQuery& query, const std::string& format);
void show_changes(Context& context, const engine::TableQuery& query);
/// The cases of --cell, and with --against those that are in one of the two only.
void show_cells(Context& context, const engine::TableQuery& query, const std::string& cell, const std::string& against,
                bool as_json);

}  // namespace qixian::cli
