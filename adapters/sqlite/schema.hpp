#pragma once
#include <SQLiteCpp/Database.h>

#include "engine/base/error.hpp"

namespace qixian::adapters::sqlite {

/// "qixi": what `file` and the next opening know a store by. Never changes.
inline constexpr int application_id = 0x71697869;

/// PRAGMA user_version: the number of the last migration. docs/event-log.md says what each brought.
int newest_schema();

enum class Kind { empty, store, other };
/// What the file is, without changing a byte of it.
Kind kind_of(SQLite::Database& db);
int schema_of(SQLite::Database& db);

/// Brings the file to `version` in one transaction; all of it or nothing.
void migrate(SQLite::Database& db, int version = newest_schema());

}  // namespace qixian::adapters::sqlite
