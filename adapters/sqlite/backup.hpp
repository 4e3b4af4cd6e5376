#pragma once
#include <SQLiteCpp/Database.h>

#include <string>

#include "engine/error.hpp"

namespace qixian::adapters::sqlite {

/// Copies the store as of now into a new file, while other processes write on. The file gets the store's own access
/// rights (it holds personal data) and is on the disk when this returns; when it fails, no file is left.
/// @returns file_exists, no_folder
/// @throws StoreFailure
engine::Result<void> backup(SQLite::Database& source, const std::string& from, const std::string& to);

}  // namespace qixian::adapters::sqlite
