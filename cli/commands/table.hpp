#pragma once
#include "cli/print_table.hpp"
#include "cli/views.hpp"
#include "engine/tables/report/report_publication.hpp"

namespace qixian::cli {

/// What `table` and its own commands take to say which table is meant.
struct TableInput {
  int year = 0, quarter = 0, month = 0;
  std::optional<Day> from, to, as_of;
  std::string form, agency, known_at;
};
/// --year, --form, --agency. @returns --year
Option* table_options(const Words& words, Command& command, TableInput& input);
/// @returns null after the error has been told
std::optional<engine::TableQuery> query_of(Context& context, const TableInput& input, For use = For::reading);

/// The annual report, whose figures are the table's.
void add_report(Command& app, Context& context);
void add_table_returns(Command& table, Context& context);
void add_table_freeze(Command& table, Context& context);
void add_table_published(Command& table, Context& context);
/// The publication of the annual report that a table is of; null where it is not on record, or no year's table.
const engine::PublishedReport* report_of(const engine::PublishedReports& reports, const engine::TableQuery& query);
/// What --format offers, and where it goes.
struct TableOutput {
  std::string format = "text", file;
};
/// @param more notes below those of the table
void show_table(Context& context, const engine::OfficialTable& table, const std::vector<std::string>& more,
                const TableOutput& output);
/// The published table, or what has come since, of the query.
void show_frozen(Context& context, const engine::TableQuery& query, const TableOutput& output);
void show_changes(Context& context, const engine::TableQuery& query);
/// The cases of --cell, and with --against those that are in one of the two only.
void show_cells(Context& context, const engine::TableQuery& query, const std::string& cell, const std::string& against,
                bool as_json);

}  // namespace qixian::cli
