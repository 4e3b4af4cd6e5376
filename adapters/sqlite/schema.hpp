#pragma once
#include <SQLiteCpp/Database.h>

#include "engine/base/error.hpp"

namespace qixian::adapters::sqlite {

/// "qixi": what `file` and the next opening know a store by. Never changes.
inline constexpr int application_id = 0x71697869;

/// PRAGMA user_version. Version history, one migration each:
///   1  the log, its head, private texts, meta
///   2  projections of requests
///   3  outbox
///   4  one calendar behind all projections
///   5  publications
///   6  official tables: what they group by, and those that were published
///   7  deadlines; the outbox as it is used, cases that a notice moved
///   8  unsent messages by channel
///   9  no officer's words in the row of a publication
int newest_schema();

enum class Kind { empty, store, other };
/// What the file is, without changing a byte of it.
Kind kind_of(SQLite::Database& db);
int schema_of(SQLite::Database& db);

/// Brings the file to `version` in one transaction; all of it or nothing.
void migrate(SQLite::Database& db, int version = newest_schema());

}  // namespace qixian::adapters::sqlite
