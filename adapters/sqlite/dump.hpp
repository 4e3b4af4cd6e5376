#pragma once
#include <SQLiteCpp/Database.h>

#include <string>

#include "engine/store/ports/dump.hpp"

namespace qixian::adapters::sqlite {

/// Rows of a table as lines of text in order of its key, whose first column is the stream, added to `lines`: those of
/// whole streams behind that one, until they are `limit` or more.
/// @returns the last stream; nothing when there are no more
std::optional<std::int64_t> dump_table(SQLite::Database& db, const std::string& table, const std::string& key,
                                       std::int64_t after, std::size_t limit, std::vector<std::string>& lines);

}  // namespace qixian::adapters::sqlite
