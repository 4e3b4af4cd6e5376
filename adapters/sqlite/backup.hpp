#pragma once
#include <SQLiteCpp/Database.h>

#include <string>

#include "adapters/sqlite/new_file.hpp"
#include "engine/store/ports.hpp"

namespace qixian::adapters::sqlite {

/// Copies the store as of now into a new file, while other processes write on: whole, on the disk and in its place when
/// this returns, or not there at all. It holds personal data: new_file_rights(). It carries the digest of its content
/// (content_digest.hpp), and is no WAL file, so that it can be read where nobody may write.
/// @returns the head of the copy; file_exists, no_folder, left_over  @throws StoreFailure
engine::Result<engine::Heads> backup(SQLite::Database& source, const std::string& to);

/// A store from a backup, which is not touched: a copy is checked (the disk's pages, the content's digest, the chain
/// and what stands beside it), brought to this program's schema, and put in its place.
/// @returns the head; store_exists, left_over, no_store, not_a_store, newer_store, broken_backup  @throws StoreFailure
engine::Result<engine::Heads> restore(const std::string& from, const std::string& to);

/// A copy of an older store beside it, `NAME.schema-N`, before it is brought up to date. @returns its name
engine::Result<std::string> backup_before_migration(SQLite::Database& source, const std::string& path);

}  // namespace qixian::adapters::sqlite
