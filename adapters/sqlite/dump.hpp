#pragma once
#include <SQLiteCpp/Database.h>

#include <functional>
#include <string_view>

namespace qixian::adapters::sqlite {

/// Every row of a table as a line of text, in order of its key.
void dump_table(SQLite::Database& db, std::string_view table, std::string_view key,
                const std::function<void(std::string_view)>& line);

}  // namespace qixian::adapters::sqlite
